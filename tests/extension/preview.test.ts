// What goes is struck through, what comes is underlined, and the rest stands as it is.
import { expect, test } from "vitest";
import { markChanges } from "@/content/ui/preview";
import type { Edit } from "@/shared/api-types";

const TEXT = "Hi Maria, your MRI is clear. We close at 5.";

const shown = (edits: Edit[], around?: { start: number; end: number }) => markChanges(TEXT, edits, around).innerHTML;

test.each<[string, Edit[], string]>([
  ["nothing", [], TEXT],
  [
    "a sentence goes",
    [{ start: 0, end: 29, replacement: "" }],
    "<del>Hi Maria, your MRI is clear. </del>We close at 5.",
  ],
  [
    "a word comes for another",
    [{ start: 3, end: 8, replacement: "there" }],
    "Hi <del>Maria</del><ins>there</ins>, your MRI is clear. We close at 5.",
  ],
  [
    "two edits",
    [
      { start: 2, end: 8, replacement: "" },
      { start: 28, end: 43, replacement: "" },
    ],
    "Hi<del> Maria</del>, your MRI is clear.<del> We close at 5.</del>",
  ],
  [
    "only white space goes",
    [{ start: 28, end: 29, replacement: "\n" }],
    "Hi Maria, your MRI is clear.\nWe close at 5.",
  ],
])("%s", (_, edits, html) => expect(shown(edits)).toBe(html));

test("of a sentence only that is shown", () => {
  const around = { start: 0, end: 28 };
  expect(shown([{ start: 2, end: 8, replacement: "" }], around)).toBe("Hi<del> Maria</del>, your MRI is clear.");
});

test("no markup of the text becomes an element", () => {
  expect(markChanges("<b>Maria</b>", [{ start: 3, end: 8, replacement: "<i>" }]).querySelector("b, i")).toBeNull();
});
