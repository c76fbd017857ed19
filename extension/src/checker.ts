/** What is known of the text of one box: asked of the server in the rhythm of the keys, carried along while the text is edited. */

import { textOf } from "./box";
import { textBeforeComposition } from "./composition";
import type { CheckReply, Surface } from "./finding";
import { carried, carriedBy, grown, type Knowledge, NOTHING, upTo } from "./knowledge";
import { ask, MOST_ROUNDS, type Reply } from "./messages";
import { Pacing } from "./pacing";
import type { Composer } from "./sites";
import { changeBetween, isBlank, quoting, type Span } from "./spans";
import { caretAfter, composed, without, wordAt } from "./unfinished";

const SLOW_MS = 300;
const STALE_MS = 1000; // where there is an older answer to show
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

interface Asked {
  text: string;
  surface: Surface;
}

interface Answer extends Asked {
  known: Knowledge;
  /** of the request that it answers; the same again takes a second look at what is in doubt */
  rev: number;
}

/** Whether an answer need not be asked for again. */
const stands = ({ known }: Answer) => !known.trouble && known.again === undefined;
const isSame = (one: Asked | null, other: Asked) => one?.text === other.text && one.surface === other.surface;

export class Checker {
  text = "";
  known: Knowledge = NOTHING;
  /** the last one, as it was given */
  private answer: Answer | null = null;
  /** what the server has been asked last and has not answered yet */
  private asking: Asked | null = null;
  /** where somebody is writing; null when nobody is, and every word counts */
  private caret: number | null = null;
  /** whether what is known is the last answer, and nothing else */
  private exact = false;
  private readonly waiting = new Set<() => void>();
  private readonly pacing = new Pacing((all) => this.check(all));
  private rev = 0;
  private turn = 0; // of requests, of which one may repeat another's rev
  private heard = 0; // the latest turn that was answered
  private awake = 0; // until when the background is taken for awake

  constructor(
    private readonly composer: Composer,
    private readonly listener: Listener,
  ) {}

  /** The text may have changed, by the user's keys or in one `piece`; false when it has not. */
  changed(piece = false): boolean {
    const now = this.textNow();
    if (now === this.text) return false;
    const before = this.text;
    const change = changeBetween(before, now);
    this.text = now;
    this.caret = piece ? null : caretAfter(change);
    this.exact = false;
    this.known = upTo(carriedBy(this.known, change, now), this.word(), now);
    this.listener.changed(before);
    this.tellWaiting(); // who waits, waits for another text
    this.written();
    this.wake();
    return true;
  }

  /** Check what has been written, when it is time. */
  written(): void {
    if (this.caret === null) this.pacing.put();
    else this.pacing.typed(this.word() !== null);
  }

  /** The user has left the box: no word is being written any more. */
  left(): void {
    if (this.caret !== null) void this.pacing.now();
  }

  /** The rules, or what the box publishes, may have changed. */
  recheck(): void {
    this.answer = null;
    void this.pacing.now();
  }

  /** The text that what is known was said of, without a word that is still being written; empty where the box is. */
  checkedText(): string {
    return isBlank(this.text) ? "" : (this.answer?.text ?? "");
  }

  /** What stands in the box, or stood in it when the page took it away. */
  textNow(): string {
    return this.composer.box.isConnected ? textOf(this.composer.box) : this.text;
  }

  /** Whether all that stands in the box now has been checked, or can't be; then that is what is known. */
  isChecked(): boolean {
    return this.isAnswered() && (isBlank(this.textNow()) || this.answer?.known.settled === true);
  }

  /** Whether there is an answer to all that stands in the box now, though a second look may be to come. */
  isAnswered(): boolean {
    const now = this.textNow();
    if (isBlank(now)) return true;
    if (!this.answer || !isSame(this.answer, { text: now, surface: this.composer.surface })) return false;
    if (!this.exact && this.answer.known.settled) this.hear(this.answer, true);
    return true;
  }

  /** Check now what is not checked yet; resolves when it is, or can't be, or the text is another one. */
  async waitForCheck(): Promise<void> {
    const { text } = this;
    while (!this.isChecked() && this.text === text && this.heard < Infinity) {
      const heard = new Promise<void>((resolve) => this.waiting.add(resolve));
      if (!isSame(this.asking, { text, surface: this.composer.surface })) void this.pacing.now();
      await heard;
    }
  }

  end(): void {
    this.heard = Infinity; // an answer that is still to come is not heard
    this.pacing.end();
    this.tellWaiting();
  }

  /** The word that is still being written or composed; null where every word counts. */
  private word(): Span | null {
    const before = textBeforeComposition(this.composer.box);
    if (before !== null) return composed(before, this.text);
    return this.caret === null ? null : wordAt(this.text, this.caret);
  }

  /** Check the finished words, or all. */
  private async check(all: boolean): Promise<void> {
    if (all) this.caret = null;
    const { text: whole } = this;
    const word = this.word();
    const asked = { text: without(whole, word), surface: this.composer.surface };
    const before = this.answer && stands(this.answer) && isSame(this.answer, asked) ? this.answer : null;
    const blank = isBlank(asked.text) ? { ...asked, known: NOTHING, rev: 0 } : null;
    const first = blank ?? before ?? (await this.request(asked, ++this.rev));
    if (!first) return;
    const whose = [all || this.caret === null, whole, word] as const;
    if (first !== before || first.known.settled) this.hear(first, ...whose); // who waits for it has to go on
    const last = word === null || all ? await this.settle(first) : first;
    if (last && last !== first) this.hear(last, ...whose);
    if (last?.known.trouble && !chrome.runtime?.id) this.listener.gone();
  }

  /** Have the server look again at what is in doubt, until nothing is; null where nobody wants to hear it any more. */
  private async settle(first: Answer): Promise<Answer | null> {
    let answer: Answer | null = first;
    for (let round = 0; answer && !answer.known.settled && isSame(first, this.now()); round++) {
      if (round > 0) this.listener.slow();
      if (round >= MOST_ROUNDS) return { ...answer, known: { ...answer.known, settled: true, complete: false } };
      answer = await this.request(first, first.rev);
      const { trouble = null, again } = answer?.known ?? {};
      // what the first look found stands, and that it is not all
      if (trouble)
        return { ...first, known: { ...first.known, settled: true, complete: false, again: again ?? RETRY_MS } };
    }
    return answer;
  }

  private now(): Asked {
    return { text: without(this.text, this.word()), surface: this.composer.surface };
  }

  /** Ask the server, or ask it again; null where nobody wants to hear the answer any more. */
  private async request({ text, surface }: Asked, rev: number): Promise<Answer | null> {
    const asked = { text, surface };
    const turn = ++this.turn;
    this.awake = performance.now() + AWAKE_MS;
    this.asking = asked;
    const slow = setTimeout(this.listener.slow, this.answer ? STALE_MS : SLOW_MS);
    const reply = await ask("check", { ...asked, rev }).catch(() => null);
    clearTimeout(slow);
    if (turn < this.heard) return null;
    this.heard = turn;
    if (turn === this.turn) this.asking = null;
    return { ...asked, known: knowledgeIn(reply, text), rev };
  }

  /** Take an answer to the text that was the `whole` but for a `word`; while somebody writes, it only adds to what is known. */
  private hear(answer: Answer, all: boolean, whole = answer.text, word: Span | null = null): void {
    this.answer = answer;
    const hole = word && { start: word.start, end: word.start, inserted: word.end - word.start };
    const then = hole ? carriedBy(answer.known, hole, whole) : answer.known;
    const news = upTo(carried(then, whole, this.text), this.word(), this.text);
    const settled = all && (this.caret === null || answer.text === this.text);
    this.known = settled ? news : grown(this.known, news);
    this.exact = settled && answer.text === this.text;
    this.listener.answered();
    const again = news.trouble === "offline" || news.trouble === "slow" ? RETRY_MS : news.again;
    if (again !== undefined) this.pacing.again(again);
    this.tellWaiting();
  }

  /** Have the background start, and try its server, while we wait for the next key. */
  private wake(): void {
    if (performance.now() < this.awake) return;
    this.awake = performance.now() + AWAKE_MS;
    ask("wake", {}).catch(() => null);
  }

  private tellWaiting(): void {
    for (const heard of this.waiting) heard();
    this.waiting.clear();
  }
}

/** What a reply says of the text that was asked about. */
function knowledgeIn(reply: Reply<CheckReply> | null, text: string): Knowledge {
  if (!reply) return { ...NOTHING, trouble: "error" };
  if (!reply.ok) return { ...NOTHING, trouble: reply.trouble, again: reply.again };
  const { findings, complete, read, settled, profile } = reply.value;
  return {
    findings: findings.map((one) => quoting(one, text)),
    complete,
    read,
    settled: settled !== false, // a server of before has no second look
    profile,
    trouble: null,
  };
}
