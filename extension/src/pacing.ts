/** When what somebody writes is checked: soon after a word, now and then while they go on, all of it once they stop. */

/** After a finished word, so long without a key. */
export const PAUSE_MS = 120;
/** While keys keep coming, with the first one so long after the last check. */
export const LATEST_MS = 500;
/** So long without a key that somebody has stopped, even amid a word. */
export const SETTLED_MS = 1000;

type Timer = "soon" | "settled" | "again";

export class Pacing {
  private readonly timers: Partial<Record<Timer, ReturnType<typeof setTimeout>>> = {};
  private running = 0;
  /** when the first key came that is not checked */
  private since: number | null = null;
  /** what to check when the check that runs has ended */
  private next: { all: boolean } | null = null;

  /** `check` looks at the finished words, or at all that stands there. */
  constructor(private readonly check: (all: boolean) => Promise<void>) {}

  /** A key was typed; `open` where it leaves a word that may go on. */
  typed(open: boolean): void {
    this.start("settled", SETTLED_MS, true);
    this.since ??= performance.now();
    if (performance.now() - this.since >= LATEST_MS) this.due(false);
    else if (open) this.stop("soon");
    else this.start("soon", PAUSE_MS, false);
  }

  /** The text came in one piece, and nothing of it is unfinished. */
  put(): void {
    this.stop("soon");
    this.start("settled", PAUSE_MS, true);
  }

  /** Check again after so many milliseconds. */
  again(wait: number): void {
    this.start("again", wait, false);
  }

  /** Check all at once, even while a check runs: somebody waits for it. */
  now(): Promise<void> {
    this.end();
    return this.run(true);
  }

  /** Check no more. */
  end(): void {
    this.stop("soon", "settled", "again");
    this.since = null;
    this.next = null;
  }

  private due(all: boolean): void {
    this.stop("soon", "again");
    if (all) this.stop("settled");
    this.since = null;
    if (this.running) this.next = { all: all || this.next?.all === true };
    else void this.run(all);
  }

  private async run(all: boolean): Promise<void> {
    this.running += 1;
    await this.check(all).finally(() => {
      this.running -= 1;
    });
    const { next } = this;
    if (this.running || !next) return;
    this.next = null;
    this.due(next.all);
  }

  private start(timer: Timer, wait: number, all: boolean): void {
    clearTimeout(this.timers[timer]);
    this.timers[timer] = setTimeout(() => this.due(all), wait);
  }

  private stop(...timers: Timer[]): void {
    for (const timer of timers) {
      clearTimeout(this.timers[timer]);
      delete this.timers[timer];
    }
  }
}
