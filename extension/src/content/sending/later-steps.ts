/** Posts in several steps: the button that sends may stand in a later dialog, which has no box any more. */

import { nearest } from "../../shared/dom-tree";
import { kindOf } from "../../sites/surfaces";
import { isLaterStep, sendButtonsIn, sendButtonsOf } from "../buttons/send-button";
import { isBlank } from "../editor/spans";
import type { GuardedBox, Session } from "../session/session";

/** The text of each session that one of its own buttons led on to a later step. */
const ledOn = new WeakMap<Session, string>();

/** Remember that a button of these boxes was pressed and let through: a later step may follow. */
export function rememberLedOn(boxes: readonly GuardedBox[]): void {
  for (const { session } of boxes) ledOn.set(session, session.text());
}

/**
 * The boxes whose text a button may send that stands in a dialog without a box: those that the page has put away, or led on from.
 * Where no button of theirs led there, as to the choice of an audience, only a button that is named to publish is taken for the last one.
 */
export function sentByLaterStep(button: HTMLElement, watched: readonly GuardedBox[]): GuardedBox[] {
  const dialog = nearest(button, '[role="dialog"]');
  if (!dialog || !isLaterStep(dialog)) return [];
  return watched.filter(({ box, surface, session }) => {
    if (kindOf(surface) !== "post" || isBlank(session.text())) return false;
    const isLed = ledOn.get(session) === session.text();
    const isAway = !box.isConnected || box.checkVisibility?.() === false;
    const isMute = nearest(box, '[role="dialog"]') !== null && !sendButtonsOf(box, surface).length; // its buttons stand in another dialog
    return (isLed || isAway || isMute) && sendButtonsIn(dialog, isLed).includes(button);
  });
}
