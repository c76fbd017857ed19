/** Says, and counts, that something was sent unchecked. */

import { text } from "../../shared/i18n";
import { ask, type CheckError } from "../../shared/messages";
import { showNotice } from "../ui/notice";

/** Why a text was sent unchecked: there was no answer, or the user would not wait (`waived`). A pause, and a browser that is not paired, surprise nobody. */
export type UncheckedReason = Exclude<CheckError, Expected> | "waived";

type Expected = "paused" | "unpaired";

/** Why the user must be told that something went out unchecked; null when that was to be expected, or it was checked. */
export const uncheckedReason = (error: CheckError | null): UncheckedReason | null =>
  error === "paused" || error === "unpaired" ? null : error;

/** Say that something is posted unchecked. */
export function reportUnchecked(why: UncheckedReason): void {
  showNotice(text(`unchecked_${why}`));
  ask("countUnchecked", { seen: true }).catch(() => null);
}

/** Say that something may have been posted that was not checked, or that should not have been. */
export function reportMissed(): void {
  showNotice(text("notice_missed"));
  ask("countUnchecked", { seen: false }).catch(() => null);
}
