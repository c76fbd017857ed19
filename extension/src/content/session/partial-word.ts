/** The word that somebody is still writing, which as it stands would be read as another one. Offsets are UTF-16 units. */

import { type Change, changeBetween, type Span } from "../editor/spans";

/** What stands between words; dots, colons, dashes, slashes and the like also stand within them. */
const BETWEEN =
  '\\s,;!?…()\\[\\]{}<>"“”„«»\\p{Extended_Pictographic}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const UP_TO = new RegExp(`[^${BETWEEN}]+$`, "u");
const FROM = new RegExp(`^[^${BETWEEN}]+`, "u");
const ENDS = /[.:]$/;
const LONGEST = 200;

/** The word at a caret, unless it ends there; null where there is none. */
export function wordAt(text: string, caret: number): Span | null {
  const before = UP_TO.exec(text.slice(Math.max(0, caret - LONGEST), caret))?.[0] ?? "";
  const after = FROM.exec(text.slice(caret, caret + LONGEST))?.[0] ?? "";
  if (Math.max(before.length, after.length) >= LONGEST) return null; // not a word
  if (!before || (ENDS.test(before) && !after)) return null;
  return { start: caret - before.length, end: caret + after.length };
}

/** More than this comes in one piece: pasted, dictated, picked from a list. */
const TYPED = 8;

/** Where the caret is after a change that was typed; null after one that came in one piece. */
export const caretAfter = ({ start, inserted }: Change): number | null => (inserted > TYPED ? null : start + inserted);

/** The words around what an input method composes in a text that was another one before. */
export function composedWord(before: string, text: string): Span | null {
  const { start, inserted } = changeBetween(before, text);
  if (!inserted) return null;
  const end = start + inserted;
  return { start: wordAt(text, start)?.start ?? start, end: wordAt(text, end)?.end ?? end };
}

/** A text without a stretch of it. */
export const cutOut = (text: string, hole: Span | null) =>
  hole ? text.slice(0, hole.start) + text.slice(hole.end) : text;
