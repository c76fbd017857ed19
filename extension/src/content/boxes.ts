/** The boxes of a page that have a session, and those that the page has taken away while a later step of a post is open. */

import type { Composer } from "../sites";
import { kindOf } from "../sites/surfaces";
import { isLaterStep, rememberDisabled } from "./buttons/send-button";
import { isField } from "./editor/box";
import { isBlank } from "./editor/spans";
import { forgetAct } from "./sending/missed-sends";
import { createSession, type GuardedBox, type SessionListener } from "./session/session";

const GRACE_MS = 1000; // so long a page may take to open the later step
const MOST_MS = 600_000; // so long that may be open, until the text is forgotten

interface Watched extends GuardedBox {
  observer: MutationObserver;
  /** aborted with its session */
  ended: AbortController;
  /** when the page took it away, by `performance.now()`; 0 while it stands there */
  goneSince: number;
  /** dialogs without a box that were there before it: they are no later steps of it */
  dialogsBefore: WeakSet<Element>;
}

export class Boxes {
  private readonly all = new Map<HTMLElement, Watched>();
  private timer = 0;

  /** When the signal aborts, every session ends. */
  constructor(
    private readonly listener: SessionListener,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => this.endAll());
  }

  /** Every box that has a session now. */
  list(): GuardedBox[] {
    this.cleanUp();
    return [...this.all.values()];
  }

  /** How many findings stand in them all. */
  count(): number {
    return [...this.all.values()].reduce((sum, { session }) => sum + session.findingCount(), 0);
  }

  /** The session of a box, if it has one. */
  get(box: HTMLElement): GuardedBox | undefined {
    return this.all.get(box);
  }

  /** Whether the text of a box may still be sent. */
  keeps({ box }: GuardedBox): boolean {
    this.cleanUp();
    return this.all.has(box);
  }

  /** Begin the session of a box that is being written in, or go on with it. */
  attach(composer: Composer): GuardedBox {
    const known = this.all.get(composer.box);
    if (known && !known.goneSince) {
      known.session.onFocus();
      return known;
    }
    this.replaceHidden(composer);
    const session = createSession(composer, this.listener);
    const observer = new MutationObserver(() => (composer.box.isConnected ? session.textChanged() : this.cleanUp()));
    const dialogsBefore = new WeakSet(dialogs().filter(isLaterStep));
    const ended = new AbortController();
    const watched: Watched = Object.assign(composer, { session, observer, ended, goneSince: 0, dialogsBefore });
    this.all.set(composer.box, watched);
    this.listenTo(watched);
    if (isBlank(session.text())) rememberDisabled(composer.box);
    return watched;
  }

  /** End the sessions of boxes that the page has taken away, unless a later step may still send their text. */
  cleanUp(): void {
    const gone = [...this.all.values()].filter(({ box }) => !box.isConnected);
    for (const one of gone) {
      one.goneSince ||= performance.now();
      if (this.isKept(one)) one.session.hide();
      else this.end(one);
    }
    clearTimeout(this.timer);
    if (gone.some(({ box }) => this.all.has(box))) this.timer = setTimeout(() => this.cleanUp(), GRACE_MS);
    if (gone.length) this.listener.countChanged();
  }

  private endAll(): void {
    for (const one of this.all.values()) this.end(one);
    clearTimeout(this.timer);
  }

  /** Whether the text of a box that the page took away may still be sent by a later step. */
  private isKept({ surface, session, goneSince, dialogsBefore }: Watched): boolean {
    if (kindOf(surface) !== "post" || isBlank(session.text())) return false;
    const since = performance.now() - goneSince;
    return (
      since < GRACE_MS || (since < MOST_MS && dialogs().some((one) => !dialogsBefore.has(one) && isLaterStep(one)))
    );
  }

  /** A post's box that comes replaces one that was taken away: the user went back, or the page made it anew. */
  private replaceHidden({ surface }: Composer): void {
    for (const one of this.all.values()) {
      if (!one.goneSince || kindOf(surface) !== "post") continue;
      forgetAct(one.session);
      this.end(one);
    }
  }

  private end(one: Watched): void {
    one.observer.disconnect();
    one.ended.abort();
    one.session.end();
    this.all.delete(one.box);
  }

  private listenTo({ box, session, observer, ended }: Watched): void {
    const { signal } = ended;
    observer.observe(box, { subtree: true, childList: true, characterData: true });
    // nobody hears when a page empties a field; keys and what is about to be typed come before the next message's text
    const kinds = isField(box) ? ["keydown", "beforeinput", "input"] : [];
    for (const kind of kinds) box.addEventListener(kind, () => session.textChanged(), { signal });
    const pressed = (event: MouseEvent) => event.isTrusted && session.onClick(event.clientX, event.clientY);
    box.addEventListener("click", pressed, { signal });
  }
}

const dialogs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="dialog"]')];
