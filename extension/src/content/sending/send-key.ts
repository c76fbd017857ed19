/** What Enter does in a box: send, make a new line, or take what an open menu offers. */

import { contains, deepActiveElement } from "../../shared/dom-tree";
import type { Composer } from "../../sites";
import { kindOf } from "../../sites/surfaces";
import { sendButtonsOf } from "../buttons/send-button";
import { isField, textOf } from "../editor/box";
import { input } from "../editor/input";

/** What a key does in a box; null where it does nothing of the kind. `may send`: the box is not known, and Enter may send or make a line. */
export type EnterEffect = "sends" | "may send" | "makes a line" | null;

/** Boxes in which Enter was seen to make a new line. */
const makesLines = new WeakSet<HTMLElement>();

/** What a key that was pressed in a box does. An input method's Enter sends nothing, and a menu's Enter is the menu's. */
export function effectOfKey(composer: Composer, event: KeyboardEvent): EnterEffect {
  if (event.key !== "Enter" || event.shiftKey || event.altKey) return null;
  if (event.isComposing || event.keyCode === 229 || isMenuOpen(composer.box)) return null;
  return event.ctrlKey || event.metaKey ? "sends" : effectOfEnter(composer);
}

/** What Enter does in a box; in one that nobody knows, it sends where nothing else does. */
export function effectOfEnter({ box, surface, adapter }: Composer): Exclude<EnterEffect, null> {
  finishLearning();
  if (makesLines.has(box)) return "makes a line";
  if (kindOf(surface) !== "post") return "sends";
  if (box instanceof HTMLInputElement) return "may send";
  if (adapter === "site") return "makes a line";
  return sendButtonsOf(box, surface).length && !isOneLine(box) ? "may send" : "sends";
}

/** Whether a box is as low as one line, as those that are sent with Enter are. */
function isOneLine(box: HTMLElement): boolean {
  const { height } = box.getBoundingClientRect();
  return height > 0 && height < 2 * Number.parseFloat(getComputedStyle(box).fontSize) * LINE;
}

const LINE = 1.5; // of the size of its letters

/** Make the line that a browser makes of an Enter that no page takes. */
export function insertLine(box: HTMLElement): void {
  if (box instanceof HTMLInputElement) box.form?.requestSubmit();
  else if (isField(box)) document.execCommand("insertText", false, "\n");
  else input(box, "insertParagraph");
}

/** Look, after an Enter that nobody held, whether it made a new line: soon, and before the next key at the latest. */
export function learnFromEnter(box: HTMLElement): void {
  const before = linesOf(box);
  const look = () => {
    if (linesOf(box) > before) makesLines.add(box);
    if (finishLearning === look) finishLearning = nothing;
  };
  finishLearning = look;
  setTimeout(look);
}

const nothing = () => {};

/** What is still to be learned from the last Enter. */
let finishLearning = nothing;

const linesOf = (box: HTMLElement) => textOf(box).split("\n").length;

const LISTS = '[role="listbox"], [role="menu"], [role="grid"], [role="tree"]';

/** Whether a menu, of mentions or the like, is open at a box and waits for Enter. */
function isMenuOpen(box: HTMLElement): boolean {
  const owner = deepActiveElement();
  return (
    declaresOpenMenu(box) || (owner !== null && contains(box, owner) && declaresOpenMenu(owner)) || isMenuBeside(box)
  );
}

/** Whether an element says that a menu is open: it names what is chosen in it, or a list that can be seen. */
function declaresOpenMenu(element: Element): boolean {
  const expanded = element.getAttribute("aria-expanded");
  if (expanded === "false") return false;
  if (elementsNamedBy(element, "aria-activedescendant").some(isSeen)) return true;
  const lists = [...elementsNamedBy(element, "aria-controls"), ...elementsNamedBy(element, "aria-owns")].filter((one) =>
    one.matches(LISTS),
  );
  return lists.some(isSeen) || (expanded === "true" && [...document.querySelectorAll(LISTS)].some(isSeen));
}

/** The elements that an attribute names by their ids. */
function elementsNamedBy(element: Element, attribute: string): Element[] {
  const root = element.getRootNode();
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
  const found = ids.map((id) => (root instanceof ShadowRoot && root.getElementById(id)) || document.getElementById(id));
  return found.filter((one) => one !== null);
}

const STARTS_MENU = /(?:^|\s)[@#:/][^\n]{0,40}$/;

/** Whether a mention or the like is being written, and a list that nothing names has something chosen in it. */
function isMenuBeside(box: HTMLElement): boolean {
  if (!STARTS_MENU.test(textOf(box).trimEnd())) return false;
  const chosen = document.querySelectorAll('[role="listbox"] [aria-selected="true"]');
  return [...chosen].some((one) => !contains(box, one) && isSeen(one));
}

const isSeen = (element: Element): boolean => element.checkVisibility?.() !== false;

/** Press Enter in the user's place, with the keys that were held with it; true when the page took it. */
export function pressEnter(target: HTMLElement, { ctrlKey, metaKey }: KeyboardEvent): boolean {
  const enter = { key: "Enter", code: "Enter", keyCode: 13, which: 13, ctrlKey, metaKey };
  const init = { ...enter, bubbles: true, cancelable: true, composed: true };
  target.focus({ preventScroll: true });
  const press = (kind: string) => !target.dispatchEvent(new KeyboardEvent(kind, init));
  return ["keydown", "keypress", "keyup"].map(press).includes(true);
}
