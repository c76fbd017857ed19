// What the server is in doubt of is asked for again, and only what came of it is taken.
import { expect, test, vi } from "vitest";
import { Checker } from "@/content/session/checker";
import { PAUSE_MS, SETTLED_MS } from "@/content/session/pacing";
import { type Answer, BLOCK, composer, later, rejects, says, server, TEXT, trouble, WARN } from "./checking-server";

const RETRY_MS = 3000;
const MAX_ROUNDS = 40;
const signal = () => new AbortController().signal;

/** A checker that has checked what was pasted into its box; `heard` is what it said then. */
async function pasted(...given: typeof server.answers) {
  server.answers = given;
  const made = composer();
  const heard: string[] = [];
  const checker: Checker = new Checker(
    made,
    {
      textChanged: () => heard.push("changed"),
      slow: () => heard.push("slow"),
      answered: () => {
        const { findings, settled, complete, error } = checker.state;
        const ids = findings.map(({ id }) => id).join();
        heard.push(error ?? `${ids || "none"}${settled ? "" : " unsettled"}${complete ? "" : " incomplete"}`);
      },
      gone: () => heard.push("gone"),
    },
    signal(),
  );
  made.box.value = TEXT;
  checker.update(true);
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  return { checker, heard, box: made.box };
}

const revs = () => server.checks.map(({ rev }) => rev);

test.each([
  ["nothing is in doubt", [says(true, BLOCK)], ["block"], [1]],
  ["an older server has no second look", [says(undefined, BLOCK)], ["block"], [1]],
  ["the second look finds something", [says(false), says(true, BLOCK)], ["none unsettled", "block"], [1, 1]],
  ["the second look takes something back", [says(false, BLOCK), says(true)], ["block unsettled", "none"], [1, 1]],
  [
    "it takes several",
    [says(false), says(false, WARN), says(false), says(true, WARN)],
    ["none unsettled", "slow", "slow", "warn"],
    [1, 1, 1, 1],
  ],
])("%s: the same is asked again, and what comes between is not said", async (_, given, wanted, asked) => {
  const { checker, heard } = await pasted(...given);
  expect(heard).toEqual(["changed", ...wanted]);
  expect(revs()).toEqual(asked);
  expect(checker.isChecked()).toBe(true);
  expect(new Set(server.checks.map(({ text }) => text))).toEqual(new Set([TEXT]));
});

test.each([
  ["comes too late", trouble("slow")],
  ["finds no server", trouble("offline")],
  ["is answered with an error", trouble("failed")],
  ["finds no background", rejects],
])("a second look that %s leaves what the first found, and is taken again", async (_, fails) => {
  const { checker, heard } = await pasted(says(false, BLOCK), fails, says(false, BLOCK), says(true, BLOCK));
  expect(heard).toEqual(["changed", "block unsettled", "block incomplete"]);
  expect(checker.isChecked()).toBe(true);
  expect(checker.state).toMatchObject({ error: null, findings: [{ id: "block", severity: "block" }] });
  await vi.advanceTimersByTimeAsync(RETRY_MS);
  expect(heard.slice(3)).toEqual(["block unsettled", "block"]);
  expect(revs()).toEqual([1, 1, 2, 2]);
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(server.checks).toHaveLength(4);
});

test("a server that says when to ask again is asked then", async () => {
  const busy = (): Answer => ({ ok: false, error: "failed", message: "", retryMs: 7000 });
  const { heard } = await pasted(says(false), busy, says(true));
  await vi.advanceTimersByTimeAsync(7000 - SETTLED_MS);
  expect(heard).toEqual(["changed", "none unsettled", "none incomplete"]);
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(heard.slice(3)).toEqual(["none"]);
});

test("after so many second looks, what is known is said not to be all", async () => {
  const { checker, heard } = await pasted(says(false, WARN));
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(server.checks).toHaveLength(1 + MAX_ROUNDS);
  expect(heard.filter((one) => one !== "slow")).toEqual(["changed", "warn unsettled", "warn incomplete"]);
  expect(checker.isChecked()).toBe(true);
});

test("who waits for it waits for the second look", async () => {
  const second = later(says(true, BLOCK));
  const { checker } = await pasted(says(false), second.answer);
  let waited = false;
  void checker.waitForCheck().then(() => {
    waited = true;
  });
  await vi.advanceTimersByTimeAsync(RETRY_MS);
  expect([waited, checker.isAnswered(), checker.isChecked()]).toEqual([false, true, false]);
  second.give();
  await vi.advanceTimersByTimeAsync(0);
  expect([waited, checker.isChecked()]).toEqual([true, true]);
  expect(checker.state.findings).toEqual([BLOCK]);
  expect(server.checks).toHaveLength(2);
});

test("who waits goes on where the second look fails, with what the first found", async () => {
  const second = later(trouble("slow"));
  const { checker } = await pasted(says(false, BLOCK), second.answer, says(true, BLOCK));
  const waited = checker.waitForCheck();
  second.give();
  await waited;
  expect(checker.state.findings).toEqual([BLOCK]);
});

test("what a second look says of a text that is another one by then stands until that is checked", async () => {
  const second = later(says(true, BLOCK));
  const { checker, heard, box } = await pasted(says(false), second.answer, says(true));
  box.value = `${TEXT}, and many others`;
  checker.update(true);
  second.give();
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(heard).toEqual(["changed", "none unsettled", "changed", "block", "none"]);
  expect(server.checks.map(({ text, rev }) => [text, rev])).toEqual([
    [TEXT, 1],
    [TEXT, 1],
    [`${TEXT}, and many others`, 2],
  ]);
});

test("second looks end where somebody writes on", async () => {
  const second = later(says(false));
  const { checker, box } = await pasted(says(false), second.answer, says(true));
  box.value = `${TEXT}, and many others`;
  checker.update(true);
  second.give();
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(revs()).toEqual([1, 1, 2]);
});

/** A checker and a way to type into its box, a key every 60 milliseconds. */
function typed(...given: typeof server.answers) {
  server.answers = given;
  const made = composer();
  const nothing = () => undefined;
  const checker = new Checker(
    made,
    { textChanged: nothing, slow: nothing, answered: nothing, gone: nothing },
    signal(),
  );
  async function type(text: string) {
    for (const char of text) {
      made.box.value += char;
      checker.update();
      await vi.advanceTimersByTimeAsync(60);
    }
  }
  return { checker, type };
}

test("no second look is taken while a word is being written, but once it is", async () => {
  const { checker, type } = typed(says(false));
  await type("We overwhelmingly");
  expect(server.checks.map(({ text, rev }) => [text, rev])).toEqual([["We ", 1]]);
  server.answers = [says(false), says(true)];
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(server.checks.slice(1).map(({ text, rev }) => [text, rev])).toEqual([
    ["We overwhelmingly", 2],
    ["We overwhelmingly", 2],
  ]);
  expect(checker.isChecked()).toBe(true);
});

test("what was found while somebody wrote goes when the second look says so, not before", async () => {
  const second = later(says(true));
  const saw = { ...BLOCK, end: 6, quote: "We saw" };
  const { checker, type } = typed(says(true, saw), says(false), second.answer);
  await type("We saw ");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checker.state.findings).toEqual([saw]);
  await type("no ");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(server.checks.map(({ rev }) => rev)).toEqual([1, 2, 2]);
  expect([checker.isAnswered(), checker.isChecked()]).toEqual([true, false]);
  expect(checker.state.findings).toEqual([saw]);
  second.give();
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.isChecked()).toBe(true);
  expect(checker.state.findings).toEqual([]);
});

test("an extension that left amid a second look says so when it is asked for again", async () => {
  const { heard } = await pasted(says(false), rejects);
  vi.stubGlobal("chrome", { runtime: undefined });
  await vi.advanceTimersByTimeAsync(RETRY_MS);
  expect(heard).toContain("gone");
});
