/** What we must know about a site. */

import type { Surface } from "../finding";

export interface Site {
  /** as people call it */
  name: string;
  hosts: readonly string[];
  /** What a box that we know on this site publishes, or null when it is none of those. */
  surface(box: HTMLElement, path: string): Surface | null;
  /** What a box that publishes something, but which we don't know, is taken for. */
  usual: Surface;
}
