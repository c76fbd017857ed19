/** What a click, a key or a form tries to send, and how that is done again when it may. */

import { nameOf } from "./button-words";
import { notice } from "./chip";
import { holds, nearest, targetOf } from "./composed";
import { undo } from "./editors";
import { sentFromElsewhere } from "./flow";
import { BUTTONS, sendersOf, sureSenderOf } from "./send-button";
import { learnFrom, makeLine, pressEnter, pressIn } from "./send-key";
import type { Guarded } from "./session";
import { changeBetween, isBlank } from "./spans";

/** A try to send what stands in boxes; `again` does it once more. */
export interface Attempt {
  boxes: Guarded[];
  /** what was pressed */
  from: HTMLElement;
  again: () => void;
}

const TAKEN_MS = 1500; // so long a page may take to empty its box
const AGAIN = "This page does not take Enter from Drape: press it once more";

/** Boxes of pages that take no Enter but the user's own. */
const takesNoKeys = new WeakSet<HTMLElement>();

/** What an event tries to send; null when it sends nothing. */
export function attemptOf(event: Event, watched: Guarded[]): Attempt | null {
  const target = targetOf(event);
  if (!(target instanceof Element)) return null;
  if (event instanceof KeyboardEvent) return pressed(event, target, watched);
  if (!(event instanceof SubmitEvent)) return clicked(target, watched);
  if (!(target instanceof HTMLFormElement)) return null;
  const boxes = watched.filter(({ box }) => holds(target, box));
  return attempt(boxes, target, () => target.requestSubmit(event.submitter));
}

const attempt = (boxes: Guarded[], from: HTMLElement, again: () => void): Attempt | null =>
  boxes.length ? { boxes, from, again } : null;

function clicked(target: Element, watched: Guarded[]): Attempt | null {
  const button = nearest(target, BUTTONS);
  if (!button) return null;
  const full = watched.filter(isFull);
  const beside = full.filter(({ box, surface }) => box.isConnected && sendersOf(box, surface).includes(button));
  const boxes = [...new Set([...beside, ...sentFromElsewhere(button, full)])];
  return attempt(boxes, button, () => click(button.isConnected ? button : (twinOf(button, boxes) ?? button)));
}

/** Whether there is anything in a box to be sent. */
function isFull({ session }: Guarded): boolean {
  session.changed();
  return !isBlank(session.text());
}

/** The button that the page has put in the place of one that it threw away. */
function twinOf(button: HTMLElement, boxes: Guarded[]): HTMLElement | undefined {
  const all = boxes.flatMap(({ box, surface }) => sendersOf(box, surface));
  return all.find((one) => nameOf(one) === nameOf(button));
}

function pressed(event: KeyboardEvent, target: Element, watched: Guarded[]): Attempt | null {
  const one = watched.find(({ box }) => holds(box, target));
  if (!one) return event.key === "Enter" || event.key === " " ? clicked(target, watched) : null;
  const press = pressIn(one, event);
  if (press === null || press === "makes a line") return null;
  if (one.adapter !== "site") learnFrom(one.box);
  if (press === "may send" && !isBlocked(one)) return null;
  return { boxes: [one], from: one.box, again: () => send(one, target, event) };
}

/** Whether it is known that a box must not be sent: an Enter that only may send is held for nothing less. */
function isBlocked({ session }: Guarded): boolean {
  session.changed();
  return session.answered() && session.blocking().length > 0;
}

/** Send what a key was to send: by the button that surely does, as pages may not take a key from us. */
function send(one: Guarded, target: Element, event: KeyboardEvent): void {
  const sender = sureSenderOf(one.box, one.surface);
  if (sender) return click(sender);
  if (takesNoKeys.has(one.box)) return notice(AGAIN);
  const before = one.session.text();
  const taken = pressEnter(target instanceof HTMLElement ? target : one.box, event);
  if (!taken && one.adapter !== "site") return makeLine(one.box); // nobody knows the box, and the browser would make one
  setTimeout(() => void lookAfter(one, before), TAKEN_MS);
}

/** Look whether a page took our Enter; where it made a line of it instead, that is taken back. */
async function lookAfter({ box, session }: Guarded, before: string): Promise<void> {
  session.changed();
  const now = session.text();
  if (!box.isConnected || isBlank(now)) return;
  const { start, end, inserted } = changeBetween(before, now);
  const line = now.slice(start, start + inserted);
  if (start === end && /^\n+$/.test(line)) await undo(box, { before, edits: [{ start, end, replacement: line }] });
  takesNoKeys.add(box);
  notice(AGAIN);
}

function click(button: HTMLElement): void {
  button.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window, detail: 1 }),
  );
}
