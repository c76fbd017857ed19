/** Hold a post, comment or message while something at `block` stands in it, or while it has not been judged yet. */

import { notice } from "./chip";
import type { Surface } from "./finding";
import { askAbout } from "./hold";
import { isOurs } from "./layer";
import { ask } from "./messages";
import type { Session } from "./session";

export interface Guarded {
  box: HTMLElement;
  surface: Surface;
  session: Session;
}

/** A try to send what stands in a box; `again` does it once more. */
interface Sending extends Guarded {
  again: () => void;
}

const PATIENCE_MS = 600;
const CONTAINERS = 'form, [role="dialog"], [role="article"], article';
const MESSAGES: readonly Surface[] = ["messenger", "instagram_dm"];
const BUTTONS = 'button, [role="button"], input[type="submit"]';
const SUBMITS = 'button[type="submit"], button:not([type]), input[type="submit"]';
const POSTS: readonly Surface[] = ["facebook_post", "instagram_caption"];

const UNCHECKED = "Something broke inside Drape: what you send is not checked";

let releasing = false; // what we send again ourselves passes
let held: Session | null = null;

/** Guard the boxes that `watched` gives; has to be called before the page's own scripts run. */
export function guardSending(watched: () => Iterable<Guarded>): void {
  const hear = (event: Event) => {
    if (releasing || isOurs(event.target)) return;
    try {
      const sending = sendingOf(event, watched());
      if (sending && !mayPass(sending)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (held !== sending.session) void hold(sending);
      }
    } catch {
      held = null; // a mistake of ours never keeps anybody from posting, but it is seen
      notice(UNCHECKED);
    }
  };
  for (const kind of ["keydown", "click", "submit"]) addEventListener(kind, hear, true);
}

/** Whether a box may be sent as it stands: it has been judged, and nothing in it blocks. */
function mayPass({ session }: Guarded): boolean {
  if (held === session) return false;
  session.changed();
  return session.judged() && !session.blocking().length;
}

async function hold(sending: Sending): Promise<void> {
  const { box, surface, session } = sending;
  held = session;
  try {
    await session.judgedWithin(PATIENCE_MS);
    const findings = session.blocking();
    if (!findings.length) return release(sending);
    const place = () => box.getBoundingClientRect();
    askAbout(findings, place, () => placeOfSender(box, surface), {
      redact: session.mendable() ? () => void redactAndSend(sending) : null,
      closed(back) {
        held = null;
        if (back) box.focus({ preventScroll: true });
      },
      anyway(reason) {
        void ask("override", { rules: findings.map(({ rule }) => rule), reason }).catch(() => null);
        session.allow();
        release(sending);
      },
    });
  } catch {
    notice(UNCHECKED);
    release(sending);
  }
}

/** Redact all, look at what came of it, and send it only when nothing blocks any more. */
async function redactAndSend(sending: Sending): Promise<void> {
  held = sending.session; // closing the card has let go
  const redacted = await sending.session.redactAll();
  held = null;
  if (redacted) await hold(sending); // otherwise the chip says what went wrong
}

function release({ again }: Sending): void {
  held = null;
  releasing = true;
  try {
    again();
  } finally {
    releasing = false;
  }
}

function sendingOf(event: Event, watched: Iterable<Guarded>): Sending | null {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return null;
  for (const guarded of watched) {
    if (!guarded.box.isConnected) continue;
    const again = wayOf(event, target, guarded);
    if (again) return { ...guarded, again };
  }
  return null;
}

/** How an event sends what stands in a box, as a way to do it again; null when it does not. */
function wayOf(event: Event, target: HTMLElement, { box, surface }: Guarded): (() => void) | null {
  if (event instanceof KeyboardEvent) {
    return box.contains(target) && sends(event, surface) ? () => pressEnter(target, event) : null;
  }
  if (event instanceof SubmitEvent) {
    const { submitter } = event;
    return target.contains(box) ? () => (target as HTMLFormElement).requestSubmit(submitter) : null;
  }
  const button = target.closest<HTMLElement>(BUTTONS);
  return button && isSender(button, box, surface) ? () => click(button) : null;
}

/** Enter sends comments and messages; a post is sent with Ctrl or Cmd. An input method's Enter sends nothing. */
function sends(event: KeyboardEvent, surface: Surface): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.altKey || event.isComposing || event.keyCode === 229)
    return false;
  return event.ctrlKey || event.metaKey || !POSTS.includes(surface);
}

/** The button that sends a box: one that submits its form, or the last one after it in the box's own part of the page. */
function isSender(button: HTMLElement, box: HTMLElement, surface: Surface): boolean {
  const form = box.closest("form");
  if (form?.contains(button) && button.matches(SUBMITS)) return true;
  return senderOf(box, surface) === button;
}

/** Where the button stands that sends what stands in a box; null where there is none. */
export const placeOfSender = (box: HTMLElement, surface: Surface) =>
  senderOf(box, surface)?.getBoundingClientRect() ?? null;

/** The last button after a box in its own part of the page, which sends what stands in it; null where there is none. */
function senderOf(box: HTMLElement, surface: Surface): HTMLElement | null {
  const inMain = MESSAGES.includes(surface) || !box.closest(CONTAINERS);
  return buttonsAfter(box, inMain ? `${CONTAINERS}, main, [role="main"]` : CONTAINERS).at(-1) ?? null;
}

/** The buttons after a box, in the nearest part of the page around it that has any. */
function buttonsAfter(box: HTMLElement, containers: string): HTMLElement[] {
  for (let around = box.closest(containers); around; around = around.parentElement?.closest(containers) ?? null) {
    const after = [...around.querySelectorAll<HTMLElement>(BUTTONS)].filter((one) => isAfter(one, box));
    if (after.length) return after;
  }
  return [];
}

const isAfter = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !other.contains(one);

function pressEnter(target: HTMLElement, { ctrlKey, metaKey }: KeyboardEvent): void {
  const enter = { key: "Enter", code: "Enter", keyCode: 13, which: 13, ctrlKey, metaKey };
  const init = { ...enter, bubbles: true, cancelable: true, composed: true };
  target.focus({ preventScroll: true });
  for (const kind of ["keydown", "keypress", "keyup"]) target.dispatchEvent(new KeyboardEvent(kind, init));
}

function click(button: HTMLElement): void {
  button.dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, view: window, detail: 1 }),
  );
}
