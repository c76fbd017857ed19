// What the server is in doubt of is asked for again, and only what came of it is shown, held and sent.
import { expect, test, vi } from "vitest";
import { SETTLED_MS } from "@/content/session/pacing";
import { createSession } from "@/content/session/session";
import type { ChipState } from "@/content/ui/chip-text";
import { BLOCK, composer, later, says, server, TEXT, trouble } from "./checking-server";

const chip = vi.hoisted(() => ({ says: [] as string[] }));
vi.mock("@/content/ui/status-chip", () => ({
  createChip: () => ({
    show: (state: ChipState) => chip.says.push(state.is),
    hide: () => chip.says.push("nothing"),
    align: () => undefined,
  }),
}));
vi.mock("@/content/ui/shadow-root", () => ({ ourRoot: () => document.body, isOurs: () => false }));
vi.mock("@/content/ui/underlines", () => ({
  createUnderlines: () => ({ draw: () => undefined, findingsAt: () => [], rectOf: () => null }),
}));

/** A session over a box into which TEXT was pasted, and all that its chip says in that pause. */
async function watched(...given: typeof server.answers) {
  server.answers = given;
  const made = composer();
  const session = createSession(made, { countChanged: () => undefined, extensionGone: () => undefined });
  chip.says = [];
  made.box.value = TEXT;
  session.textChanged();
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  return { session, box: made.box };
}

test.each([
  ["nothing found, twice", [says(false), says(true)], ["clean"]],
  ["a finding of the second look", [says(false), says(true, BLOCK)], ["found"]],
  ["a finding of both", [says(false, BLOCK), says(true, BLOCK)], ["found", "found"]],
  ["an older server", [says(undefined)], ["clean"]],
  ["a second look that fails", [says(false), trouble("slow")], ["incomplete"]],
  ["one that fails after a finding", [says(false, BLOCK), trouble("slow")], ["found", "found"]],
])("%s: the chip says one thing in a pause", async (_, given, wanted) => {
  await watched(...given);
  expect(chip.says).toEqual(wanted);
});

test("a text that the first look blocks is held while the second is to come, and when that fails", async () => {
  const second = later(trouble("slow"));
  const { session } = await watched(says(false, BLOCK), second.answer);
  expect([session.isAnswered(), session.isChecked(), session.blockingFindings()]).toEqual([true, false, [BLOCK]]);
  second.give();
  await vi.advanceTimersByTimeAsync(0);
  expect([session.isChecked(), session.blockingFindings(), session.uncheckedReason()]).toEqual([true, [BLOCK], null]);
});

test("a send waits for the second look, and is held for what that finds", async () => {
  const second = later(says(true, BLOCK));
  const { session } = await watched(says(false), second.answer);
  expect([session.isChecked(), session.blockingFindings()]).toEqual([false, []]);
  const checked = session.waitForCheck();
  second.give();
  await checked;
  expect([session.isChecked(), session.blockingFindings()]).toEqual([true, [BLOCK]]);
});

test("who does not wait for the second look sends the text unchecked", async () => {
  const { session } = await watched(says(false), later(says(true)).answer);
  session.skipCheck();
  expect([session.isChecked(), session.blockingFindings(), session.uncheckedReason()]).toEqual([true, [], "waived"]);
});
