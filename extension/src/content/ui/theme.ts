/** The theme of what is shown in a page: light or dark as the page is, which need not be as the system is. */

import { parentOf } from "../../shared/dom-tree";
import { isOurs } from "./shadow-root";

/** Elements of ours that are shown, and what of the page each stands beside. */
const themed = new Map<HTMLElement, Element>();
let frame = 0;

/** Give an element of ours the theme of what it stands beside, now and whenever the page changes its own. */
export function followTheme(ours: HTMLElement, beside: Element): void {
  if (!themed.size) watchPage();
  themed.set(ours, beside);
  apply(ours, beside);
}

/** The element of the page at the middle of a rectangle of the window. */
export function pageElementAt({ left, right, top, bottom }: DOMRect): Element {
  const there = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
  return there.find((one) => !isOurs(one)) ?? document.body;
}

const apply = (ours: HTMLElement, beside: Element) => ours.classList.toggle("dark", isDark(beside));

function applyAll(): void {
  frame = 0;
  for (const [ours, beside] of themed) {
    if (ours.isConnected) apply(ours, beside);
    else themed.delete(ours);
  }
}

let watched = false;

/** Notice when the page, or the system, changes its theme: pages do it by an attribute of their root. */
function watchPage(): void {
  if (watched) return;
  watched = true;
  const later = () => {
    if (!frame) frame = requestAnimationFrame(applyAll);
  };
  const observer = new MutationObserver(later);
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", later);
}

/** Whether a part of the page is dark: by the ground that it stands on, or else by its letters. */
export function isDark(part: Element): boolean {
  for (let one: Element | null = part; one; one = parentOf(one)) {
    const ground = brightness(getComputedStyle(one).backgroundColor);
    if (ground !== null) return ground < HALF;
  }
  const letters = brightness(getComputedStyle(part).color);
  return letters === null ? matchMedia("(prefers-color-scheme: dark)").matches : letters >= HALF;
}

const HALF = 0.5;

/** How bright a colour is, from 0 to 1, as computed styles write it; null where it lets through what is behind it, or is no colour. */
function brightness(colour: string): number | null {
  const [, space = "", values = ""] = /^([a-z]+)\((?:[a-z0-9-]*[a-z][a-z0-9-]* )?(.*)\)$/.exec(colour) ?? [];
  const [first = 0, second = 0, third = 0, alpha = 1] = values.split(/[\s,/]+/).map(Number);
  if (!values || alpha < 0.5) return null;
  if (space.startsWith("ok")) return first; // oklab and oklch begin with the lightness
  if (space.startsWith("l")) return first / 100; // so do lab and lch
  const sum = 0.299 * first + 0.587 * second + 0.114 * third;
  return space.startsWith("rgb") ? sum / 255 : sum;
}
