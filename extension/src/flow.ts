/** Posts of several steps: the last button may stand in a dialog that has no box any more. */

import { nearest } from "./composed";
import { asksOn, sendersIn, sendersOf } from "./send-button";
import type { Guarded, Session } from "./session";
import { KINDS } from "./sites/surfaces";
import { isBlank } from "./spans";

/** The text of each session that a button of its own led on. */
const ledOn = new WeakMap<Session, string>();

/** A button of these boxes was pressed, and let through: a dialog may go on. */
export function goesOn(boxes: readonly Guarded[]): void {
  for (const { session } of boxes) ledOn.set(session, session.text());
}

/**
 * The boxes whose text a button may send that stands in a dialog without a box: those that the page has put away, or led on from.
 * Where no button of theirs led there, as to the choice of an audience, only a button that is named to publish is taken for the last one.
 */
export function sentFromElsewhere(button: HTMLElement, watched: readonly Guarded[]): Guarded[] {
  const dialog = nearest(button, '[role="dialog"]');
  if (!dialog || !asksOn(dialog)) return [];
  return watched.filter(({ box, surface, session }) => {
    if (KINDS[surface] !== "post" || isBlank(session.text())) return false;
    const isLed = ledOn.get(session) === session.text();
    const isAway = !box.isConnected || box.checkVisibility?.() === false;
    const isMute = nearest(box, '[role="dialog"]') !== null && !sendersOf(box, surface).length; // its buttons stand in another dialog
    return (isLed || isAway || isMute) && sendersIn(dialog, isLed).includes(button);
  });
}
