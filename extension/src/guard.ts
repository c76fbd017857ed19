/** Hold a post, comment or message while something at `block` stands in it, or while it is being checked. */

import { nameOf } from "./button-words";
import { closeCard } from "./card";
import { notice } from "./chip";
import { holds, nearest, targetOf } from "./composed";
import { undo } from "./editors";
import { askAbout, askWhileChecking, type Patience, type Spot } from "./hold";
import { isOurs } from "./layer";
import { ask } from "./messages";
import { BUTTONS, placeOfSender, sendersOf, sureSenderOf } from "./send-button";
import { learnFrom, pressEnter, pressIn } from "./send-key";
import type { Session } from "./session";
import type { Composer } from "./sites";
import { changeBetween, isBlank } from "./spans";
import { tellUnchecked } from "./unchecked";

export interface Guarded extends Composer {
  session: Session;
}

/** A try to send what stands in boxes; `again` does it once more. */
interface Attempt {
  boxes: Guarded[];
  again: () => void;
}

const QUIET_MS = 400; // so long nothing is said of a check that is waited for
const TAKEN_MS = 1000; // so long a page may take to empty its box
const UNCHECKED = "Something broke inside Drape: what you send is not checked";

const AGAIN = "This page does not take Enter from Drape: press it once more";

/** Boxes of pages that take no Enter but the user's own. */
const takesNoKeys = new WeakSet<HTMLElement>();

let releasing = false; // what we send again ourselves passes
let held: Attempt | null = null;

/** Guard the boxes that `watched` gives; has to be called before the page's own scripts run. */
export function guardSending(watched: () => Guarded[]): void {
  const hear = (event: Event) => {
    if (releasing || isOurs(event.target)) return;
    try {
      const attempt = attemptOf(event, watched());
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
  if (!(await isWaitedFor(one))) return false;
  const findings = session.blocking();
  if (!findings.length) return true;
  const decision = await askAbout(findings, spotOf(one), session.mendable());
  if (held !== attempt) return false;
  switch (decision.is) {
    case "redact": // looked at again, and sent only when nothing blocks any more; otherwise the chip says what went wrong
      return (await session.redactAll()) && isCleared(one, attempt);
    case "anyway":
      void ask("override", { rules: findings.map(({ rule }) => rule), reason: decision.reason }).catch(() => null);
      session.allow();
      return true;
    case "edit":
      if (decision.back) box.focus({ preventScroll: true });
      return false;
  }
}

/** Wait until a box is checked; false when the user goes on writing instead. */
async function isWaitedFor(one: Guarded): Promise<boolean> {
  const { session } = one;
  session.changed();
  const text = session.text();
  const checked = session.checked().then(() => "checked" as const);
  let heard: "checked" | "late" | Patience = await Promise.race([checked, late()]);
  if (heard === "late" && session.text() === text) {
    const back = () => one.box.focus({ preventScroll: true });
    heard = await Promise.race([checked, askWhileChecking(spotOf(one), back)]);
    if (heard === "checked") closeCard(true);
    if (heard === "skip") session.waive();
  }
  if (heard === "edit") await new Promise((resolve) => setTimeout(resolve)); // what is typed on the card comes now
  if (session.text() !== text) notice("Not posted yet: you went on writing");
  return heard !== "edit" && session.text() === text;
}

const late = () => new Promise<"late">((resolve) => setTimeout(resolve, QUIET_MS, "late"));

const spotOf = ({ box, surface }: Guarded): Spot => ({
  place: () => box.getBoundingClientRect(),
  avoid: () => placeOfSender(box, surface),
});

function release({ boxes, again }: Attempt): void {
  tellOf(boxes); // before the page empties them
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

/** What an event tries to send; null when it sends nothing. */
function attemptOf(event: Event, watched: Guarded[]): Attempt | null {
  const target = targetOf(event);
  if (!(target instanceof HTMLElement)) return null;
  const here = watched.filter(({ box }) => box.isConnected);
  if (event instanceof KeyboardEvent) return pressed(event, target, here);
  if (event instanceof SubmitEvent) {
    const boxes = here.filter(({ box }) => holds(target, box));
    return attempt(boxes, () => (target as HTMLFormElement).requestSubmit(event.submitter));
  }
  return clicked(target, here);
}

const attempt = (boxes: Guarded[], again: () => void): Attempt | null => (boxes.length ? { boxes, again } : null);

function clicked(target: HTMLElement, here: Guarded[]): Attempt | null {
  const button = nearest(target, BUTTONS);
  if (!button) return null;
  const boxes = here.filter(({ box, surface }) => sendersOf(box, surface).includes(button));
  return attempt(boxes, () => click(button.isConnected ? button : (twinOf(button, boxes) ?? button)));
}

/** The button that the page has put in the place of one that it threw away. */
function twinOf(button: HTMLElement, boxes: Guarded[]): HTMLElement | undefined {
  const all = boxes.flatMap(({ box, surface }) => sendersOf(box, surface));
  return all.find((one) => nameOf(one) === nameOf(button));
}

function pressed(event: KeyboardEvent, target: HTMLElement, here: Guarded[]): Attempt | null {
  const one = here.find(({ box }) => holds(box, target));
  if (!one) return event.key === "Enter" || event.key === " " ? clicked(target, here) : null;
  const press = pressIn(one, event);
  if (press === "may" && !isBlocked(one)) learnFrom(one.box);
  if (press === null || (press === "may" && !isBlocked(one))) return null;
  return { boxes: [one], again: () => send(one, target, event) };
}

/** Whether it is known that a box must not be sent: an Enter that only may send is held for nothing less. */
function isBlocked({ session }: Guarded): boolean {
  session.changed();
  return session.judged() && session.blocking().length > 0;
}

/** Send what a key was to send: by the button that surely does, as pages may not take a key from us. */
function send(one: Guarded, target: HTMLElement, event: KeyboardEvent): void {
  const sender = sureSenderOf(one.box, one.surface);
  if (sender) return click(sender);
  if (takesNoKeys.has(one.box)) return notice(AGAIN);
  const before = one.session.text();
  pressEnter(target, event);
  setTimeout(() => void lookAfter(one, before), TAKEN_MS);
}

/** Look whether a page took our Enter; where it made a line of it instead, that is taken back. */
async function lookAfter({ box, session }: Guarded, before: string): Promise<void> {
  session.changed();
  const now = session.text();
  if (!box.isConnected || isBlank(now)) return;
  const { start, end, inserted } = changeBetween(before, now);
  const line = now.slice(start, start + inserted);
  if (start === end && /^\n+$/.test(line)) await undo(box, before, [{ start, end, replacement: line }]);
  takesNoKeys.add(box);
  notice(AGAIN);
}

function click(button: HTMLElement): void {
  button.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window, detail: 1 }),
  );
}
