/** What we must know about a site. */

import type { Surface } from "../finding";

export interface Site {
  hosts: readonly string[];
  /** What is published from this text box, or null when nothing is. */
  surface(box: HTMLElement, path: string): Surface | null;
}
