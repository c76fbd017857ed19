/** The buttons that may send what stands in a box: found by what they do and where they stand. Every one of them is guarded. */

import type { Surface } from "../../shared/api-types";
import { allElements, contains, nearest, parentOf } from "../../shared/dom-tree";
import { isHeaded, SEND_BUTTONS } from "../../sites";
import { isNamedToAdd, isNamedToLeave, isNamedToPublish, isNamedToSend } from "./button-words";

/** Selector of whatever can be pressed like a button. */
export const BUTTONS = 'button, [role="button"], input[type="submit"]';
const PARTS = 'form, [role="dialog"], [role="article"], article';
const SUBMITS = 'button[type="submit"], button:not([type]), input[type="submit"]';
const DISABLED = ':disabled, [aria-disabled="true"]';
const OPENS = '[aria-haspopup]:not([aria-haspopup="false"]), [aria-expanded], [aria-pressed], [aria-checked]';
/** parts of a part with a purpose of their own */
const APART =
  '[role="toolbar"], [role="menu"], [role="listbox"], [role="tablist"], [role="dialog"], [role="article"], article, nav';
const HEADING = 'h1, h2, h3, [role="heading"]';
const BOXES = 'textarea, [contenteditable="true"], [contenteditable=""]';

/** Buttons that were disabled while a box was empty: what is enabled when it is written in sends it. */
const wasDisabled = new WeakSet<Element>();

/** Remember which buttons around an empty box are disabled. */
export function rememberDisabled(box: HTMLElement): void {
  const part = nearest(box, PARTS) ?? parentOf(box);
  if (part) for (const one of buttonsIn(part)) if (one.matches(DISABLED)) wasDisabled.add(one);
}

/** Every button that may send what stands in a box, the surest first. */
export function sendButtonsOf(box: HTMLElement, surface: Surface): HTMLElement[] {
  const form = nearest(box, "form");
  const submits = form ? buttonsIn(form).filter((one) => one.matches(SUBMITS) && isUsable(one, form, box)) : [];
  const headed = headerButtons(box, isHeaded(surface));
  const after = nearest(box, PARTS) ? sendersInParts(box) : sendersAround(box);
  const last = isHeaded(surface) && headed.length ? after.filter(isSure) : after;
  return [...new Set([...submits, ...headed, ...last])];
}

/** The button that surely sends what stands in a box, which may be pressed in the user's place; null where none surely does. */
export function sureSendButton(box: HTMLElement, surface: Surface): HTMLElement | null {
  const part = nearest(box, PARTS);
  const isOwn = (one: HTMLElement) => (part && contains(part, one)) || isNear(box, one);
  const form = nearest(box, "form");
  const submits = (one: HTMLElement) => form !== null && one.matches(SUBMITS) && nearest(one, "form") === form;
  return sendButtonsOf(box, surface).find((one) => isOwn(one) && (isSure(one) || submits(one))) ?? null;
}

const NEAR_PX = 80;

/** Whether two elements stand close to each other on the screen. */
function isNear(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const apart = Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
  return apart <= NEAR_PX;
}

/** Where the button stands that sends what stands in a box; null where there is none. */
export function sendButtonRect(box: HTMLElement, surface: Surface): DOMRect | null {
  const sender = sureSendButton(box, surface) ?? sendButtonsOf(box, surface).at(-1);
  return sender?.getBoundingClientRect() ?? null;
}

/** Every button that may send in a later step of a post; with `anyName` false, only those that are named to publish. */
export function sendButtonsIn(dialog: HTMLElement, anyName: boolean): HTMLElement[] {
  const usable = buttonsIn(dialog).filter((one) => isUsable(one, dialog, null));
  return anyName ? likelySenders(usable) : usable.filter(isNamedToPublish);
}

/** Whether a dialog is a later step of a post: it can be seen, has no box, and has a button with which the post may go on. */
export const isLaterStep = (dialog: HTMLElement): boolean =>
  isVisible(dialog) &&
  !allElements(dialog).some((one) => one.matches(BOXES)) &&
  sendButtonsIn(dialog, true).some(hasWords);

/** Whether a button leads out of what was written: by its name, or as an icon in the header of a dialog. */
export function isExit(button: HTMLElement): boolean {
  if (isNamedToLeave(button)) return true;
  const dialog = nearest(button, '[role="dialog"]');
  if (!dialog || hasWords(button)) return false;
  const row = headingRow(headingOf(dialog), dialog, null, buttonsIn(dialog));
  return row?.includes(button) ?? false;
}

const isVisible = (element: Element): boolean => element.checkVisibility?.() !== false;

const isSure = (button: Element) => isNamedToSend(button) || wasDisabled.has(button) || isSubmitOfComposer(button);

const isSubmitOfComposer = (button: Element) => nearest(button, SEND_BUTTONS) !== null;

/** The buttons that may send a box, of those after it in the parts of the page around it. */
function sendersInParts(box: HTMLElement): HTMLElement[] {
  const around = function* () {
    for (let part = nearest(box, PARTS); part; part = partAround(part)) yield part;
  };
  return nearestSenders(box, around());
}

function partAround(part: Element): HTMLElement | null {
  const outer = parentOf(part);
  return outer && nearest(outer, PARTS);
}

/** The buttons that may send a box which stands in no part of the page: the nearest; where another box follows, what was found is enough. */
function sendersAround(box: HTMLElement): HTMLElement[] {
  const around = function* () {
    for (let one = parentOf(box); one && one !== document.documentElement; one = parentOf(one)) yield one;
  };
  return nearestSenders(box, around(), (one) => hasOtherBox(one, box));
}

/**
 * The buttons that may send a box, in the first of the elements around it that has one with words after the box; where none of them surely
 * sends, the last icon before that, as a chat has it, may, too. `enough` tells of an element where icons that were found are all there is.
 */
function nearestSenders(box: HTMLElement, around: Iterable<Element>, enough = (_: Element) => false) {
  let icons: HTMLElement[] = [];
  for (const part of around) {
    if (icons.length && enough(part)) break;
    const after = buttonsAfter(part, box);
    if (after.some(isSure)) return likelySenders(after);
    if (after.some(hasWords)) return [...icons.slice(-1), ...likelySenders(after)];
    if (after.length) icons = after;
  }
  return likelySenders(icons);
}

const hasOtherBox = (part: Element, box: HTMLElement) =>
  [...part.querySelectorAll(BOXES)].some((one) => !contains(box, one) && !contains(one, box));

function buttonsAfter(part: Element, box: HTMLElement): HTMLElement[] {
  return buttonsAround(part, box).after.filter((one) => isUsable(one, part, box));
}

/** The buttons of a part before a box and after it. */
function buttonsAround(part: Element, box: HTMLElement): { before: HTMLElement[]; after: HTMLElement[] } {
  const before: HTMLElement[] = [];
  const after: HTMLElement[] = [];
  let passed = false;
  for (const one of allElements(part)) {
    if (one === box) passed = true;
    else if (isButton(one) && !contains(box, one)) (passed ? after : before).push(one);
  }
  return { before, after };
}

const buttonsIn = (part: Element): HTMLElement[] => allElements(part).filter(isButton);

const isButton = (element: Element): element is HTMLElement => element.matches(BUTTONS);

/** Of buttons one after the other, those that surely send, the last, and the last that has words. */
function likelySenders(buttons: HTMLElement[]): HTMLElement[] {
  const last = [buttons.at(-1), buttons.findLast(hasWords)].filter((one) => one !== undefined);
  return [...new Set([...buttons.filter(isSure), ...last])];
}

const hasWords = (button: HTMLElement) =>
  button.textContent?.trim() || (button instanceof HTMLInputElement && button.value);

/** Whether a button can be pressed, and is none that opens, switches, adds something or leads out. */
function isUsable(button: HTMLElement, part: Element, box: HTMLElement | null): boolean {
  if (button.matches(`${DISABLED}, ${OPENS}`) || isNamedToLeave(button) || isNamedToAdd(button)) return false;
  if (!isVisible(button)) return false;
  const outer = parentOf(button);
  const apart = outer && nearest(outer, APART);
  return !apart || apart === part || !contains(part, apart) || (box !== null && contains(apart, box));
}

/**
 * The buttons at the end of the header row of a dialog: after a first one that leads back, or alone after the heading.
 * With `loosely`, all that stands before the box is taken for the header where there is no such row.
 */
function headerButtons(box: HTMLElement, loosely: boolean): HTMLElement[] {
  const dialog = nearest(box, '[role="dialog"]');
  if (!dialog) return [];
  const { before } = buttonsAround(dialog, box);
  const heading = headingOf(dialog);
  const row = headingRow(heading, dialog, box, before) ?? (loosely ? before : []);
  const usable = row.filter((one) => isUsable(one, dialog, box));
  const end = row.at(-1);
  const alone = row.length === 1 && (!end || !heading || !follows(end, heading));
  const ends = end && !alone && usable.includes(end) && hasWords(end) ? [end] : [];
  return [...new Set([...usable.filter(isSure), ...ends])];
}

/** The buttons that stand in a row with a heading. */
function headingRow(heading: Element | null, dialog: Element, box: Element | null, before: HTMLElement[]) {
  for (let row = heading && parentOf(heading); row && row !== dialog; row = parentOf(row)) {
    const around = row;
    if (box && contains(around, box)) return null;
    const buttons = before.filter((one) => contains(around, one));
    if (buttons.length) return buttons;
  }
  return null;
}

const headingOf = (dialog: Element) => allElements(dialog).find((one) => one.matches(HEADING)) ?? null;

const follows = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
