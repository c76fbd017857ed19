/** What is shown of one box: the underlines in it and the chip beside it. */

import type { Finding } from "../../shared/api-types";
import { rememberCaret } from "../editor/caret";
import { isBlank } from "../editor/spans";
import type { Done } from "../ui/chip-text";
import { isOurs } from "../ui/shadow-root";
import { createChip, type StatusChip } from "../ui/status-chip";
import { createUnderlines, type Underlines } from "../ui/underlines";
import type { CheckState } from "./check-state";

/** What there is to show of a box. */
export interface ViewState {
  /** what of the text has been checked */
  text: string;
  known: CheckState;
  /** the findings that the user has not ignored */
  findings: Finding[];
}

export class View {
  /** what came of the last action, until the user types on */
  done: Done | null = null;
  private readonly underlines: Underlines;
  private readonly chip: StatusChip;
  private frame = 0;

  /** `showFirst` opens the first finding; when the signal aborts, nothing is shown any more. */
  constructor(
    private readonly box: HTMLElement,
    private readonly shown: () => ViewState,
    showFirst: () => void,
    signal: AbortSignal,
  ) {
    signal.addEventListener("abort", () => cancelAnimationFrame(this.frame));
    this.underlines = createUnderlines(box, signal);
    this.chip = createChip(box, showFirst, signal);
    box.addEventListener("blur", (event) => this.onBlur(event), { signal });
    rememberCaret(box, signal);
  }

  /** Draw once before the next frame, however often something changes until then. */
  redraw(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.underlines.draw(this.shown().findings);
      this.chip.align();
    });
  }

  /** Say in the chip how the text stands. */
  updateChip(): void {
    const { text, known, findings: all } = this.shown();
    const { error, complete, read, settled } = known;
    const findings = all.length;
    if (isBlank(text) && !this.done) this.chip.hide();
    else if (error) this.chip.show({ is: "error", error });
    else if (this.done) this.chip.show({ is: "done", ...this.done, findings, complete, read });
    else if (findings) this.chip.show({ is: "found", findings, complete, read });
    else if (!complete) this.chip.show({ is: "incomplete" });
    else if (!settled)
      return; // the second look says soon how it stands: until then what was said stays
    else if (read === "identifiers only") this.chip.show({ is: "foreign" });
    else this.chip.show({ is: "clean" });
  }

  /** Say in the chip that the answer takes its time. */
  showChecking(): void {
    this.chip.show({ is: "checking" });
  }

  /** Say what came of an action, until the user types on. */
  showDone(text: string, undo: Done["undo"] = null): void {
    this.done = { text, undo };
    this.updateChip();
  }

  /** The finding at a point of the screen, the shortest if there are several. */
  findingAt(x: number, y: number): Finding | undefined {
    return this.underlines.findingsAt(x, y)[0];
  }

  /** Where a finding stands on the screen. */
  anchorRect(finding: Finding): DOMRect {
    return this.underlines.rectOf(finding) ?? this.box.getBoundingClientRect();
  }

  /** A chip that has nothing to say goes when the user leaves the box. */
  private onBlur({ relatedTarget }: FocusEvent): void {
    const { known, findings } = this.shown();
    const quiet =
      known.complete && known.settled && known.read === "all" && !known.error && !this.done && !findings.length;
    if (quiet && !isOurs(relatedTarget)) this.chip.hide();
  }
}
