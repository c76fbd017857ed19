/** The user's selection in a box, as offsets of its text, so that it outlives changes of the box's elements. */

import { type Box, isField, selectionAt, textOf } from "./box";
import { offsetOf, pointOf, readDom } from "./dom-text";
import { isSlate } from "./input";

/** A selection and its direction, as UTF-16 offsets: it was begun at `anchor`, and typing goes on at `focus`. */
export interface Caret {
  anchor: number;
  focus: number;
}

interface LeftCaret {
  text: string;
  caret: Caret;
}

/** Where boxes had their caret when they lost the focus: Draft.js forgets it then. */
const leftCarets = new WeakMap<Box, LeftCaret>();

/** Remember the caret when the box loses the focus. */
export function rememberCaret(box: Box, signal: AbortSignal): void {
  const remember = () => {
    const caret = caretIn(box);
    if (caret) leftCarets.set(box, { text: textOf(box), caret });
  };
  box.addEventListener("blur", remember, { capture: true, signal }); // before the editor hears of it
}

/** The caret of a box, or the one that it was left with; null where it has had none. */
export function caretOf(box: Box): Caret | null {
  const remembered = leftCarets.get(box);
  const lost = !box.matches(":focus") && remembered?.text === textOf(box);
  return lost ? remembered.caret : caretIn(box);
}

function caretIn(box: Box): Caret | null {
  if (isField(box)) {
    const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0];
    return box.selectionDirection === "backward" ? { anchor: end, focus: start } : { anchor: start, focus: end };
  }
  const { anchorNode, anchorOffset = 0, focusNode, focusOffset = 0 } = selectionAt(box) ?? {};
  if (!anchorNode || !focusNode || !box.contains(anchorNode) || !box.contains(focusNode)) return null;
  const domText = readDom(box);
  return { anchor: offsetOf(domText, anchorNode, anchorOffset), focus: offsetOf(domText, focusNode, focusOffset) };
}

/** Put the caret where it belongs, and tell the editor at once. */
export function putCaret(box: Box, { anchor, focus }: Caret): void {
  if (isField(box)) {
    const direction = focus < anchor ? "backward" : "none";
    return box.setSelectionRange(Math.min(anchor, focus), Math.max(anchor, focus), direction);
  }
  const domText = readDom(box);
  const [from, fromOffset] = pointOf(box, domText, anchor);
  const [to, toOffset] = pointOf(box, domText, focus);
  select(box, from, fromOffset, to, toOffset);
}

/** Select, and tell the editor at once: the browser would in a later task, and a key could come before it. */
export function select(box: Box, from: Node, fromOffset: number, to: Node, toOffset: number): void {
  selectionAt(box)?.setBaseAndExtent(from, fromOffset, to, toOffset);
  document.dispatchEvent(new Event("selectionchange"));
  // Slate waits with it until something is to be put in
  if (isSlate(box)) box.dispatchEvent(new InputEvent("beforeinput", { bubbles: true, cancelable: true }));
}

/** Give a box the focus and the caret that it was left with: a box that gets the focus from us may put its caret first. */
export function restoreFocus(box: Box): void {
  const caret = caretOf(box);
  box.focus({ preventScroll: true });
  if (caret) putCaret(box, caret);
}
