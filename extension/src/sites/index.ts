/** The sites, and the compose box that an element belongs to. */

import type { Surface } from "../finding";
import { demo } from "./demo";
import { facebook } from "./facebook";
import { instagram } from "./instagram";
import { messenger } from "./messenger";
import type { Site } from "./site";

export const SITES: readonly Site[] = [facebook, messenger, instagram];

export interface Composer {
  box: HTMLElement;
  surface: Surface;
}

const PRIVATE = '[role="searchbox"], [role="search"], [type="search"], [type="password"], [contenteditable="false"]';

/** The site of a page, or null. */
export function siteOf({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): Site | null {
  if (protocol.endsWith("-extension:")) return demo;
  return SITES.find((site) => site.hosts.includes(hostname)) ?? null;
}

/** The compose box that `target` is or lies in, or null when it publishes nothing. */
export function composerOf(site: Site, target: EventTarget | null, path: string): Composer | null {
  if (!(target instanceof HTMLElement)) return null;
  const box = target instanceof HTMLTextAreaElement ? target : editingHost(target);
  if (!box || box.closest(PRIVATE)) return null;
  const surface = site.surface(box, path);
  return surface && { box, surface };
}

/** The outermost editable element around `target`. */
function editingHost(target: HTMLElement): HTMLElement | null {
  const inner = target.closest<HTMLElement>(
    '[contenteditable="true"], [contenteditable=""], [contenteditable="plaintext-only"]',
  );
  const outer = inner?.parentElement && editingHost(inner.parentElement);
  return outer || inner;
}
