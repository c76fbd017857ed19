/** When a text is checked: soon after a word is finished, now and then while somebody writes on, and all of it once they stop. */

/** A finished word is checked after so long without a key. */
export const PAUSE_MS = 120;
/** While keys keep coming, a check begins so long after the first of them. */
export const LATEST_MS = 500;
/** After so long without a key somebody has stopped, even amid a word. */
export const SETTLED_MS = 1000;

type Timer = "soon" | "settled" | "again";

export class Pacing {
  private readonly timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  private running = 0;
  /** when the first key came that is not checked */
  private firstKeyAt: number | null = null;
  /** what to check when the check that runs has ended */
  private queued: { all: boolean } | null = null;

  /** `check` looks at the finished words, or at all that stands there. */
  constructor(private readonly check: (all: boolean) => Promise<void>) {}

  /** A key was typed; `open` where it leaves a word that may go on. */
  typed(open: boolean): void {
    this.setTimer("settled", SETTLED_MS, true);
    this.firstKeyAt ??= performance.now();
    if (performance.now() - this.firstKeyAt >= LATEST_MS) this.requestCheck(false);
    else if (open) this.clearTimers("soon");
    else this.setTimer("soon", PAUSE_MS, false);
  }

  /** The text came in one piece, and nothing of it is unfinished. */
  pasted(): void {
    this.clearTimers("soon");
    this.setTimer("settled", PAUSE_MS, true);
  }

  /** Check again after so many milliseconds. */
  retryAfter(wait: number): void {
    this.setTimer("again", wait, false);
  }

  /** Check all at once, even while a check runs: somebody waits for it. */
  checkNow(): Promise<void> {
    this.stop();
    return this.runCheck(true);
  }

  /** Check no more. */
  stop(): void {
    this.clearTimers("soon", "settled", "again");
    this.firstKeyAt = null;
    this.queued = null;
  }

  private requestCheck(all: boolean): void {
    this.clearTimers("soon", "again");
    if (all) this.clearTimers("settled");
    this.firstKeyAt = null;
    if (this.running) this.queued = { all: all || this.queued?.all === true };
    else void this.runCheck(all);
  }

  private async runCheck(all: boolean): Promise<void> {
    this.running += 1;
    await this.check(all).finally(() => {
      this.running -= 1;
    });
    const { queued } = this;
    if (this.running || !queued) return;
    this.queued = null;
    this.requestCheck(queued.all);
  }

  private setTimer(timer: Timer, wait: number, all: boolean): void {
    clearTimeout(this.timers[timer]);
    this.timers[timer] = setTimeout(() => this.requestCheck(all), wait);
  }

  private clearTimers(...timers: Timer[]): void {
    for (const timer of timers) {
      clearTimeout(this.timers[timer]);
      delete this.timers[timer];
    }
  }
}
