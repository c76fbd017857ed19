/** The one card that may be open: near its place wherever that moves, with the focus, closed by Escape. */

import { createElement } from "../../shared/dom";
import { showAligned } from "./follow";
import { placeNear } from "./placement";
import { isOurs, ourRoot } from "./shadow-root";
import { followTheme, pageElementAt } from "./theme";

/** Where a card stands: near the place of `rect`, and off what it must `avoid`. */
export interface Anchor {
  rect: () => DOMRect;
  avoid: () => DOMRect | null;
}

/** What a card is opened with. */
export interface Popover {
  role: "dialog" | "alertdialog";
  label: string;
  /** what it says, and from its `.actions` on what can be pressed, which stays in sight */
  content: Node[];
  anchor: Anchor;
  /** called when it has closed; `back` when whoever opened it is to take the focus back */
  closed: (back: boolean) => void;
  /** whether a key that writes closes it and comes to the text */
  letsTypeOn?: boolean;
}

let open: { close: (back: boolean) => void; letsTypeOn: boolean } | null = null;

/** Close the card; false when none is open. `back` asks whoever opened it to take the focus back. */
export function closePopover(back = false): boolean {
  const closing = open;
  closing?.close(back);
  return closing !== null;
}

/** Close a card that lets the user type on before a key that writes; the box has the focus then, and the key comes to the text. */
export function closeOnTyping({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (!open?.letsTypeOn || !isOurs(target) || key.length !== 1 || ctrlKey || metaKey || altKey) return;
  const presses = key === " " && ourRoot().activeElement instanceof HTMLButtonElement;
  if (!presses) closePopover(true);
}

/** Open a card instead of one that is open. */
export function openPopover({ role, label, content, anchor, closed, letsTypeOn = false }: Popover): void {
  closePopover();
  const shown = new AbortController();
  const card = createCard(role, label, content);
  followTheme(card, pageElementAt(anchor.rect()));
  const align = () => placeNear(card, anchor.rect(), anchor.avoid());
  showAligned(card, align, shown.signal, card); // what it says may come later, and be opened
  align();
  // the card and not its first button, which a key meant for the text would press
  const focus = () => card.focus({ preventScroll: true });
  focus();
  setTimeout(focus); // editors take the focus back during the click that opened the card
  const close = (back: boolean) => {
    open = null;
    shown.abort();
    closed(back);
  };
  open = { letsTypeOn, close };
}

function createCard(role: string, label: string, content: Node[]): HTMLElement {
  const card = createElement("section", { className: "card", ariaLabel: label, tabIndex: -1 });
  card.setAttribute("role", role);
  const foot = content.findIndex((node) => node instanceof HTMLElement && node.matches(".actions"));
  card.append(createElement("div", { className: "body" }, ...content.slice(0, foot)), ...content.slice(foot));
  return card;
}
