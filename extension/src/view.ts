/** What is shown beside and in one box: its chip and its underlines. */

import { rememberCaret } from "./caret";
import { type Chip, chipFor, type Done } from "./chip";
import type { Finding } from "./finding";
import { type Drawing, drawingIn } from "./highlights";
import type { Knowledge } from "./knowledge";
import { isOurs, ourLayer } from "./layer";
import { isBlank } from "./spans";

/** What there is to show of a box. */
export interface Shown {
  /** what of the text has been checked */
  text: string;
  known: Knowledge;
  /** the findings that the user has not ignored */
  findings: Finding[];
}

export class View {
  /** what came of the last action, until the user types on */
  done: Done | null = null;
  private readonly drawing: Drawing;
  private readonly chip: Chip;
  private frame = 0;
  private readonly ended = new AbortController();

  /** `first` opens the first finding. */
  constructor(
    private readonly box: HTMLElement,
    private readonly shown: () => Shown,
    first: () => void,
  ) {
    this.drawing = drawingIn(box, ourLayer());
    this.chip = chipFor(box, first);
    box.addEventListener("blur", this.left, { signal: this.ended.signal });
    rememberCaret(box, this.ended.signal);
  }

  /** Draw once before the next frame, however often something changes until then. */
  redraw(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.drawing.draw(this.shown().findings);
      this.chip.follow();
    });
  }

  /** Say how the text stands. */
  tell(): void {
    const { text, known, findings: all } = this.shown();
    const { trouble, complete, read, settled } = known;
    const findings = all.length;
    if (isBlank(text) && !this.done) this.chip.hide();
    else if (trouble) this.chip.show({ is: "trouble", trouble });
    else if (this.done) this.chip.show({ is: "done", ...this.done, findings, complete, read });
    else if (findings) this.chip.show({ is: "found", findings, complete, read });
    else if (!complete) this.chip.show({ is: "incomplete" });
    else if (!settled)
      return; // the second look says soon how it stands: until then what was said stays
    else if (read === "identifiers only") this.chip.show({ is: "foreign" });
    else this.chip.show({ is: "clean" });
  }

  tellChecking(): void {
    this.chip.show({ is: "checking" });
  }

  /** Say what came of an action, until the user types on. */
  tellDone(text: string, undo: Done["undo"] = null): void {
    this.done = { text, undo };
    this.tell();
  }

  /** The finding at a point of the screen, the shortest if there are several. */
  at(x: number, y: number): Finding | undefined {
    return this.drawing.at(x, y)[0];
  }

  /** Where a finding stands on the screen. */
  place(finding: Finding): DOMRect {
    return this.drawing.place(finding) ?? this.box.getBoundingClientRect();
  }

  end(): void {
    cancelAnimationFrame(this.frame);
    this.ended.abort();
    this.drawing.clear();
    this.chip.remove();
  }

  private readonly left = ({ relatedTarget }: FocusEvent): void => {
    const { known, findings } = this.shown();
    const quiet =
      known.complete && known.settled && known.read === "all" && !known.trouble && !this.done && !findings.length;
    if (quiet && !isOurs(relatedTarget)) this.chip.hide();
  };
}
