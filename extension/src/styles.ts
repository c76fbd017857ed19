/** How findings are underlined. */

import type { Finding } from "./finding";

/** The ways to underline, the gravest first: words that a fix can mend by severity, and sentences to think over. */
export const STYLES = ["block", "warn", "note", "sentence"] as const;
export type Style = (typeof STYLES)[number];

/** How a finding is underlined. */
export const styleOf = (finding: Finding): Style => (finding.fixes.length ? finding.severity : "sentence");
