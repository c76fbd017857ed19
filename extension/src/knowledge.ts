/** What is known of the text of a box, and what stays known of it while it is edited. */

import type { CheckReply, Edit, Finding } from "./finding";
import type { Trouble } from "./messages";
import { changeBetween, moved, movedFinding, overlap } from "./spans";

export interface Knowledge {
  findings: Finding[];
  edits: Edit[];
  complete: boolean;
  read: CheckReply["read"];
  rewrite: CheckReply["rewrite"];
  profile: string;
  trouble: Trouble | null;
  /** after so many milliseconds the trouble may be over */
  again?: number | undefined;
}

export const NOTHING: Knowledge = {
  findings: [],
  edits: [],
  complete: true,
  read: "all",
  rewrite: null,
  profile: "",
  trouble: null,
};

/** Whether an edit touches what a finding flags. */
export const touches = (finding: Finding, edit: Edit) =>
  finding.start !== null && overlap({ start: finding.start, end: finding.end ?? 0 }, edit);

/** What is known of a text, carried over to the text that it became. */
export function carried(known: Knowledge, before: string, after: string): Knowledge {
  if (before === after) return known;
  const change = changeBetween(before, after);
  return {
    ...known,
    findings: known.findings.map((finding) => movedFinding(finding, change)).filter((finding) => finding !== null),
    edits: known.edits.map((one) => moved(one, change)).filter((one) => one !== null),
  };
}
