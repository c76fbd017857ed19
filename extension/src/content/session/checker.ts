/** Checks the text of one box: when it is time, with second looks, and carries along what is known while the text is edited. */

import { MAX_ROUNDS } from "../../shared/messages";
import type { Composer } from "../../sites";
import { textOf } from "../editor/box";
import { textBeforeComposition } from "../editor/composition";
import { changeBetween, isBlank, type Span } from "../editor/spans";
import { type Answer, CheckRequests, isFinal, isSame, type Query } from "./check-request";
import { type CheckState, EMPTY, merge, rebase, rebaseOver, withoutPartialWord } from "./check-state";
import { Pacing } from "./pacing";
import { caretAfter, composedWord, cutOut, wordAt } from "./partial-word";

const SLOW_MS = 300;
const STALE_MS = 1000; // where there is an older answer to show
const RETRY_MS = 3000;

/** What a checker tells. */
export interface CheckListener {
  /** The text is another one than before; what is known was carried along. */
  textChanged(before: string): void;
  /** The answer takes its time. */
  slow(): void;
  /** There is an answer, or a reason why there is none. */
  answered(): void;
  /** The extension that this script belongs to was updated or removed. */
  gone(): void;
}

export class Checker {
  text = "";
  state: CheckState = EMPTY;
  /** the last one, as it was given */
  private answer: Answer | null = null;
  /** where somebody is writing; null when nobody is, and every word counts */
  private caret: number | null = null;
  /** whether what is known is the last answer, and nothing else */
  private exact = false;
  private readonly waiting = new Set<() => void>();
  private readonly pacing = new Pacing((all) => this.check(all));
  private readonly requests: CheckRequests;
  private rev = 0;

  /** When the signal aborts, nothing is checked any more, and nobody waits for it. */
  constructor(
    private readonly composer: Composer,
    private readonly listener: CheckListener,
    private readonly signal: AbortSignal,
  ) {
    this.requests = new CheckRequests(signal);
    signal.addEventListener("abort", () => {
      this.pacing.stop();
      this.wakeWaiting();
    });
  }

  /** The text may have changed, by the user's keys or in one `piece`; false when it has not. */
  update(piece = false): boolean {
    const now = this.currentText();
    if (now === this.text) return false;
    const before = this.text;
    const change = changeBetween(before, now);
    this.text = now;
    this.caret = piece ? null : caretAfter(change);
    this.exact = false;
    this.state = withoutPartialWord(rebaseOver(this.state, change, now), this.partialWord(), now);
    this.listener.textChanged(before);
    this.wakeWaiting(); // who waits, waits for another text
    this.schedule();
    this.requests.wakeUp();
    return true;
  }

  /** Check what has been written, when it is time. */
  schedule(): void {
    if (this.caret === null) this.pacing.pasted();
    else this.pacing.typed(this.partialWord() !== null);
  }

  /** The user has left the box: no word is being written any more. */
  finishTyping(): void {
    if (this.caret !== null) void this.pacing.checkNow();
  }

  /** The rules, or what the box publishes, may have changed. */
  recheck(): void {
    this.answer = null;
    void this.pacing.checkNow();
  }

  /** The text that what is known was said of, without a word that is still being written; empty where the box is. */
  checkedText(): string {
    return isBlank(this.text) ? "" : (this.answer?.text ?? "");
  }

  /** What stands in the box, or stood in it when the page took it away. */
  currentText(): string {
    return this.composer.box.isConnected ? textOf(this.composer.box) : this.text;
  }

  /** Whether all that stands in the box now has been checked, or can't be; then that is what is known. */
  isChecked(): boolean {
    return this.isAnswered() && (isBlank(this.currentText()) || this.answer?.state.settled === true);
  }

  /** Whether there is an answer to all that stands in the box now, though a second look may be to come. */
  isAnswered(): boolean {
    const now = this.currentText();
    if (isBlank(now)) return true;
    if (!this.answer || !isSame(this.answer, { text: now, surface: this.composer.surface })) return false;
    if (!this.exact && this.answer.state.settled) this.accept(this.answer, true);
    return true;
  }

  /** Check now what is not checked yet; resolves when it is, or can't be, or the text is another one. */
  async waitForCheck(): Promise<void> {
    const { text } = this;
    while (!this.isChecked() && this.text === text && !this.signal.aborted) {
      const news = new Promise<void>((resolve) => this.waiting.add(resolve));
      if (!isSame(this.requests.pending, { text, surface: this.composer.surface })) void this.pacing.checkNow();
      await news;
    }
  }

  /** The word that is still being written or composed; null where every word counts. */
  private partialWord(): Span | null {
    const before = textBeforeComposition(this.composer.box);
    if (before !== null) return composedWord(before, this.text);
    return this.caret === null ? null : wordAt(this.text, this.caret);
  }

  /** Check the finished words, or all. */
  private async check(all: boolean): Promise<void> {
    if (all) this.caret = null;
    const { text: whole } = this;
    const word = this.partialWord();
    const query = this.query();
    const before = this.answer && isFinal(this.answer) && isSame(this.answer, query) ? this.answer : null;
    const blank = isBlank(query.text) ? { ...query, state: EMPTY, rev: 0 } : null;
    const first = blank ?? before ?? (await this.request(query, ++this.rev));
    if (!first) return;
    const extent = [all || this.caret === null, whole, word] as const;
    if (first !== before || first.state.settled) this.accept(first, ...extent); // who waits for it has to go on
    const last = word === null || all ? await this.takeSecondLooks(first) : first;
    if (last && last !== first) this.accept(last, ...extent);
    if (last?.state.error && !chrome.runtime?.id) this.listener.gone();
  }

  /** Have the server look again at what is in doubt, until nothing is; null where nobody wants to hear it any more. */
  private async takeSecondLooks(first: Answer): Promise<Answer | null> {
    let answer: Answer | null = first;
    for (let round = 0; answer && !answer.state.settled && isSame(first, this.query()); round++) {
      if (round > 0) this.listener.slow();
      if (round >= MAX_ROUNDS) return unfinished(answer);
      answer = await this.request(first, first.rev);
      const { error = null, retryMs } = answer?.state ?? {};
      if (error) return unfinished(first, retryMs ?? RETRY_MS); // what the first look found stands
    }
    return answer;
  }

  /** What is to be asked about now: the text without a word that is still being written. */
  private query(): Query {
    return { text: cutOut(this.text, this.partialWord()), surface: this.composer.surface };
  }

  /** Ask the server, or ask it again; null where nobody wants to hear the answer any more. */
  private request(query: Query, rev: number): Promise<Answer | null> {
    return this.requests.send(query, rev, this.listener.slow, this.answer ? STALE_MS : SLOW_MS);
  }

  /** Take an answer to the text that was the `whole` but for a `word`; while somebody writes, it only adds to what is known. */
  private accept(answer: Answer, all: boolean, whole = answer.text, word: Span | null = null): void {
    this.answer = answer;
    const hole = word && { start: word.start, end: word.start, inserted: word.end - word.start };
    const then = hole ? rebaseOver(answer.state, hole, whole) : answer.state;
    const news = withoutPartialWord(rebase(then, whole, this.text), this.partialWord(), this.text);
    const settled = all && (this.caret === null || answer.text === this.text);
    this.state = settled ? news : merge(this.state, news);
    this.exact = settled && answer.text === this.text;
    this.listener.answered();
    const retryMs = news.error === "offline" || news.error === "slow" ? RETRY_MS : news.retryMs;
    if (retryMs !== undefined) this.pacing.retryAfter(retryMs);
    this.wakeWaiting();
  }

  private wakeWaiting(): void {
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }
}

/** An answer that is said not to be all, as no second look came to its end. */
const unfinished = (answer: Answer, retryMs = answer.state.retryMs): Answer => ({
  ...answer,
  state: { ...answer.state, settled: true, complete: false, ...(retryMs !== undefined && { retryMs }) },
});
