/** Say, and count, that something was posted which Drape had not checked. */

import { notice } from "./chip";
import { ask, type Trouble } from "./messages";

/** Why something goes out unchecked: there was no answer, or the user would not wait for it. */
export type Unchecked = Exclude<Trouble, "paused"> | "waived";

const BECAUSE: Record<Unchecked, string> = {
  offline: "Drape is not running",
  slow: "Drape did not answer in time",
  unpaired: "this browser is not paired with Drape",
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
