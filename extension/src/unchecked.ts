/** Say, and count, that something was posted which Drape had not checked. */

import { notice } from "./chip";
import { ask, type Trouble } from "./messages";

/** Why something goes out unchecked: there was no answer, or the user would not wait for it. A pause, and a browser that is not paired, are no surprise. */
export type Unchecked = Exclude<Trouble, Expected> | "waived";

type Expected = "paused" | "unpaired";

/** Why the user must be told that something went out unchecked; null when that was to be expected, or it was checked. */
export const failureIn = (trouble: Trouble | null): Unchecked | null =>
  trouble === "paused" || trouble === "unpaired" ? null : trouble;

const BECAUSE: Record<Unchecked, string> = {
  offline: "Drape is not running",
  slow: "Drape did not answer in time",
  refused: "another program answers for Drape",
  too_long: "the text is too long to check",
  error: "Drape could not check it",
  waived: "you did not wait",
};

/** Say that something is posted unchecked. */
export function tellUnchecked(why: Unchecked): void {
  notice(`Posted unchecked: ${BECAUSE[why]}`);
  ask("unchecked", { seen: true }).catch(() => null);
}

/** Say that something may have been posted that was not checked, or that should not have been. */
export function tellMissed(): void {
  notice("This may have been posted unchecked");
  ask("unchecked", { seen: false }).catch(() => null);
}
