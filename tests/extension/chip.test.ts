// The chip says every state in words, and never leaves out that something was not checked.
import { expect, test } from "vitest";
import { type State, words } from "@/chip";

const STATES: [string, State][] = [
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
  ["Not paired", { is: "trouble", trouble: "unpaired" }],
  ["Drape is not running", { is: "trouble", trouble: "offline" }],
  ["Drape does not answer", { is: "trouble", trouble: "slow" }],
  ["Text too long to check", { is: "trouble", trouble: "too_long" }],
  ["Paused", { is: "trouble", trouble: "paused" }],
  ["Not checked", { is: "trouble", trouble: "error" }],
];

test.each(STATES)("says: %s", (expected, state) => expect(words(state)).toBe(expected));
