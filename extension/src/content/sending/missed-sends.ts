/** Notices what left a box by a click or key that was not held, so that a button which Drape misses is known on the first day. */

import { contains, eventTarget, nearest } from "../../shared/dom-tree";
import { isNamedToSend } from "../buttons/button-words";
import { BUTTONS, isExit } from "../buttons/send-button";
import { isBlank } from "../editor/spans";
import type { GuardedBox, Session } from "../session/session";
import { reportMissed } from "../session/unchecked";
import { isOurs } from "../ui/shadow-root";

const WITHIN_MS = 2000; // what empties a box so soon after a click or key was done by it
const GONE_MS = 5000; // and what ends a dialog that went on without its box
const EDIT_MS = 500; // what empties it so soon after a key of the user's own in it was the user
const LOOK_MS = 100;

/** What goes elsewhere, chooses or switches, and sends nothing. */
const HARMLESS =
  'a[href], [role="link"], [role="tab"], [role="option"], [role="radio"], [role="checkbox"], [role="switch"], input, select, label';

const DIALOG = '[role="dialog"]';
const ERASES = /^(?:Backspace|Delete)$/;

/** What was done while something unchecked, or something that blocks, stood in a box. */
interface Act {
  one: GuardedBox;
  at: number;
  place: string;
  sure: boolean;
}

/** What must be known of the page. */
export interface Page {
  boxes(): GuardedBox[];
  /** whether what was written in a box is still to be reckoned with, also when its box is gone */
  keeps(one: GuardedBox): boolean;
  place(): string;
}

const acts = new Map<Session, Act>();
const lastEdits = new WeakMap<Session, number>();
let isLeaving = false; // the user wants out, and what is asked about that sends nothing
let timer = 0;

/** Expect nothing of a box any more: the send guard has looked at what is done in it. */
export const forgetAct = (session: Session): void => void acts.delete(session);

/** Watch what happens to boxes; has to be called after the send guard, whose listeners keep from us what they hold. */
export function watchForMissedSends(page: Page, signal: AbortSignal): void {
  const options = { capture: true, signal };
  const listenToPress = (event: Event) => {
    const target = eventTarget(event);
    if (!event.isTrusted || isOurs(event.target) || !(target instanceof Element)) return;
    if (event instanceof KeyboardEvent) onKey(event, target, page);
    else onPress(target, page);
  };
  for (const kind of ["pointerdown", "click", "keydown"]) addEventListener(kind, listenToPress, options);
  const listenToEdit = (event: Event) => {
    const isEnter = event instanceof InputEvent && /^insert(?:Paragraph|LineBreak)$/.test(event.inputType);
    if (event.isTrusted && !isEnter) onEdit(eventTarget(event), page);
  };
  for (const kind of ["beforeinput", "cut", "drop"]) addEventListener(kind, listenToEdit, options);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function onKey(event: KeyboardEvent, target: Element, page: Page): void {
  const inside = page.boxes().find(({ box }) => contains(box, target));
  if (event.key === "Escape") isLeaving = true;
  else if (event.key === "Enter") {
    if (inside) watchActs([inside], page, false);
    else onPress(target, page);
  } else if (event.key.length === 1 || ERASES.test(event.key)) onEdit(target, page);
}

/** The user changes a box by hand, and stays. */
function onEdit(target: EventTarget | null, page: Page): void {
  const inside = target instanceof Element && page.boxes().find(({ box }) => contains(box, target));
  if (!inside) return;
  lastEdits.set(inside.session, performance.now());
  isLeaving = false;
}

/** Something of the page was pressed. */
function onPress(target: Element, page: Page): void {
  const all = page.boxes();
  if (all.some(({ box }) => contains(box, target))) {
    isLeaving = false;
    return;
  }
  const button = nearest(target, BUTTONS);
  const sure = button !== null && isNamedToSend(button);
  if (button && isExit(button)) isLeaving = true;
  if (!sure && (isLeaving || nearest(target, HARMLESS))) return;
  const isBeside = ({ box }: GuardedBox) => nearest(box, DIALOG) !== null && nearest(target, DIALOG) === null;
  watchActs(
    all.filter((one) => !isBeside(one)), // to press beside a dialog is to close it
    page,
    sure,
  );
}

function watchActs(boxes: readonly GuardedBox[], page: Page, sure: boolean): void {
  const at = performance.now();
  for (const one of boxes.filter(isRisky)) acts.set(one.session, { one, at, place: page.place(), sure });
  if (acts.size) timer ||= setInterval(() => lookForMissed(page), LOOK_MS);
}

function isRisky({ session }: GuardedBox): boolean {
  session.textChanged();
  return !isBlank(session.text()) && (!session.isChecked() || session.blockingFindings().length > 0);
}

function lookForMissed(page: Page): void {
  const now = performance.now();
  for (const [session, act] of acts) {
    session.textChanged();
    if (isWaitedFor(act, now, page)) continue;
    acts.delete(session);
    if (isMissed(act, now, page)) reportMissed();
  }
  if (acts.size) return;
  clearInterval(timer);
  timer = 0;
}

/** Whether it is still to be seen what came of an act: until the time is over, and as long as a dialog goes on without the box. */
function isWaitedFor({ one, at }: Act, now: number, page: Page): boolean {
  if (!one.box.isConnected) return page.keeps(one);
  return one.session.emptiedAt() < at && now - at < WITHIN_MS;
}

/** Whether a box was emptied or taken away by an act, not by the user's own keys or by going elsewhere. */
function isMissed({ one, at, place, sure }: Act, now: number, page: Page): boolean {
  const emptied = one.box.isConnected ? one.session.emptiedAt() : now;
  if (emptied < at || emptied - at > (one.box.isConnected ? WITHIN_MS : GONE_MS) || isLeaving) return false;
  const edit = lastEdits.get(one.session) ?? 0;
  const byHand = edit > at && edit <= emptied && emptied - edit < EDIT_MS;
  return !byHand && (sure || page.place() === place);
}
