/** The box that answers a comment, into which a safe reply is put. */

import { allElements, nearest } from "../../shared/dom-tree";
import { text } from "../../shared/i18n";
import { COMMENTS, REPLY_FORMS } from "../../sites";
import { textOf } from "../editor/box";
import { write } from "../editor/edit";
import { isBlank } from "../editor/spans";

const BOX = '[contenteditable="true"], textarea';

let lastBox: () => HTMLElement | null = () => null;

/** Say how to know the box that the user was in last. */
export function setLastBox(box: () => HTMLElement | null): void {
  lastBox = box;
}

/** Put a reply into the box that is open at the comment, and say what came of it. It is never sent, and never over what somebody wrote. */
export async function insertReply(comment: HTMLElement, reply: string): Promise<string> {
  const box = replyBoxOf(comment);
  if (!box) return text("reply_no_box");
  if (!isBlank(textOf(box))) return text("reply_not_empty");
  if (!(await write(box, reply))) return text("reply_refused");
  return text("reply_written");
}

/** The box that answers a comment: within it, or after it and before the next one, or the one that the user is in. */
function replyBoxOf(comment: HTMLElement): HTMLElement | null {
  const inside = comment.querySelector<HTMLElement>(BOX);
  if (inside) return inside;
  for (const one of following(comment)) {
    if (one.matches(COMMENTS)) break;
    if (one instanceof HTMLElement && one.matches(BOX)) return one;
  }
  const box = lastBox();
  const answers = box?.isConnected && nearest(box, REPLY_FORMS) && follows(box, comment);
  return answers && !nearest(box, COMMENTS) ? box : null;
}

/** Everything on the page after an element and not within it, in its order. */
function* following(element: Element): Generator<Element> {
  for (const one of allElements(document.body)) if (follows(one, element) && !element.contains(one)) yield one;
}

const follows = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
