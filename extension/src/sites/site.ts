/** What we must know about a site. */

import type { Surface } from "../finding";

/** Where on a site a box stands: the path and the query of the page's address. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

export interface Site {
  /** as people call it */
  name: string;
  hosts: readonly string[];
  /** What a box that we know on this site publishes, or null when it is none of those. */
  surface(box: HTMLElement, address: Address): Surface | null;
  /** What a box that publishes something, but which we don't know, is taken for. */
  usual: Surface;
  /** What others write under the posts here, and an answer to it, is taken for. */
  comments: Surface;
  /** Whether only who writes for a practice's page comes to this place of the site, or publishes this from it. */
  isPractice?(address: Address, surface: Surface | null): boolean;
}

/** The address in a page's path with its query. */
export function addressOf(place: string): Address {
  const { pathname, searchParams } = new URL(place, "https://site.invalid");
  return { path: pathname, query: searchParams };
}
