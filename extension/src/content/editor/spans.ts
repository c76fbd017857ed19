/** How stretches of a text move when it is edited, and what the text is after edits. Offsets are UTF-16 units, ends exclusive. */

import { type Edit, type Finding, isConduct } from "../../shared/api-types";

/** A stretch of a text: `[start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** One edit between two texts: `[start, end)` of the first became `inserted` units of the second. */
export interface Change extends Span {
  inserted: number;
}

const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at));

/** The smallest single edit that makes `after` of `before`; never inside a surrogate pair. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (isLow(before, start) || isLow(after, start)) start -= start > 0 ? 1 : 0;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (tail > 0 && isLow(before, before.length - tail)) tail -= 1;
  return { start, end: before.length - tail, inserted: after.length - tail - start };
}

/** Where a stretch is after a change, or null when the change touched it. */
export function moveSpan<S extends Span>(span: S, change: Change): S | null {
  if (span.end <= change.start) return span;
  if (span.start < change.end) return null;
  const by = change.inserted - (change.end - change.start);
  return { ...span, start: span.start + by, end: span.end + by };
}

/** Where a finding and its fixes are after a change that made `after`, without fixes that the change touched; null when its words are others now. */
export function moveFinding(finding: Finding, change: Change, after: string): Finding | null {
  const { start, end } = finding;
  if (start === null || end === null) return finding;
  const span = moveSpan({ start, end }, change);
  const fixes = finding.fixes
    .filter((fix) => !continuesSentence(fix, change, after))
    .map((fix) => moveSpan(fix, change))
    .filter((fix) => fix !== null);
  if (isConduct(finding))
    return span ? { ...finding, ...span, fixes } : stretchSentence(finding, { start, end }, change, after);
  const whole = span && !joinsWord({ start, end }, span, change, after);
  return whole ? { ...finding, ...span, fixes } : null;
}

/** Whether a change was in the sentence of a fix: what was to go of it may have become more. */
function continuesSentence({ start, end }: Span, change: Change, after: string): boolean {
  const isClosed = /[.!?\n]\s*$/.test(after.slice(start, end)) || /[.!?\n]/.test(after.slice(end, change.start));
  return change.start >= end && !isClosed;
}

/** A finding that quotes `text` itself, and not what was sent of it. */
export const requote = (finding: Finding, text: string): Finding =>
  finding.start === null || finding.end === null
    ? finding
    : { ...finding, quote: text.slice(finding.start, finding.end) };

/** A sentence stays what it is while something is written in it. */
function stretchSentence(finding: Finding, { start, end }: Span, change: Change, after: string): Finding | null {
  const within = start <= change.start && change.end <= end && change.end - change.start < end - start;
  const now = end + change.inserted - (change.end - change.start);
  return within ? { ...finding, end: now, quote: after.slice(start, now), fixes: [] } : null;
}

/** Whether a change has made a stretch a part of a longer word. */
function joinsWord(before: Span, now: Span, change: Change, after: string): boolean {
  const amid = (at: number) => /[\p{L}\p{N}\p{M}]{2}/u.test(around(after, at));
  return (change.start === before.end && amid(now.end)) || (change.end === before.start && amid(now.start));
}

/** The characters before and behind an offset. */
function around(text: string, at: number): string {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? " ";
  const [behind = " "] = text.slice(at, at + 2);
  return before + behind;
}

/** The text after edits that are sorted and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = text;
  for (const edit of [...edits].reverse()) done = done.slice(0, edit.start) + edit.replacement + done.slice(edit.end);
  return done;
}

/** The edits that lead back from `applyEdits(text, edits)` to `text`. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.replacement.length - (edit.end - edit.start);
    return { start, end: start + edit.replacement.length, replacement: text.slice(edit.start, edit.end) };
  });
}

/** Where an offset is after edits; one inside an edit goes to the end of its replacement. */
export function shiftOffset(offset: number, edits: readonly Edit[]): number {
  let by = 0;
  for (const edit of edits) {
    if (offset >= edit.end) by += edit.replacement.length - (edit.end - edit.start);
    else if (offset > edit.start) return edit.start + by + edit.replacement.length;
  }
  return offset + by;
}

/** Whether two stretches share a character. */
export const overlaps = (one: Span, other: Span) => one.start < other.end && other.start < one.end;

/** Whether a text is another message than the one before: that was sent or thrown away, or nothing of it is left. */
export function isNewMessage(before: string, after: string): boolean {
  if (isBlank(after)) return true;
  const { start, end } = changeBetween(before, after);
  return start === 0 && end === before.length;
}

/** Whether a text holds nothing that can be read: zero-width characters keep some editors open. */
export const isBlank = (text: string) => /^[\s\u200b-\u200d\u2060\ufeff]*$/.test(text);
