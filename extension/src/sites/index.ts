/** The sites, and the compose box that an element belongs to. */

import type { Surface } from "../shared/api-types";
import { nearest } from "../shared/dom-tree";
import type { Adapter } from "../shared/page-messages";
import { business } from "./business";
import { demo } from "./demo";
import { facebook } from "./facebook";
import { instagram } from "./instagram";
import { messenger } from "./messenger";
import { addressOf, type Site } from "./site";
import { threads } from "./threads";

export type { Site };

/** Every site but the demo page, which is the extension's own. */
export const SITES: readonly Site[] = [facebook, business, messenger, instagram, threads];

const selectors = (key: "sendButton" | "comment" | "replyForm") => SITES.flatMap((site) => site[key] ?? []).join(", ");

/** Selectors of what pages of any of the sites have: around a button that surely sends, comments, forms that answer one. */
export const SEND_BUTTONS = selectors("sendButton");
export const COMMENTS = selectors("comment");
export const REPLY_FORMS = selectors("replyForm");

/** Whether the button that sends from a surface ends a header row, while the buttons after the box open something. */
export const isHeaded = (surface: Surface): boolean => SITES.some(({ headed }) => headed?.includes(surface));

/** A compose box, and what is known of it. */
export interface Composer {
  box: HTMLElement;
  /** what is published from the box where the page is now */
  surface: Surface;
  adapter: Adapter;
}

const PRIVATE = '[role="searchbox"], [role="search"], [type="search"], [type="password"], [contenteditable="false"]';
const EXCLUDED_PATHS =
  /^\/(?:login|recover|checkpoint|settings|privacy|search|accounts|latest\/settings|help)(?:[/.]|$)/;
const RICH = '[contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"]';
const FORM_CONTROLS =
  '[role="combobox"], [list], [aria-autocomplete], [readonly], [inputmode="numeric"], [inputmode="tel"]';
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
  if (!box || nearest(box, PRIVATE) || EXCLUDED_PATHS.test(address.path)) return null;
  if (box instanceof HTMLInputElement && !belongsToPost(box)) return null;
  const known = site.surfaceOf(box, address);
  return known ? { box, surface: known, adapter: "site" } : { box, surface: site.defaultSurface, adapter: "generic" };
}

/** The text box that the user asks for by hand, whatever it seems to be; null where there is none, or it holds a password. */
export function manualComposer(site: Site, target: EventTarget | null, place: string): Composer | null {
  const box = boxOf(target);
  return box && !box.matches('[type="password"]')
    ? { box, surface: surfaceOf(site, box, place), adapter: "manual" }
    : null;
}

/** Look again at what is published from a box, as the page has another address now; true when that is something else. */
export function updateSurface(site: Site, composer: Composer, place: string): boolean {
  const before = composer.surface;
  const known = site.surfaceOf(composer.box, addressOf(place));
  composer.surface = known ?? site.defaultSurface;
  if (composer.adapter !== "manual") composer.adapter = known ? "site" : "generic";
  return composer.surface !== before;
}

/** Whether who is at a place of a site, and publishes this there, writes for a practice's page. */
export const isPractice = (site: Site, place: string, surface: Surface | null): boolean =>
  site.isPractice?.(addressOf(place), surface) ?? false;

/** What is published from a box at a place of its site. */
const surfaceOf = (site: Site, box: HTMLElement, place: string): Surface =>
  site.surfaceOf(box, addressOf(place)) ?? site.defaultSurface;

function boxOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement) return TYPED.test(target.getAttribute("type") ?? "") ? target : null;
  return editingHost(target);
}

/** Whether a line of text is a part of something published, as a poll's answers and a link's description are: beside a box. */
function belongsToPost(line: HTMLInputElement): boolean {
  if (line.matches(FORM_CONTROLS) || !/^(?:on|off|)$/.test(line.autocomplete)) return false;
  const around = nearest(line, '[role="dialog"], form');
  return [...(around?.querySelectorAll<HTMLElement>(`textarea, ${RICH}`) ?? [])].some((box) => !nearest(box, PRIVATE));
}

/** The outermost editable element around `target`. */
function editingHost(target: HTMLElement): HTMLElement | null {
  const inner = target.closest<HTMLElement>(RICH);
  const outer = inner?.parentElement && editingHost(inner.parentElement);
  return outer || inner;
}
