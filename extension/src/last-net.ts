/** The last net: what went out of a box by a click or key that nobody held is said, so that a missed button is noticed on the first day. */

import { isNamedToSend } from "./button-words";
import { holds, nearest, targetOf } from "./composed";
import { isOurs } from "./layer";
import { BUTTONS, leadsOut } from "./send-button";
import type { Guarded, Session } from "./session";
import { isBlank } from "./spans";
import { tellMissed } from "./unchecked";

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
  one: Guarded;
  at: number;
  place: string;
  sure: boolean;
}

/** What the net must know of the page. */
export interface Page {
  boxes(): Guarded[];
  /** whether what was written in a box is still to be reckoned with, also when its box is gone */
  keeps(one: Guarded): boolean;
  place(): string;
}

const acts = new Map<Session, Act>();
const edited = new WeakMap<Session, number>();
let leaving = false; // the user wants out, and what is asked about that sends nothing
let timer = 0;

/** What is done in these boxes is known: the guard has looked at it. */
export const standDown = (session: Session): void => void acts.delete(session);

/** Spread the net; has to be called after the guard, whose listeners keep from us what they hold. */
export function spreadNet(page: Page, signal: AbortSignal): void {
  const options = { capture: true, signal };
  const hear = (event: Event) => {
    const target = targetOf(event);
    if (!event.isTrusted || isOurs(event.target) || !(target instanceof Element)) return;
    if (event instanceof KeyboardEvent) pressed(event, target, page);
    else acted(target, page);
  };
  for (const kind of ["pointerdown", "click", "keydown"]) addEventListener(kind, hear, options);
  const edits = (event: Event) => {
    const isEnter = event instanceof InputEvent && /^insert(?:Paragraph|LineBreak)$/.test(event.inputType);
    if (event.isTrusted && !isEnter) editedIn(targetOf(event), page);
  };
  for (const kind of ["beforeinput", "cut", "drop"]) addEventListener(kind, edits, options);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function pressed(event: KeyboardEvent, target: Element, page: Page): void {
  const inside = page.boxes().find(({ box }) => holds(box, target));
  if (event.key === "Escape") leaving = true;
  else if (event.key === "Enter") {
    if (inside) watch([inside], page, false);
    else acted(target, page);
  } else if (event.key.length === 1 || ERASES.test(event.key)) editedIn(target, page);
}

/** The user changes a box by hand, and stays. */
function editedIn(target: EventTarget | null, page: Page): void {
  const inside = target instanceof Element && page.boxes().find(({ box }) => holds(box, target));
  if (!inside) return;
  edited.set(inside.session, performance.now());
  leaving = false;
}

/** Something of the page was pressed. */
function acted(target: Element, page: Page): void {
  const all = page.boxes();
  if (all.some(({ box }) => holds(box, target))) {
    leaving = false;
    return;
  }
  const button = nearest(target, BUTTONS);
  const sure = button !== null && isNamedToSend(button);
  if (button && leadsOut(button)) leaving = true;
  if (!sure && (leaving || nearest(target, HARMLESS))) return;
  const isBeside = ({ box }: Guarded) => nearest(box, DIALOG) !== null && nearest(target, DIALOG) === null;
  watch(
    all.filter((one) => !isBeside(one)), // to press beside a dialog is to close it
    page,
    sure,
  );
}

function watch(boxes: readonly Guarded[], page: Page, sure: boolean): void {
  const at = performance.now();
  for (const one of boxes.filter(isRisky)) acts.set(one.session, { one, at, place: page.place(), sure });
  if (acts.size) timer ||= setInterval(() => look(page), LOOK_MS);
}

function isRisky({ session }: Guarded): boolean {
  session.changed();
  return !isBlank(session.text()) && (!session.judged() || session.blocking().length > 0);
}

function look(page: Page): void {
  const now = performance.now();
  for (const [session, act] of acts) {
    session.changed();
    if (isWaitedFor(act, now, page)) continue;
    acts.delete(session);
    if (isMissed(act, now, page)) tellMissed();
  }
  if (acts.size) return;
  clearInterval(timer);
  timer = 0;
}

/** Whether it is still to be seen what came of an act: until the time is over, and as long as a dialog goes on without the box. */
function isWaitedFor({ one, at }: Act, now: number, page: Page): boolean {
  if (!one.box.isConnected) return page.keeps(one);
  return one.session.emptied() < at && now - at < WITHIN_MS;
}

/** Whether a box was emptied or taken away by an act, not by the user's own keys or by going elsewhere. */
function isMissed({ one, at, place, sure }: Act, now: number, page: Page): boolean {
  const emptied = one.box.isConnected ? one.session.emptied() : now;
  if (emptied < at || emptied - at > (one.box.isConnected ? WITHIN_MS : GONE_MS) || leaving) return false;
  const edit = edited.get(one.session) ?? 0;
  const byHand = edit > at && edit <= emptied && emptied - edit < EDIT_MS;
  return !byHand && (sure || page.place() === place);
}
