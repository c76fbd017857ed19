// What is known is carried along with the text, and while somebody writes, an answer takes nothing away.
import { expect, test } from "vitest";
import { type CheckState, EMPTY, merge, rebaseOver, withoutPartialWord } from "@/content/session/check-state";
import type { Finding } from "@/shared/api-types";

const TEXT = "Thanks Maria for coming in on";

/** A finding on words of TEXT; without a `put` it is a sentence. */
function on(quote: string, label: string, put?: string): Finding {
  const start = TEXT.indexOf(quote);
  const end = start + quote.length;
  const fixes = put === undefined ? [] : [{ title: "", replacement: put, start, end }];
  const id = `${label} ${quote}`;
  return {
    id,
    rule: label.toLowerCase(),
    label,
    severity: "warn",
    start,
    end,
    quote,
    message: "",
    why: "",
    citations: [],
    fixes,
  };
}

const knows = (...findings: Finding[]): CheckState => ({ ...EMPTY, findings });

const NAME = on("Maria", "NAME", "[name]");
const VISIT = on("Thanks Maria for coming in", "DISCLOSURE");
const LONGER = on("Thanks Maria for coming in on", "DISCLOSURE");
const PATIENT = on("Thanks Maria", "OTHER_ID", "Thanks");

test.each([
  ["nothing goes with what the next word makes of it", knows(VISIT, NAME), knows(), [VISIT, NAME]],
  ["a sentence that grew takes the place of the shorter one", knows(VISIT, NAME), knows(LONGER), [LONGER, NAME]],
  ["words that are flagged otherwise are flagged once", knows(NAME), knows(PATIENT), [PATIENT]],
  ["a new finding is added", knows(NAME), knows(LONGER, NAME), [LONGER, NAME]],
  ["trouble takes everything away", knows(NAME), { ...EMPTY, error: "offline" } as CheckState, []],
])("%s", (_, known, news, wanted) => {
  expect(merge(known, news).findings).toEqual(wanted);
});

test("what was said of a text without its unfinished word is true of the whole", () => {
  const word = { start: 24, end: 26, inserted: 2 };
  const { findings } = rebaseOver(knows(NAME, VISIT), { ...word, end: 24 }, `${TEXT.slice(0, 24)}xx${TEXT.slice(24)}`);
  expect(findings.map(({ start, end, quote }) => [start, end, quote])).toEqual([
    [7, 12, "Maria"],
    [0, 28, "Thanks Maria for coming xxin"],
  ]);
});

test.each([
  ["ends before an unfinished word", { start: 24, end: 26 }, "Thanks Maria for coming"],
  ["stays when that comes later", { start: 27, end: 29 }, "Thanks Maria for coming in"],
  ["stays when that comes within", { start: 7, end: 12 }, "Thanks Maria for coming in"],
  ["goes with its only word", { start: 0, end: 26 }, undefined],
])("a sentence %s", (_, word, quote) => {
  expect(withoutPartialWord(knows(VISIT), word, TEXT).findings[0]?.quote).toBe(quote);
});
