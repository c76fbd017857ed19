/** What the server's API answers, as types. Offsets are UTF-16 code units, ends exclusive. */

/** The gravest first: not to be posted, to be careful with, good to know. */
export type Severity = "block" | "warn" | "note";

/** Where a text is published: the id of a row of the server's surfaces.json, which sites/surfaces.ts reads. */
export type Surface = string;

/** A rule of law or of a profession that a finding rests on. */
export interface Citation {
  ref: string;
  title: string;
  url: string;
}

/** `replacement` takes the place of `[start, end)`: the flagged words and what the grammar asks for beside them. */
export interface Fix {
  title: string;
  replacement: string;
  start: number;
  end: number;
}

/** What a rule has found; `quote` is the text in `[start, end)`. */
export interface Finding {
  id: string;
  rule: string;
  label: string;
  severity: Severity;
  /** null, like `end` and `quote`, for a finding on the whole message */
  start: number | null;
  end: number | null;
  quote: string | null;
  message: string;
  why: string;
  citations: Citation[];
  fixes: Fix[];
}

/** The labels of conduct, which the server's classifier knows too. */
const CONDUCT_LABELS = new Set([
  "DISCLOSURE",
  "PATIENT_CONFIRMATION",
  "TARGETED_ADVICE",
  "PHI_SOLICITATION",
  "BOUNDARY",
  "AD_CLAIM",
  "SELF_DISCLOSURE",
]);

/** Whether a finding is of conduct: on what a sentence does, and not on words in it that identify somebody. */
export const isConduct = ({ label }: Finding): boolean => CONDUCT_LABELS.has(label);

/** `replacement` takes the place of `[start, end)`. */
export interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** What may be left of a text: `safe` where nothing is warned of in it any more; `unresolved` are ids of findings. */
export interface Redacted {
  text: string;
  edits: Edit[];
  safe: boolean;
  unresolved: string[];
}

/** The answer to a check; `rev` is that of the request, `failed` names rules that could not be asked. */
export interface CheckReply {
  rev: number;
  profile: string;
  complete: boolean;
  failed: string[];
  /** in another language than English, only numbers, addresses and the like were looked for */
  read: "all" | "identifiers only";
  /** while false, a second look at what is in doubt is still to come: the same request again takes it */
  settled: boolean;
  findings: Finding[];
  /** null where it was not asked for, like `rewrite` */
  redacted: Redacted | null;
  rewrite?: { title: string; text: string } | null;
}

/** What may be left of a text, and a whole safe one; null where the server can't say. */
export type RedactionOffer = Pick<CheckReply, "redacted" | "rewrite"> | null;

/** What the practice has chosen: its profiles, its own words, and how to reach it. */
export interface ServerSettings {
  profile: string;
  /** surfaces where another profile holds */
  surfaces: Record<Surface, string>;
  terms: string[];
  never: string[];
  contact: string;
  /** rules that are turned off, by profile */
  off: Record<string, string[]>;
}

/** A profile to choose. */
export interface ProfileInfo {
  id: string;
  title: string;
  description: string;
  /** who usually writes under it */
  author: "practice" | "clinician" | "staff" | "patient";
  /** the profile for a practice's page, where this one is not */
  practice: string | null;
}

/** A browser that is paired with the server. */
export interface PairedBrowser {
  id: string;
  origin: string;
  /** seconds since 1970 */
  created: number;
  /** whether it is this one */
  own: boolean;
}
