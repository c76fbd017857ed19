// The word that somebody still writes is left out, and nothing else.
import { expect, test } from "vitest";
import { caretAfter, composedWord, cutOut, wordAt } from "@/content/session/partial-word";

/** The bar is the caret; what is wanted is what is left to be judged. */
const WRITTEN: [string, string][] = [
  ["Thanks h|", "Thanks "],
  ["Thanks |", "Thanks "],
  ["h|", ""],
  ["Thanks, |", "Thanks, "],
  ["Thanks!|", "Thanks!"],
  ["Dr.|", "Dr."],
  ["Call (202) 555-014|", "Call (202) "],
  ["Call (20|", "Call ("],
  ["SSN 536-90-|", "SSN "],
  ["seen on 3/1|", "seen on "],
  ["seen on 3/14.|", "seen on 3/14."],
  ["at 3.5|", "at "],
  ["write to maria@x.co|", "write to "],
  ["see https://x.org/a?|", "see https://x.org/a?"],
  ["Note:|", "Note:"],
  ["at 10:3|", "at "],
  ["patients\u2019|", ""],
  ["We saw “Mar|", "We saw “"],
  ["a 😀h|", "a 😀"],
  ["a 😀|", "a 😀"],
  ["one\ntw|", "one\n"],
  ["Treated Mar|ia Lopez", "Treated  Lopez"],
  ["Treated | Maria", "Treated  Maria"],
  ["Treated |Maria", "Treated Maria"],
  ["身份证|", "身份证"],
  ["身份证 1101|", "身份证 "],
  ["\u{1d5e0}\u{1d5ee}|", ""],
  [`${"x".repeat(300)}|`, "x".repeat(300)],
];

test.each(WRITTEN)("of %j stays %j", (written, wanted) => {
  const caret = written.indexOf("|");
  const text = written.replace("|", "");
  expect(cutOut(text, wordAt(text, caret))).toBe(wanted);
});

test.each([
  ["a key", { start: 3, end: 3, inserted: 1 }, 4],
  ["an emoji", { start: 3, end: 3, inserted: 2 }, 5],
  ["a key for what was selected", { start: 3, end: 90, inserted: 1 }, 4],
  ["Backspace", { start: 3, end: 4, inserted: 0 }, 3],
  ["a piece", { start: 3, end: 3, inserted: 30 }, null],
])("after %s", (_, change, caret) => expect(caretAfter(change)).toBe(caret));

test.each([
  ["a letter with an accent", "caf", "caf´", ""],
  ["a letter amid a word", "I saw caf today", "I saw café today", "I saw  today"],
  ["words of an input method", "We treated ", "We treated にほんご", "We treated "],
  ["words for others", "We treated you", "We treated にほんご", "We treated "],
  ["nothing yet", "We treated ", "We treated ", "We treated "],
])("what is composed is left out: %s", (_, before, text, wanted) => {
  expect(cutOut(text, composedWord(before, text))).toBe(wanted);
});
