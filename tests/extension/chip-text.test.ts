// The chip says every state in words, and never leaves out that something was not checked.
import { expect, test } from "vitest";
import { type ChipState, chipText } from "@/content/ui/chip-text";

const STATES: [string, ChipState][] = [
  ["Nothing found", { is: "clean" }],
  ["1 finding", { is: "found", findings: 1, complete: true, read: "all" }],
  ["3 findings, not fully checked", { is: "found", findings: 3, complete: false, read: "all" }],
  ["Redacted", { is: "done", text: "Redacted", undo: null, findings: 0, complete: true, read: "all" }],
  ["Redacted, 2 findings left", { is: "done", text: "Redacted", undo: null, findings: 2, complete: true, read: "all" }],
  [
    "Redacted, not fully checked",
    { is: "done", text: "Redacted", undo: null, findings: 0, complete: false, read: "all" },
  ],
  ["Not fully checked", { is: "incomplete" }],
  ["Drape reads English only so far. Numbers and addresses were checked.", { is: "foreign" }],
  [
    "2 findings, not all read: Drape reads English only so far",
    { is: "found", findings: 2, complete: true, read: "identifiers only" },
  ],
  ["2 findings, not fully checked", { is: "found", findings: 2, complete: false, read: "identifiers only" }],
  [
    "Redacted, not all read: Drape reads English only so far",
    { is: "done", text: "Redacted", undo: null, findings: 0, complete: true, read: "identifiers only" },
  ],
  ["Checking…", { is: "checking" }],
  ["Not paired", { is: "error", error: "unpaired" }],
  ["Drape is not running", { is: "error", error: "offline" }],
  ["Drape does not answer", { is: "error", error: "slow" }],
  ["Text too long to check", { is: "error", error: "too_long" }],
  ["Paused", { is: "error", error: "paused" }],
  ["Not checked", { is: "error", error: "failed" }],
];

test.each(STATES)("says: %s", (expected, state) => expect(chipText(state)).toBe(expected));
