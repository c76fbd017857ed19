/** What is known of the text of a box, and what stays known of it while it is edited. */

import { type CheckReply, type Finding, isOfConduct } from "./finding";
import type { Trouble } from "./messages";
import { type Change, changeBetween, movedFinding, overlap, type Span } from "./spans";

export interface Knowledge {
  findings: Finding[];
  complete: boolean;
  read: CheckReply["read"];
  settled: boolean;
  profile: string;
  trouble: Trouble | null;
  /** after so many milliseconds the trouble may be over */
  again?: number | undefined;
}

export const NOTHING: Knowledge = {
  findings: [],
  complete: true,
  read: "all",
  settled: true,
  profile: "",
  trouble: null,
};

/** What is known of a text, carried over to the text that it became. */
export const carried = (known: Knowledge, before: string, after: string): Knowledge =>
  before === after ? known : carriedBy(known, changeBetween(before, after), after);

/** What is known of a text, carried over a change that made `after` of it. */
export function carriedBy(known: Knowledge, change: Change, after: string): Knowledge {
  const findings = known.findings.map((finding) => movedFinding(finding, change, after));
  return {
    ...known,
    findings: findings.filter((finding) => finding !== null),
  };
}

/** What is known of a text without the word that is still being written: no sentence ends amid it. */
export function upTo(known: Knowledge, word: Span | null, text: string): Knowledge {
  if (!word) return known;
  const cut = (finding: Finding): Finding | null => {
    const { start, end } = finding;
    if (start === null || end === null || !isOfConduct(finding) || end <= word.start || end > word.end) return finding;
    const quote = text.slice(start, Math.max(start, word.start)).trimEnd();
    return quote ? { ...finding, end: start + quote.length, quote, fixes: [] } : null;
  };
  return { ...known, findings: known.findings.map(cut).filter((finding) => finding !== null) };
}

/** What a new answer adds to what is known: while a sentence is being written it reads differently with every word, so nothing goes. */
export function grown(known: Knowledge, news: Knowledge): Knowledge {
  if (news.trouble || known.trouble) return news;
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
  const same = one.label === known.label || !(isOfConduct(one) || isOfConduct(known));
  return same && overlap({ start: one.start, end: one.end ?? 0 }, { start: known.start, end: known.end ?? 0 });
}
