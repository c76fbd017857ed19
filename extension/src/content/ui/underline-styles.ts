/** How findings are underlined: the styles stand in content.css and overlay.css. */

import { type Finding, isConduct } from "../../shared/api-types";

/** The ways to underline, the gravest first: words by severity, sentences that should not be posted, and those to think over. */
export const STYLES = ["block", "warn", "note", "breach", "sentence"] as const;
export type Style = (typeof STYLES)[number];

/** The style of a finding. */
export function styleOf(finding: Finding): Style {
  if (!isConduct(finding)) return finding.severity;
  return finding.severity === "block" ? "breach" : "sentence";
}
