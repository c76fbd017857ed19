/** The boxes of a page that are watched, and those that the page has put away while a dialog of it asks on. */

import { isField } from "./box";
import { standDown } from "./last-net";
import { asksOn, rememberAsleep } from "./send-button";
import { type Guarded, watchOver } from "./session";
import type { Composer } from "./sites";
import { KINDS } from "./sites/surfaces";
import { isBlank } from "./spans";

const GRACE_MS = 1000; // so long a dialog may take to go on without its box
const MOST_MS = 600_000; // and so long it may ask on, until its text is forgotten

interface Watched extends Guarded {
  observer: MutationObserver;
  /** since when the page has it no more, 0 while it has */
  gone: number;
  /** dialogs without a box that were there already: they don't go on with this one */
  before: WeakSet<Element>;
}

export class Boxes {
  private readonly all = new Map<HTMLElement, Watched>();
  private timer = 0;

  /** `changed` hears whenever the number of findings may have changed, `left` when the extension has gone. */
  constructor(
    private readonly changed: () => void,
    private readonly left: () => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Every box that is watched now. */
  list(): Guarded[] {
    this.sweep();
    return [...this.all.values()];
  }

  /** How many findings stand in them all. */
  count(): number {
    return [...this.all.values()].reduce((sum, { session }) => sum + session.count(), 0);
  }

  of(box: HTMLElement): Guarded | undefined {
    return this.all.get(box);
  }

  /** Whether what was written in a box is still to be reckoned with. */
  keeps({ box }: Guarded): boolean {
    this.sweep();
    return this.all.has(box);
  }

  /** Watch a box that is being written in. */
  attend(composer: Composer): Guarded {
    const known = this.all.get(composer.box);
    if (known && !known.gone) {
      known.session.attended();
      return known;
    }
    this.giveWay(composer);
    const session = watchOver(composer, this.changed, this.left);
    const observer = new MutationObserver(() => (composer.box.isConnected ? session.changed() : this.sweep()));
    const before = new WeakSet(dialogs().filter(asksOn));
    const watched: Watched = Object.assign(composer, { session, observer, gone: 0, before });
    this.all.set(composer.box, watched);
    this.listenTo(watched);
    if (isBlank(session.text())) rememberAsleep(composer.box);
    return watched;
  }

  /** End the watch over boxes that the page has taken away, unless it asks on without them. */
  sweep(): void {
    const gone = [...this.all.values()].filter(({ box }) => !box.isConnected);
    for (const one of gone) {
      one.gone ||= performance.now();
      if (this.isKept(one)) one.session.putAway();
      else this.end(one);
    }
    clearTimeout(this.timer);
    if (gone.some(({ box }) => this.all.has(box))) this.timer = setTimeout(() => this.sweep(), GRACE_MS);
    if (gone.length) this.changed();
  }

  endAll(): void {
    for (const one of this.all.values()) this.end(one);
    clearTimeout(this.timer);
  }

  private isKept({ surface, session, gone, before }: Watched): boolean {
    if (KINDS[surface] !== "post" || isBlank(session.text())) return false;
    const since = performance.now() - gone;
    return since < GRACE_MS || (since < MOST_MS && dialogs().some((one) => !before.has(one) && asksOn(one)));
  }

  /** A post's box that comes takes the place of one that was put away: the user went back, or the page made it anew. */
  private giveWay({ surface }: Composer): void {
    for (const one of this.all.values()) {
      if (!one.gone || KINDS[surface] !== "post") continue;
      standDown(one.session);
      this.end(one);
    }
  }

  private end(one: Watched): void {
    one.observer.disconnect();
    one.session.end();
    this.all.delete(one.box);
  }

  private listenTo({ box, session, observer }: Watched): void {
    const { signal } = this;
    observer.observe(box, { subtree: true, childList: true, characterData: true });
    // nobody hears when a page empties a field; keys and what is about to be typed come before the next message's text
    const kinds = isField(box) ? ["keydown", "beforeinput", "input"] : [];
    for (const kind of kinds) box.addEventListener(kind, () => session.changed(), { signal });
    const pressed = (event: MouseEvent) => event.isTrusted && session.pressed(event.clientX, event.clientY);
    box.addEventListener("click", pressed, { signal });
  }
}

const dialogs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="dialog"]')];
