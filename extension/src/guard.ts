/** Hold a post, comment or message while something at `block` stands in it, or while it is being checked. */

import { type Attempt, attemptOf } from "./attempt";
import { closeCard } from "./card";
import { focusAgain } from "./caret";
import { notice } from "./chip";
import { goesOn } from "./flow";
import { askAbout, askWhileChecking, type Patience, type Spot } from "./hold";
import { standDown } from "./last-net";
import { isOurs } from "./layer";
import { ask } from "./messages";
import { soon } from "./redaction";
import { placeOfSender } from "./send-button";
import type { Guarded, Session } from "./session";
import { tellUnchecked } from "./unchecked";

const QUIET_MS = 400; // so long nothing is said of a check that is waited for
const UNCHECKED = "Something broke inside Drape: what you send is not checked";

let releasing = false; // what we send again ourselves passes
let held: Attempt | null = null;

/** Guard the boxes that `watched` gives; has to be called before the page's own scripts run. */
export function guardSending(watched: () => Guarded[]): void {
  const hear = (event: Event) => {
    if (releasing || isOurs(event.target)) return;
    try {
      const attempt = attemptOf(event, watched());
      for (const { session } of attempt?.boxes ?? []) standDown(session);
      if (attempt && !passes(attempt)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event instanceof KeyboardEvent) swallowKeyUp();
        if (!isHeld(attempt)) void hold(attempt);
      }
    } catch {
      held = null; // a mistake of ours never keeps anybody from posting, but it is seen
      notice(UNCHECKED);
    }
  };
  for (const kind of ["keydown", "click", "submit"]) addEventListener(kind, hear, true);
}

const isHeld = (attempt: Attempt) =>
  attempt.boxes.some((one) => held?.boxes.some(({ session }) => session === one.session));

/** Whether boxes may be sent as they stand: all are checked, and nothing in them blocks. */
function passes(attempt: Attempt): boolean {
  if (isHeld(attempt)) return false;
  for (const { session } of attempt.boxes) session.changed();
  if (!attempt.boxes.every(({ session }) => session.judged() && !session.blocking().length)) return false;
  tellOf(attempt.boxes);
  goesOn(attempt.boxes);
  return true;
}

/** The page must not hear the end of a key either, whose beginning it did not hear. */
function swallowKeyUp(): void {
  addEventListener("keyup", (event) => event.key === "Enter" && event.stopImmediatePropagation(), {
    capture: true,
    once: true,
  });
}

async function hold(attempt: Attempt): Promise<void> {
  held = attempt;
  try {
    for (const one of attempt.boxes) if (!(await isCleared(one, attempt))) return;
    if (held === attempt) release(attempt);
  } catch {
    notice(UNCHECKED);
    release(attempt);
  } finally {
    if (held === attempt) held = null;
  }
}

/** Have one box checked, and ask the user about what blocks; true when it may be sent. */
async function isCleared(one: Guarded, attempt: Attempt): Promise<boolean> {
  const { box, session } = one;
  if (!(await isWaitedFor(one, attempt))) return false;
  const findings = session.blocking();
  if (!findings.length) return true;
  const text = session.text();
  const offered = session.offered();
  await soon(offered);
  if (!isStill(session, text)) return false;
  const decision = await askAbout(findings, spotOf(one, attempt), text, offered);
  if (held !== attempt) return false;
  switch (decision.is) {
    case "redact": // looked at again, and sent only when nothing blocks any more; otherwise the chip says what went wrong
      return (await session.redact(decision.to)) && isCleared(one, attempt);
    case "anyway":
      void ask("override", { rules: findings.map(({ rule }) => rule), reason: decision.reason }).catch(() => null);
      session.allow();
      return true;
    case "edit":
      if (decision.back) focusAgain(box);
      return false;
  }
}

/** Wait until a box is checked; false when the user goes on writing instead. */
async function isWaitedFor(one: Guarded, attempt: Attempt): Promise<boolean> {
  const { session } = one;
  session.changed();
  const text = session.text();
  const checked = session.checked().then(() => "checked" as const);
  let heard: "checked" | "late" | Patience = await Promise.race([checked, late()]);
  if (heard === "late" && session.text() === text) {
    const back = () => focusAgain(one.box);
    heard = await Promise.race([checked, askWhileChecking(spotOf(one, attempt), back)]);
    if (heard === "checked") closeCard(true);
    if (heard === "skip") session.waive();
  }
  if (heard === "edit") await new Promise((resolve) => setTimeout(resolve)); // what is typed on the card comes now
  return isStill(session, text) && heard !== "edit";
}

/** Whether a text stands as it did when it was to be sent; said where it does not. */
function isStill(session: Session, text: string): boolean {
  const same = session.text() === text;
  if (!same) notice("Not posted yet: you went on writing");
  return same;
}

const late = () => new Promise<"late">((resolve) => setTimeout(resolve, QUIET_MS, "late"));

/** Where a card stands: at the box, or at what was pressed where the page has put the box away. */
const spotOf = ({ box, surface }: Guarded, { from }: Attempt): Spot => ({
  place: () => (box.isConnected && box.checkVisibility() ? box : from).getBoundingClientRect(),
  avoid: () => placeOfSender(box, surface),
});

function release({ boxes, again }: Attempt): void {
  for (const { session } of boxes) standDown(session);
  tellOf(boxes); // before the page empties them
  goesOn(boxes);
  held = null;
  releasing = true;
  try {
    again();
  } finally {
    releasing = false;
  }
}

/** Say what of it is sent unchecked. */
function tellOf(boxes: readonly Guarded[]): void {
  const why = boxes.map(({ session }) => session.unchecked()).find((one) => one !== null);
  if (why) tellUnchecked(why);
}
