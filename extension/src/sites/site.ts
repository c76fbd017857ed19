/** What must be known of a site. A site is one file beside this one; tests/extension/adding-a-site.test.ts says what else it needs. */

import type { Surface } from "../shared/api-types";

/** Where on a site a box stands: the path and the query of the page's address. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

/** A site, and how its pages are read; `S` are the surfaces of the site. */
export interface Site<S extends Surface = Surface> {
  /** as people call it */
  name: string;
  hosts: readonly string[];
  /** ids, in surfaces.json, of all that is published from its boxes */
  surfaces: readonly S[];
  /** What a known box of this site publishes; null when it is none of those. */
  surfaceOf(box: HTMLElement, address: Address): NoInfer<S> | null;
  /** What a box that publishes something, but is not known, is taken for. */
  defaultSurface: NoInfer<S>;
  /** What the comments of others here, and an answer to one, are taken for. */
  commentSurface: NoInfer<S>;
  /** Whether only those who write for a practice's page come to this address, or publish this from it. */
  isPractice?(address: Address, surface: Surface | null): boolean;
  /** surfaces whose sending button ends a header row, while the buttons after the box open something */
  headed?: readonly NoInfer<S>[];
  /** selector of what stands around a button that surely sends, though nothing else tells */
  sendButton?: string;
  /** selector of the comments of others on a page */
  comment?: string;
  /** selector of the form around a box that answers a comment */
  replyForm?: string;
}

/** A site, in whose definition the type checker accepts only `surfaces` of its own. */
export const defineSite = <const S extends Surface>(site: Site<S>): Site => site;

/** The address in a page's path with its query. */
export function addressOf(place: string): Address {
  const { pathname, searchParams } = new URL(place, "https://site.invalid");
  return { path: pathname, query: searchParams };
}
