/** The sites, and the compose box that an element belongs to. */

import type { Surface } from "../finding";
import { business } from "./business";
import { demo } from "./demo";
import { facebook } from "./facebook";
import { instagram } from "./instagram";
import { messenger } from "./messenger";
import type { Site } from "./site";

export const SITES: readonly Site[] = [facebook, business, messenger, instagram];

/** How a box came to be watched: its site knows it, it looks as if it published something, or the user has asked for it. */
export type Adapter = "site" | "generic" | "asked";

export interface Composer {
  box: HTMLElement;
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

/** The compose box that `target` is or lies in, or null when it publishes nothing. */
export function composerOf(site: Site, target: EventTarget | null, path: string): Composer | null {
  const box = boxOf(target);
  if (!box || box.closest(PRIVATE) || ELSEWHERE.test(path)) return null;
  if (box instanceof HTMLInputElement && !belongsToPost(box)) return null;
  const known = site.surface(box, path);
  return known ? { box, surface: known, adapter: "site" } : { box, surface: site.usual, adapter: "generic" };
}

/** The text box that the user asks for by hand, whatever it seems to be; null where there is none, or it holds a password. */
export function askedFor(site: Site, target: EventTarget | null, path: string): Composer | null {
  const box = boxOf(target);
  return box && !box.matches('[type="password"]')
    ? { box, surface: site.surface(box, path) ?? site.usual, adapter: "asked" }
    : null;
}

function boxOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement) return TYPED.test(target.getAttribute("type") ?? "") ? target : null;
  return editingHost(target);
}

/** Whether a line of text is a part of something published, as a poll's answers and a link's description are: beside a box. */
function belongsToPost(line: HTMLInputElement): boolean {
  if (line.matches(CHOOSES) || !/^(?:on|off|)$/.test(line.autocomplete)) return false;
  const around = line.closest('[role="dialog"], form');
  return [...(around?.querySelectorAll<HTMLElement>(`textarea, ${RICH}`) ?? [])].some((box) => !box.closest(PRIVATE));
}

/** The outermost editable element around `target`. */
function editingHost(target: HTMLElement): HTMLElement | null {
  const inner = target.closest<HTMLElement>(RICH);
  const outer = inner?.parentElement && editingHost(inner.parentElement);
  return outer || inner;
}
