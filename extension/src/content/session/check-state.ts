/** What is known of the text of a box after a check, and what stays known of it while the text is edited. */

import { type CheckReply, type Finding, isConduct } from "../../shared/api-types";
import type { CheckError } from "../../shared/messages";
import { type Change, changeBetween, moveFinding, overlaps, type Span } from "../editor/spans";

/** What the last check said of a text; `error` where there is no answer. */
export interface CheckState {
  findings: Finding[];
  complete: boolean;
  read: CheckReply["read"];
  settled: boolean;
  profile: string;
  error: CheckError | null;
  /** after so many milliseconds a check may succeed */
  retryMs?: number | undefined;
}

/** What is known of a text without anything in it. */
export const EMPTY: CheckState = {
  findings: [],
  complete: true,
  read: "all",
  settled: true,
  profile: "",
  error: null,
};

/** What is known of a text, carried over to the text that it became. */
export const rebase = (known: CheckState, before: string, after: string): CheckState =>
  before === after ? known : rebaseOver(known, changeBetween(before, after), after);

/** What is known of a text, carried over a change that made `after` of it. */
export function rebaseOver(known: CheckState, change: Change, after: string): CheckState {
  const findings = known.findings.map((finding) => moveFinding(finding, change, after));
  return {
    ...known,
    findings: findings.filter((finding) => finding !== null),
  };
}

/** What is known of a text without the word that is still being written: a finding of conduct that ends in that word ends before it. */
export function withoutPartialWord(known: CheckState, word: Span | null, text: string): CheckState {
  if (!word) return known;
  const cut = (finding: Finding): Finding | null => {
    const { start, end } = finding;
    if (start === null || end === null || !isConduct(finding) || end <= word.start || end > word.end) return finding;
    const quote = text.slice(start, Math.max(start, word.start)).trimEnd();
    return quote ? { ...finding, end: start + quote.length, quote, fixes: [] } : null;
  };
  return { ...known, findings: known.findings.map(cut).filter((finding) => finding !== null) };
}

/** What is known after a new answer while somebody writes: findings are added and replaced, but none goes, as a sentence reads differently with every word. */
export function merge(known: CheckState, news: CheckState): CheckState {
  if (news.error || known.error) return news;
  const kept = known.findings.filter((one) => !news.findings.some((other) => replaces(other, one)));
  if (!kept.length) return news;
  return {
    ...news,
    findings: [...news.findings, ...kept].sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
  };
}

/** Whether a finding takes the place of one that was known: it says the same, or flags the same words. */
function replaces(one: Finding, known: Finding): boolean {
  if (one.start === null || known.start === null) return one.start === known.start && one.rule === known.rule;
  const same = one.label === known.label || !(isConduct(one) || isConduct(known));
  return same && overlaps({ start: one.start, end: one.end ?? 0 }, { start: known.start, end: known.end ?? 0 });
}
