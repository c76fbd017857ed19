// The chip says every state in words, and never leaves out that something was not checked.
import { expect, test } from "vitest";
import { type State, words } from "@/chip";

const STATES: [string, State][] = [
  ["Nothing found", { is: "clean" }],
  ["1 finding", { is: "found", findings: 1, complete: true }],
  ["3 findings, not fully checked", { is: "found", findings: 3, complete: false }],
  ["Redacted", { is: "done", text: "Redacted", undo: null, findings: 0, complete: true }],
  ["Redacted, 2 findings left", { is: "done", text: "Redacted", undo: null, findings: 2, complete: true }],
  ["Redacted, not fully checked", { is: "done", text: "Redacted", undo: null, findings: 0, complete: false }],
  ["Not fully checked", { is: "incomplete" }],
  ["Checking…", { is: "checking" }],
  ["Not paired", { is: "trouble", trouble: "unpaired" }],
  ["Drape is not running", { is: "trouble", trouble: "offline" }],
  ["Text too long to check", { is: "trouble", trouble: "too_long" }],
  ["Paused", { is: "trouble", trouble: "paused" }],
  ["Not checked", { is: "trouble", trouble: "error" }],
];

test.each(STATES)("says: %s", (expected, state) => expect(words(state)).toBe(expected));
