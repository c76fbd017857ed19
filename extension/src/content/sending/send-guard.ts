/** Holds a post, comment or message while it is being checked, and while a finding at `block` stands in it. */

import { text } from "../../shared/i18n";
import { ask } from "../../shared/messages";
import { sendButtonRect } from "../buttons/send-button";
import { restoreFocus } from "../editor/caret";
import { waitBriefly } from "../session/redaction";
import type { GuardedBox, Session } from "../session/session";
import { reportUnchecked } from "../session/unchecked";
import { showNotice } from "../ui/notice";
import { type Anchor, closePopover } from "../ui/popover";
import { confirmSend, offerToSkip, type WaitDecision } from "../ui/send-dialog";
import { isOurs } from "../ui/shadow-root";
import { type SendAttempt, sendAttemptOf } from "./attempt";
import { rememberLedOn } from "./later-steps";
import { forgetAct } from "./missed-sends";

const QUIET_MS = 400; // so long nothing is said of a check that is waited for

let releasing = false; // what we send again ourselves is not held
let held: SendAttempt | null = null;

/** Hold what is sent from the boxes that `watched` gives; has to be called before the page's own scripts run. */
export function guardSending(watched: () => GuardedBox[]): void {
  const onEvent = (event: Event) => {
    if (releasing || isOurs(event.target)) return;
    try {
      const attempt = sendAttemptOf(event, watched());
      for (const { session } of attempt?.boxes ?? []) forgetAct(session);
      if (attempt && !maySend(attempt)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (event instanceof KeyboardEvent) swallowKeyUp();
        if (!isHeld(attempt)) void hold(attempt);
      }
    } catch {
      held = null; // a mistake of ours never keeps anybody from posting, but it is seen
      sayBroken();
    }
  };
  for (const kind of ["keydown", "click", "submit"]) addEventListener(kind, onEvent, true);
}

const sayBroken = () => showNotice(text("notice_broken"));

const isHeld = (attempt: SendAttempt) =>
  attempt.boxes.some((one) => held?.boxes.some(({ session }) => session === one.session));

/** Whether boxes may be sent as they stand: all are checked, and nothing in them blocks. */
function maySend(attempt: SendAttempt): boolean {
  if (isHeld(attempt)) return false;
  for (const { session } of attempt.boxes) session.textChanged();
  if (!attempt.boxes.every(({ session }) => session.isChecked() && !session.blockingFindings().length)) return false;
  reportIfUnchecked(attempt.boxes);
  rememberLedOn(attempt.boxes);
  return true;
}

/** The page must not hear the end of a key either, whose beginning it did not hear. */
function swallowKeyUp(): void {
  addEventListener("keyup", (event) => event.key === "Enter" && event.stopImmediatePropagation(), {
    capture: true,
    once: true,
  });
}

/** Hold an attempt until all of its boxes may be sent, or the user decides otherwise. */
async function hold(attempt: SendAttempt): Promise<void> {
  held = attempt;
  try {
    for (const one of attempt.boxes) if (!(await isCleared(one, attempt))) return;
    if (held === attempt) release(attempt);
  } catch {
    sayBroken();
    release(attempt);
  } finally {
    if (held === attempt) held = null;
  }
}

/** Have one box checked, and ask the user about what blocks; true when it may be sent. */
async function isCleared(one: GuardedBox, attempt: SendAttempt): Promise<boolean> {
  const { box, session } = one;
  if (!(await waitForCheck(one, attempt))) return false;
  const findings = session.blockingFindings();
  if (!findings.length) return true;
  const asked = session.text();
  const offered = session.safeRedaction();
  await waitBriefly(offered);
  if (!isUnchanged(session, asked)) return false;
  const decision = await confirmSend(findings, anchorOf(one, attempt), asked, offered);
  if (held !== attempt) return false;
  switch (decision.is) {
    case "redact": // looked at again, and sent only when nothing blocks any more; otherwise the chip says what went wrong
      return (await session.redact(decision.to)) && isCleared(one, attempt);
    case "sendAnyway":
      void ask("countOverride", { rules: findings.map(({ rule }) => rule), reason: decision.reason }).catch(() => null);
      session.allowBlocking();
      return true;
    case "edit":
      if (decision.back) restoreFocus(box);
      return false;
  }
}

/** Wait until a box is checked; false when the user goes on writing instead. */
async function waitForCheck(one: GuardedBox, attempt: SendAttempt): Promise<boolean> {
  const { session } = one;
  session.textChanged();
  const asked = session.text();
  const checked = session.waitForCheck().then(() => "checked" as const);
  let heard: "checked" | "late" | WaitDecision = await Promise.race([checked, late()]);
  if (heard === "late" && session.text() === asked) {
    const back = () => restoreFocus(one.box);
    heard = await Promise.race([checked, offerToSkip(anchorOf(one, attempt), back)]);
    if (heard === "checked") closePopover(true);
    if (heard === "skip") session.skipCheck();
  }
  if (heard === "edit") await new Promise((resolve) => setTimeout(resolve)); // what is typed on the card comes now
  return isUnchanged(session, asked) && heard !== "edit";
}

/** Whether a text is still what was to be sent; where it is not, that is said. */
function isUnchanged(session: Session, asked: string): boolean {
  const same = session.text() === asked;
  if (!same) showNotice(text("notice_went_on"));
  return same;
}

const late = () => new Promise<"late">((resolve) => setTimeout(resolve, QUIET_MS, "late"));

/** Where a card stands: at the box, or at what was pressed where the page has put the box away. */
const anchorOf = ({ box, surface }: GuardedBox, { trigger }: SendAttempt): Anchor => ({
  rect: () => (box.isConnected && box.checkVisibility() ? box : trigger).getBoundingClientRect(),
  avoid: () => sendButtonRect(box, surface),
});

/** Send what was held. */
function release({ boxes, retry }: SendAttempt): void {
  for (const { session } of boxes) forgetAct(session);
  reportIfUnchecked(boxes); // before the page empties them
  rememberLedOn(boxes);
  held = null;
  releasing = true;
  try {
    retry();
  } finally {
    releasing = false;
  }
}

/** Say that something of what is sent was not checked, and why. */
function reportIfUnchecked(boxes: readonly GuardedBox[]): void {
  const why = boxes.map(({ session }) => session.uncheckedReason()).find((one) => one !== null);
  if (why) reportUnchecked(why);
}
