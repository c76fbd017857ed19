/** How the text of a box stands, and what the chip beside the box says of it. */

import type { CheckReply } from "../../shared/api-types";
import { count } from "../../shared/count";
import { text } from "../../shared/i18n";
import type { CheckError } from "../../shared/messages";

/** What came of the user's last action; `undo` takes it back. */
export interface Done {
  text: string;
  undo: (() => void) | null;
}

/** How much of the text was checked. */
type Extent = Pick<CheckReply, "complete" | "read">;

/** How the text of a box stands. */
export type ChipState =
  | { is: "checking" | "clean" | "incomplete" | "foreign" }
  | ({ is: "found"; findings: number } & Extent)
  | { is: "error"; error: CheckError }
  | ({ is: "done"; findings: number } & Extent & Done);

/** What the chip says of a state. */
export function chipText(state: ChipState): string {
  switch (state.is) {
    case "found":
      return listed(count(state.findings, "chip_findings"), notChecked(state));
    case "done":
      return listed(state.text, state.findings > 0 && count(state.findings, "chip_left"), notChecked(state));
    case "error":
      return text(`chip_error_${state.error}`);
    default:
      return text(`chip_${state.is}`);
  }
}

/** What was not checked, if anything. */
function notChecked({ complete, read }: Extent): string | false {
  if (!complete) return text("chip_not_all_checked");
  return read === "identifiers only" && text("chip_not_all_read");
}

const listed = (...parts: (string | false)[]) => parts.filter((part) => part !== false).join(", ");
