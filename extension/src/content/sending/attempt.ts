/** What a click, a key or a form tries to send, and how to do that again when it may be sent. */

import { contains, eventTarget, nearest } from "../../shared/dom-tree";
import { text } from "../../shared/i18n";
import { nameOf } from "../buttons/button-words";
import { BUTTONS, sendButtonsOf, sureSendButton } from "../buttons/send-button";
import { undo } from "../editor/edit";
import { changeBetween, isBlank } from "../editor/spans";
import type { GuardedBox } from "../session/session";
import { showNotice } from "../ui/notice";
import { sentByLaterStep } from "./later-steps";
import { effectOfKey, insertLine, learnFromEnter, pressEnter } from "./send-key";

/** An attempt to send what stands in boxes. */
export interface SendAttempt {
  boxes: GuardedBox[];
  /** what was pressed */
  trigger: HTMLElement;
  /** do it once more */
  retry: () => void;
}

const TAKEN_MS = 1500; // so long a page may take to empty its box

/** Boxes whose pages take no Enter but the user's own. */
const ignoresOurEnter = new WeakSet<HTMLElement>();

/** What an event tries to send; null when it sends nothing. */
export function sendAttemptOf(event: Event, watched: GuardedBox[]): SendAttempt | null {
  const target = eventTarget(event);
  if (!(target instanceof Element)) return null;
  if (event instanceof KeyboardEvent) return attemptOfKey(event, target, watched);
  if (!(event instanceof SubmitEvent)) return attemptOfClick(target, watched);
  if (!(target instanceof HTMLFormElement)) return null;
  const boxes = watched.filter(({ box }) => contains(target, box));
  return attemptIn(boxes, target, () => target.requestSubmit(event.submitter));
}

const attemptIn = (boxes: GuardedBox[], trigger: HTMLElement, retry: () => void): SendAttempt | null =>
  boxes.length ? { boxes, trigger, retry } : null;

function attemptOfClick(target: Element, watched: GuardedBox[]): SendAttempt | null {
  const button = nearest(target, BUTTONS);
  if (!button) return null;
  const full = watched.filter(isFull);
  const beside = full.filter(({ box, surface }) => box.isConnected && sendButtonsOf(box, surface).includes(button));
  const boxes = [...new Set([...beside, ...sentByLaterStep(button, full)])];
  return attemptIn(boxes, button, () => click(button.isConnected ? button : (replacementOf(button, boxes) ?? button)));
}

/** Whether there is anything in a box to be sent. */
function isFull({ session }: GuardedBox): boolean {
  session.textChanged();
  return !isBlank(session.text());
}

/** The button that the page has put in the place of one that it threw away. */
function replacementOf(button: HTMLElement, boxes: GuardedBox[]): HTMLElement | undefined {
  const all = boxes.flatMap(({ box, surface }) => sendButtonsOf(box, surface));
  return all.find((one) => nameOf(one) === nameOf(button));
}

function attemptOfKey(event: KeyboardEvent, target: Element, watched: GuardedBox[]): SendAttempt | null {
  const one = watched.find(({ box }) => contains(box, target));
  if (!one) return event.key === "Enter" || event.key === " " ? attemptOfClick(target, watched) : null;
  const press = effectOfKey(one, event);
  if (press === null || press === "makes a line") return null;
  if (one.adapter !== "site") learnFromEnter(one.box);
  if (press === "may send" && !isBlocked(one)) return null;
  return { boxes: [one], trigger: one.box, retry: () => send(one, target, event) };
}

/** Whether it is known that a box must not be sent: an Enter that only may send is held for nothing less. */
function isBlocked({ session }: GuardedBox): boolean {
  session.textChanged();
  return session.isAnswered() && session.blockingFindings().length > 0;
}

/** Send what a key was to send: by the button that surely sends, as a page may not take a key from us. */
function send(one: GuardedBox, target: Element, event: KeyboardEvent): void {
  const sender = sureSendButton(one.box, one.surface);
  if (sender) return click(sender);
  if (ignoresOurEnter.has(one.box)) return askToPressAgain();
  const before = one.session.text();
  const taken = pressEnter(target instanceof HTMLElement ? target : one.box, event);
  if (!taken && one.adapter !== "site") return insertLine(one.box); // the box is not known, and the browser would make a line
  setTimeout(() => void checkTaken(one, before), TAKEN_MS);
}

/** Check whether a page took our Enter; a line that it made of it instead is taken back. */
async function checkTaken({ box, session }: GuardedBox, before: string): Promise<void> {
  session.textChanged();
  const now = session.text();
  if (!box.isConnected || isBlank(now)) return;
  const { start, end, inserted } = changeBetween(before, now);
  const line = now.slice(start, start + inserted);
  if (start === end && /^\n+$/.test(line)) await undo(box, { before, edits: [{ start, end, replacement: line }] });
  ignoresOurEnter.add(box);
  askToPressAgain();
}

const askToPressAgain = () => showNotice(text("notice_press_again"));

function click(button: HTMLElement): void {
  button.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window, detail: 1 }),
  );
}
