/** What is known of the text of a box, and what stays known of it while it is edited. */

import type { CheckReply, Edit, Finding } from "./finding";
import type { Trouble } from "./messages";
import { type Change, changeBetween, moved, movedFinding, overlap, type Span } from "./spans";

export interface Knowledge {
  findings: Finding[];
  edits: Edit[];
  complete: boolean;
  read: CheckReply["read"];
  settled: boolean;
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
  settled: true,
  rewrite: null,
  profile: "",
  trouble: null,
};

/** Whether an edit touches what a finding flags. */
export const touches = (finding: Finding, edit: Edit) =>
  finding.start !== null && overlap({ start: finding.start, end: finding.end ?? 0 }, edit);

/** What is known of a text, carried over to the text that it became. */
export const carried = (known: Knowledge, before: string, after: string): Knowledge =>
  before === after ? known : carriedBy(known, changeBetween(before, after), after);

/** What is known of a text, carried over a change that made `after` of it. */
export function carriedBy(known: Knowledge, change: Change, after: string): Knowledge {
  const findings = known.findings.map((finding) => movedFinding(finding, change, after));
  return {
    ...known,
    findings: findings.filter((finding) => finding !== null),
    edits: known.edits.map((one) => moved(one, change)).filter((one) => one !== null),
  };
}

/** What is known of a text without the word that is still being written: no sentence ends amid it. */
export function upTo(known: Knowledge, word: Span | null, text: string): Knowledge {
  if (!word) return known;
  const cut = (finding: Finding): Finding | null => {
    const { start, end, fixes } = finding;
    if (start === null || end === null || fixes.length || end <= word.start || end > word.end) return finding;
    const quote = text.slice(start, Math.max(start, word.start)).trimEnd();
    return quote ? { ...finding, end: start + quote.length, quote } : null;
  };
  return { ...known, findings: known.findings.map(cut).filter((finding) => finding !== null) };
}

/** What a new answer adds to what is known: while a sentence is being written it reads differently with every word, so nothing goes. */
export function grown(known: Knowledge, news: Knowledge): Knowledge {
  if (news.trouble || known.trouble) return news;
  const kept = known.findings.filter((one) => !news.findings.some((other) => replaces(other, one)));
  if (!kept.length) return news;
  const edits = known.edits.filter(
    (one) => kept.some((finding) => touches(finding, one)) && !news.edits.some((other) => overlap(one, other)),
  );
  return {
    ...news,
    rewrite: news.rewrite ?? known.rewrite,
    findings: [...news.findings, ...kept].sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
    edits: [...news.edits, ...edits].sort((a, b) => a.start - b.start),
  };
}

/** Whether a finding takes the place of one that was known: it says the same, or flags the same words. */
function replaces(one: Finding, known: Finding): boolean {
  if (one.start === null || known.start === null) return one.start === known.start && one.rule === known.rule;
  const same = one.label === known.label || (one.fixes.length > 0 && known.fixes.length > 0);
  return same && overlap({ start: one.start, end: one.end ?? 0 }, { start: known.start, end: known.end ?? 0 });
}
