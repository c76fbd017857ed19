/** How findings are underlined. */

import { type Finding, isOfConduct } from "./finding";

/** The ways to underline, the gravest first: words by severity, sentences that should not be posted, and those to think over. */
export const STYLES = ["block", "warn", "note", "breach", "sentence"] as const;
export type Style = (typeof STYLES)[number];

/** How a finding is underlined. */
export function styleOf(finding: Finding): Style {
  if (!isOfConduct(finding)) return finding.severity;
  return finding.severity === "block" ? "breach" : "sentence";
}
