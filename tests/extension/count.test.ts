// A number agrees with what it counts.
import { expect, test } from "vitest";
import { commentScanText } from "@/pages/status-text";
import { count } from "@/shared/count";
import type { CommentScanResult } from "@/shared/page-messages";

test.each([
  [0, "0 findings"],
  [1, "1 finding"],
  [2, "2 findings"],
])("%i: %s", (number, words) => expect(count(number, "chip_findings")).toBe(words));

test("a sentence agrees with what it counts", () => {
  expect([0, 1, 2].map((number) => count(number, "options_allowed"))).toEqual([
    "0 texts are always allowed.",
    "1 text is always allowed.",
    "2 texts are always allowed.",
  ]);
});

test.each([
  [{ checked: 1, marked: 0 }, "1 comment checked, nothing to hide."],
  [{ checked: 2, marked: 1 }, "2 comments checked, 1 marked: hide and answer."],
  [
    { checked: 3, marked: 0, doubtful: 1 },
    "3 comments checked, none marked. Drape could not finish 1 of them: please look yourself.",
  ],
])("of comments: %j", (done, words) =>
  expect(commentScanText({ unread: 0, doubtful: 0, error: null, ...done } as CommentScanResult)).toBe(words),
);
