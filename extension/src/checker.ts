/** What is known of the text of one box: asked of the server when typing pauses, carried along while the text is edited. */

import { textOf } from "./box";
import type { Surface } from "./finding";
import { carried, type Knowledge, NOTHING } from "./knowledge";
import { ask } from "./messages";
import type { Composer } from "./sites";
import { isBlank } from "./spans";

const PAUSE_MS = 120;
const SLOW_MS = 300;
const RETRY_MS = 3000;
const AWAKE_MS = 20_000; // the browser puts a background without work to sleep after thirty seconds

export interface Listener {
  /** The text is another one than before; what is known was carried along. */
  changed(before: string): void;
  /** The answer takes its time. */
  slow(): void;
  /** There is an answer, or a reason why there is none. */
  answered(): void;
  /** The extension that this script belongs to was updated or removed. */
  gone(): void;
}

export class Checker {
  text = "";
  known: Knowledge = NOTHING;
  private judgedText: string | null = null;
  private judgedAs: Surface | null = null;
  /** surface and text that the server has been asked about and has not answered yet */
  private asking: string | null = null;
  private readonly waiting = new Set<() => void>();
  private rev = 0;
  private timer = 0;
  private awake = 0; // until when the background is taken for awake

  constructor(
    private readonly composer: Composer,
    private readonly listener: Listener,
  ) {}

  /** The text may have changed; false when it has not. */
  changed(): boolean {
    const now = this.textNow();
    if (now === this.text) return false;
    const before = this.text;
    this.known = carried(this.known, before, now);
    this.text = now;
    this.judgedText = null; // also of a text that comes back: what was known of it was lost on the way
    this.listener.changed(before);
    this.tellWaiting(); // who waits, waits for another text
    this.checkIn(PAUSE_MS);
    this.wake();
    return true;
  }

  /** What stands in the box, or stood in it when the page took it away. */
  textNow(): string {
    return this.composer.box.isConnected ? textOf(this.composer.box) : this.text;
  }

  /** Whether what stands in the box now has been judged, or can't be. */
  isChecked(): boolean {
    const now = this.textNow();
    return (this.judgedText === now && this.judgedAs === this.composer.surface) || isBlank(now);
  }

  /** Check now what is not checked yet; resolves when it is, or can't be, or the text is another one. */
  async waitForCheck(): Promise<void> {
    const { text } = this;
    while (!this.isChecked() && this.text === text) {
      clearTimeout(this.timer);
      const heard = new Promise<void>((resolve) => this.waiting.add(resolve));
      if (this.asking !== `${this.composer.surface} ${text}`) void this.check();
      await heard;
    }
  }

  async check(): Promise<void> {
    this.rev += 1;
    this.awake = performance.now() + AWAKE_MS;
    const asked = { text: this.text, surface: this.composer.surface, rev: this.rev };
    if (isBlank(asked.text)) return this.judge(asked, NOTHING);
    this.asking = `${asked.surface} ${asked.text}`;
    const slow = setTimeout(this.listener.slow, SLOW_MS);
    const reply = await ask("check", asked).catch(() => null);
    clearTimeout(slow);
    if (this.rev !== asked.rev) return;
    this.asking = null;
    if (!reply && !chrome.runtime?.id) return this.listener.gone();
    if (!reply) return this.judge(asked, { ...NOTHING, trouble: "error" });
    if (!reply.ok) return this.judge(asked, { ...NOTHING, trouble: reply.trouble, again: reply.again });
    const { findings, redacted, complete, read, rewrite, profile } = reply.value;
    const news = { findings, edits: redacted.edits, complete, read, rewrite, profile, trouble: null };
    this.judge(asked, carried(news, asked.text, this.text));
  }

  end(): void {
    this.rev += 1; // an answer that is still to come is not heard
    clearTimeout(this.timer);
  }

  /** Have the background start, and try its server, while we wait for the next key. */
  private wake(): void {
    if (performance.now() < this.awake) return;
    this.awake = performance.now() + AWAKE_MS;
    ask("wake", {}).catch(() => null);
  }

  private checkIn(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), pause);
  }

  /** Keep what was said of a text, and tell whoever waits for it. */
  private judge({ text, surface }: { text: string; surface: Surface }, news: Knowledge): void {
    this.judgedText = text;
    this.judgedAs = surface;
    this.known = news;
    this.listener.answered();
    const again = news.trouble === "offline" || news.trouble === "slow" ? RETRY_MS : news.again;
    if (again !== undefined) this.checkIn(again);
    this.tellWaiting();
  }

  private tellWaiting(): void {
    for (const heard of this.waiting) heard();
    this.waiting.clear();
  }
}
