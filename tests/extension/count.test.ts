// A number agrees with what it counts.
import { expect, test } from "vitest";
import { count } from "@/count";
import type { Moderated } from "@/messages";
import { moderated } from "@/words";

test.each([
  [0, "0 findings"],
  [1, "1 finding"],
  [2, "2 findings"],
])("%i: %s", (number, words) => expect(count(number, "finding")).toBe(words));

test("a plural may be given", () => {
  expect([0, 1, 2].map((number) => count(number, "text is", "texts are"))).toEqual([
    "0 texts are",
    "1 text is",
    "2 texts are",
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
  expect(moderated({ unread: 0, doubtful: 0, trouble: null, ...done } as Moderated)).toBe(words),
);
