// Stretches move with their words, edits lead there and back, and no surrogate pair is ever cut.
import { describe, expect, test } from "vitest";
import {
  applyEdits,
  type Change,
  changeBetween,
  invertEdits,
  isBlank,
  isNewMessage,
  moveFinding,
  moveSpan,
  overlaps,
  requote,
  shiftOffset,
} from "@/content/editor/spans";
import type { Edit, Finding } from "@/shared/api-types";

test.each([
  ["nothing", "abc", "abc", { start: 3, end: 3, inserted: 0 }],
  ["typing at the end", "abc", "abcd", { start: 3, end: 3, inserted: 1 }],
  ["typing at the start", "abc", "xabc", { start: 0, end: 0, inserted: 1 }],
  ["deleting inside", "abcd", "ad", { start: 1, end: 3, inserted: 0 }],
  ["replacing", "abcd", "aXYd", { start: 1, end: 3, inserted: 2 }],
  ["everything", "abc", "", { start: 0, end: 3, inserted: 0 }],
  ["a repeated letter", "aaa", "aaaa", { start: 3, end: 3, inserted: 1 }],
  ["an emoji for its neighbour", "a😀b", "a😁b", { start: 1, end: 3, inserted: 2 }],
  ["an emoji with another first half", "a\u{1f600}b", "a\u{2f600}b", { start: 1, end: 3, inserted: 2 }],
  ["an emoji before an emoji", "😀", "😁😀", { start: 0, end: 0, inserted: 2 }],
])("the change between two texts: %s", (_, before, after, expected) => {
  const change = changeBetween(before, after);
  expect(change).toEqual(expected);
  const inserted = after.slice(change.start, change.start + change.inserted);
  expect(before.slice(0, change.start) + inserted + before.slice(change.end)).toBe(after);
});

test.each([
  ["a change before it moves it", { start: 0, end: 2, inserted: 5 }, { start: 7, end: 10 }],
  ["a change that ends where it starts moves it", { start: 2, end: 4, inserted: 0 }, { start: 2, end: 5 }],
  ["typing just before it moves it", { start: 4, end: 4, inserted: 3 }, { start: 7, end: 10 }],
  ["typing just after it leaves it", { start: 7, end: 7, inserted: 3 }, { start: 4, end: 7 }],
  ["a change after it leaves it", { start: 8, end: 9, inserted: 0 }, { start: 4, end: 7 }],
  ["typing inside it drops it", { start: 5, end: 5, inserted: 1 }, null],
  ["a change over its start drops it", { start: 3, end: 5, inserted: 1 }, null],
  ["a change over its end drops it", { start: 6, end: 9, inserted: 1 }, null],
  ["a change of all of it drops it", { start: 0, end: 9, inserted: 1 }, null],
])("a stretch moves: %s", (_, change, expected) => {
  expect(moveSpan({ start: 4, end: 7 }, change)).toEqual(expected);
});

const FINDING: Finding = {
  id: "1", rule: "person-name", label: "NAME", severity: "warn", start: 8, end: 13, quote: "Maria",
  message: "", why: "", citations: [], fixes: [{ title: "", replacement: "", start: 6, end: 13 }],
}; // biome-ignore format: a table

/** The text that FINDING stands in, "call me Maria now", after a change that puts `put` in. */
function changed([start, end, put]: [number, number, string]): [Change, string] {
  const text = "call me Maria now";
  return [{ start, end, inserted: put.length }, text.slice(0, start) + put + text.slice(end)];
}

test.each<[string, [number, number, string], (number | undefined)[] | null]>([
  ["moves with its fixes", [0, 0, "oh"], [10, 15, 8]],
  ["stays without a fix that is touched", [6, 7, ""], [7, 12, undefined]],
  ["stays, without its fix, when its sentence goes on", [13, 13, ","], [8, 13, undefined]],
  ["stays with its fix when something before it changes", [0, 4, "ask"], [7, 12, 5]],
  ["stays when a dash comes behind it", [13, 13, "-"], [8, 13, undefined]],
  ["is dropped when its word goes on", [13, 13, "n"], null],
  ["is dropped when its word goes on in styled letters", [13, 13, "\u{1d5ee}"], null],
  ["is dropped when the space behind it goes", [13, 14, ""], null],
  ["is dropped when its word begins earlier", [8, 8, "A"], null],
])("a finding %s", (_, change, expected) => {
  const after = moveFinding(FINDING, ...changed(change));
  expect(after && [after.start, after.end, after.fixes[0]?.start]).toEqual(expected);
});

test("a fix stays when another sentence goes on", () => {
  const before = "call me Maria. Now";
  const change = { start: before.length, end: before.length, inserted: 1 };
  const fixes = [{ title: "", replacement: "", start: 0, end: 15 }];
  expect(moveFinding({ ...FINDING, fixes }, change, `${before}!`)?.fixes).toEqual(fixes);
});

test.each<[string, [number, number, string], string | null]>([
  ["keeps what is typed in it", [10, 10, "xy"], "Maxyria"],
  ["keeps what is left of it", [9, 12, ""], "Ma"],
  ["does not take what comes behind it", [13, 13, "n"], "Maria"],
  ["is dropped when all of it is another text", [8, 13, "Ann"], null],
  ["is dropped when the change goes beyond it", [12, 16, "x"], null],
])("a sentence %s", (_, change, quote) => {
  expect(moveFinding({ ...FINDING, label: "DISCLOSURE", fixes: [] }, ...changed(change))?.quote ?? null).toBe(quote);
});

const EDITS: [string, string, Edit[], string][] = [
  ["none", "abc", [], "abc"],
  ["one", "call 555", [{ start: 5, end: 8, replacement: "[phone]" }], "call [phone]"],
  ["several", "a😀b c", [{ start: 0, end: 1, replacement: "xx" }, { start: 3, end: 4, replacement: "" }, { start: 5, end: 6, replacement: "z" }], "xx😀 z"],
  ["touching", "abcd", [{ start: 0, end: 2, replacement: "" }, { start: 2, end: 4, replacement: "z" }], "z"],
]; // biome-ignore format: a table

describe.each(EDITS)("edits: %s", (_, before, edits, after) => {
  test("lead to the text", () => expect(applyEdits(before, edits)).toBe(after));
  test("and back", () => expect(applyEdits(after, invertEdits(before, edits))).toBe(before));
});

test.each([
  [0, 0],
  [5, 5],
  [6, 12],
  [8, 12],
  [9, 13],
])("an offset of %i is %i after an edit", (offset, expected) => {
  expect(shiftOffset(offset, [{ start: 5, end: 8, replacement: "[phone]" }])).toBe(expected);
});

test.each([
  [{ start: 0, end: 2 }, { start: 2, end: 4 }, false],
  [{ start: 0, end: 3 }, { start: 2, end: 4 }, true],
  [{ start: 0, end: 9 }, { start: 2, end: 4 }, true],
])("stretches %j and %j overlap: %s", (one, other, expected) => {
  expect(overlaps(one, other)).toBe(expected);
});

test.each([
  ["emptied", "Hello", "", true],
  ["emptied but for what keeps the editor open", "Hello", "\u200b\n", true],
  ["replaced", "Hello", "Thanks", true],
  ["written into the empty box", "", "Hello", true],
  ["written on", "Hello", "Hello, all", false],
  ["begun in front", "Hello", "Oh Hello", false],
  ["mended in the middle", "So, Rita is well", "So, she is well", false],
])("a message that was %s is another one: %s → %s", (_, before, after, expected) => {
  expect(isNewMessage(before, after)).toBe(expected);
});

test.each([
  ["", true],
  [" \n\u200b\ufeff\u2060", true],
  [".", false],
])("%j is blank: %s", (text, expected) => expect(isBlank(text)).toBe(expected));

test("a finding quotes the text that stands in the box, whatever was sent of it", () => {
  const found = { start: 1, end: 4, quote: "a\ufffdb" } as Finding;
  const whole = { start: null, end: null, quote: null } as Finding;
  expect(requote(found, " a\ud83db")).toEqual({ start: 1, end: 4, quote: "a\ud83db" });
  expect(requote(whole, "ab")).toBe(whole);
});
