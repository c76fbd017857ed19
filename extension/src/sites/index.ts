/** The sites, and the compose box that an element belongs to. */

import { nearest } from "../composed";
import type { Surface } from "../finding";
import { business } from "./business";
import { demo } from "./demo";
import { facebook } from "./facebook";
import { instagram } from "./instagram";
import { messenger } from "./messenger";
import { addressOf, type Site } from "./site";
import { threads } from "./threads";

export type { Site };

export const SITES: readonly Site[] = [facebook, business, messenger, instagram, threads];

/** How a box came to be watched: its site knows it, it looks as if it published something, or the user has asked for it. */
export type Adapter = "site" | "generic" | "asked";

export interface Composer {
  box: HTMLElement;
  /** what is published from the box where the page is now */
  surface: Surface;
  adapter: Adapter;
}

const PRIVATE = '[role="searchbox"], [role="search"], [type="search"], [type="password"], [contenteditable="false"]';
const ELSEWHERE = /^\/(?:login|recover|checkpoint|settings|privacy|search|accounts|latest\/settings|help)(?:[/.]|$)/;
const RICH = '[contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"]';
const CHOOSES = '[role="combobox"], [list], [aria-autocomplete], [readonly], [inputmode="numeric"], [inputmode="tel"]';
const TYPED = /^(?:text)?$/;

/** The site of a page, or null. */
export function siteOf({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): Site | null {
  if (protocol.endsWith("-extension:")) return demo;
  return SITES.find((site) => site.hosts.includes(hostname)) ?? null;
}

/** The compose box that `target` is or lies in, or null when it publishes nothing; `place` is the page's path with its query. */
export function composerOf(site: Site, target: EventTarget | null, place: string): Composer | null {
  const box = boxOf(target);
  const address = addressOf(place);
  if (!box || nearest(box, PRIVATE) || ELSEWHERE.test(address.path)) return null;
  if (box instanceof HTMLInputElement && !belongsToPost(box)) return null;
  const known = site.surface(box, address);
  return known ? { box, surface: known, adapter: "site" } : { box, surface: site.usual, adapter: "generic" };
}

/** The text box that the user asks for by hand, whatever it seems to be; null where there is none, or it holds a password. */
export function askedFor(site: Site, target: EventTarget | null, place: string): Composer | null {
  const box = boxOf(target);
  return box && !box.matches('[type="password"]')
    ? { box, surface: surfaceOf(site, box, place), adapter: "asked" }
    : null;
}

/** Look again at what is published from a box, where the page has gone on to another place; true when that is something else. */
export function relocated(site: Site, composer: Composer, place: string): boolean {
  const before = composer.surface;
  const known = site.surface(composer.box, addressOf(place));
  composer.surface = known ?? site.usual;
  if (composer.adapter !== "asked") composer.adapter = known ? "site" : "generic";
  return composer.surface !== before;
}

/** Whether who is at a place of a site, and publishes this there, writes for a practice's page. */
export const isPractice = (site: Site, place: string, surface: Surface | null): boolean =>
  site.isPractice?.(addressOf(place), surface) ?? false;

/** What is published from a box at a place of its site. */
const surfaceOf = (site: Site, box: HTMLElement, place: string): Surface =>
  site.surface(box, addressOf(place)) ?? site.usual;

function boxOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement) return TYPED.test(target.getAttribute("type") ?? "") ? target : null;
  return editingHost(target);
}

/** Whether a line of text is a part of something published, as a poll's answers and a link's description are: beside a box. */
function belongsToPost(line: HTMLInputElement): boolean {
  if (line.matches(CHOOSES) || !/^(?:on|off|)$/.test(line.autocomplete)) return false;
  const around = nearest(line, '[role="dialog"], form');
  return [...(around?.querySelectorAll<HTMLElement>(`textarea, ${RICH}`) ?? [])].some((box) => !nearest(box, PRIVATE));
}

/** The outermost editable element around `target`. */
function editingHost(target: HTMLElement): HTMLElement | null {
  const inner = target.closest<HTMLElement>(RICH);
  const outer = inner?.parentElement && editingHost(inner.parentElement);
  return outer || inner;
}
