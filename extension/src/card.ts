/** The one card that may be open: near its place wherever that moves, with the focus, closed by Escape. */

import { make } from "./dom";
import { isOurs, ourLayer, putNear } from "./layer";
import { followTheme, pageAt } from "./theme";

let open: { close: (back: boolean) => void; letsTypeOn: boolean } | null = null;

/** Close the card; false when none is open. `back` asks whoever opened it to take the focus back. */
export function closeCard(back = false): boolean {
  const closing = open;
  closing?.close(back);
  return closing !== null;
}

/** Close a card that lets the user type on before a key that writes; the box has the focus then, and the key comes to the text. */
export function typeOn({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (!open?.letsTypeOn || !isOurs(target) || key.length !== 1 || ctrlKey || metaKey || altKey) return;
  const presses = key === " " && ourLayer().activeElement instanceof HTMLButtonElement;
  if (!presses) closeCard(true);
}

/** Open a card near a place and off what it must `avoid`, instead of one that is open; `closed` is called when it has closed. */
export function openCard(
  role: "dialog" | "alertdialog",
  label: string,
  content: Node[],
  place: () => DOMRect,
  avoid: () => DOMRect | null,
  closed: (back: boolean) => void,
  { letsTypeOn = false } = {},
): void {
  closeCard();
  const card = make("section", { className: "card", ariaLabel: label, tabIndex: -1 });
  card.setAttribute("role", role);
  const foot = content.findIndex((node) => node instanceof HTMLElement && node.matches(".actions"));
  card.append(make("div", { className: "body" }, ...content.slice(0, foot)), ...content.slice(foot)); // what can be pressed stays in sight
  followTheme(card, pageAt(place()));
  ourLayer().append(card);
  const follow = () => putNear(card, place(), avoid());
  follow();
  const size = new ResizeObserver(follow); // what it says may come later, and be opened
  size.observe(card);
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", follow);
  // the card and not its first button, which a key meant for the text would press
  const focus = () => card.focus({ preventScroll: true });
  focus();
  setTimeout(focus); // editors take the focus back during the click that opened the card
  open = {
    letsTypeOn,
    close(back) {
      open = null;
      size.disconnect();
      removeEventListener("scroll", follow, { capture: true });
      removeEventListener("resize", follow);
      card.remove();
      closed(back);
    },
  };
}
