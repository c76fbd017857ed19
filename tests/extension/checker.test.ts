// What the server is in doubt of is asked for again, and only what came of it is shown, held and sent.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Checker } from "@/checker";
import type { State } from "@/chip";
import type { CheckReply, Finding, Severity } from "@/finding";
import type { Reply } from "@/messages";
import { PAUSE_MS, SETTLED_MS } from "@/pacing";
import { watchOver } from "@/session";

const chip = vi.hoisted(() => ({ says: [] as string[] }));
vi.mock("@/chip", () => ({
  chipFor: () => ({
    show: (state: State) => chip.says.push(state.is),
    hide: () => chip.says.push("nothing"),
    follow: () => undefined,
    remove: () => undefined,
  }),
}));
vi.mock("@/layer", () => ({ ourLayer: () => document.body, isOurs: () => false }));
vi.mock("@/highlights", () => ({
  drawingIn: () => ({ draw: () => undefined, clear: () => undefined, at: () => [], place: () => null }),
}));

const TEXT = "We treated her yesterday";
const RETRY_MS = 3000;
const MOST_ROUNDS = 40;

interface Check {
  kind: string;
  text: string;
  rev: number;
}
type Answer = Reply<CheckReply> | null;

let checks: Check[] = [];
let answers: ((check: Check) => Answer | Promise<Answer>)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  checks = [];
  answers = [];
  chip.says = [];
  const sendMessage = async (message: Check) => {
    if (message.kind !== "check") return null;
    checks.push(message);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer?.(message);
  };
  vi.stubGlobal("chrome", { runtime: { id: "drape", sendMessage } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A finding on the whole text. */
function finding(severity: Severity): Finding {
  return {
    id: severity,
    rule: "disclosure",
    label: "DISCLOSURE",
    severity,
    start: 0,
    end: TEXT.length,
    quote: TEXT,
    message: "",
    why: "",
    citations: [],
    fixes: [],
  };
}

const BLOCK = finding("block");
const WARN = finding("warn");

/** An answer; a server of before has no `settled`. */
function says(settled: boolean | undefined, ...findings: Finding[]) {
  return ({ rev }: Check): Answer => {
    const value = {
      rev,
      profile: "p",
      complete: true,
      failed: [],
      read: "all",
      findings,
      redacted: null,
    };
    return { ok: true, value: (settled === undefined ? value : { ...value, settled }) as CheckReply };
  };
}

const trouble = (kind: "slow" | "offline" | "error") => (): Answer => ({ ok: false, trouble: kind, message: "" });
const rejects = () => Promise.reject(new Error("gone"));

/** An answer that comes when `give` is called. */
function later(answer: (check: Check) => Answer) {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, answer: (check: Check) => given.then(() => answer(check)) };
}

function composer() {
  const box = document.createElement("textarea");
  document.body.append(box);
  return { box, surface: "facebook_post" as const, adapter: "site" as const };
}

/** A checker that has checked what was pasted into its box; `heard` is what it said then. */
async function pasted(...given: typeof answers) {
  answers = given;
  const made = composer();
  const heard: string[] = [];
  const checker: Checker = new Checker(made, {
    changed: () => heard.push("changed"),
    slow: () => heard.push("slow"),
    answered: () => {
      const { findings, settled, complete, trouble } = checker.known;
      const ids = findings.map(({ id }) => id).join();
      heard.push(trouble ?? `${ids || "none"}${settled ? "" : " unsettled"}${complete ? "" : " incomplete"}`);
    },
    gone: () => heard.push("gone"),
  });
  made.box.value = TEXT;
  checker.changed(true);
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  return { checker, heard, box: made.box };
}

const revs = () => checks.map(({ rev }) => rev);

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
  expect(new Set(checks.map(({ text }) => text))).toEqual(new Set([TEXT]));
});

test.each([
  ["comes too late", trouble("slow")],
  ["finds no server", trouble("offline")],
  ["is answered with an error", trouble("error")],
  ["finds no background", rejects],
])("a second look that %s leaves what the first found, and is taken again", async (_, fails) => {
  const { checker, heard } = await pasted(says(false, BLOCK), fails, says(false, BLOCK), says(true, BLOCK));
  expect(heard).toEqual(["changed", "block unsettled", "block incomplete"]);
  expect(checker.isChecked()).toBe(true);
  expect(checker.known).toMatchObject({ trouble: null, findings: [{ id: "block", severity: "block" }] });
  await vi.advanceTimersByTimeAsync(RETRY_MS);
  expect(heard.slice(3)).toEqual(["block unsettled", "block"]);
  expect(revs()).toEqual([1, 1, 2, 2]);
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(checks).toHaveLength(4);
});

test("a server that says when to ask again is asked then", async () => {
  const busy = (): Answer => ({ ok: false, trouble: "error", message: "", again: 7000 });
  const { heard } = await pasted(says(false), busy, says(true));
  await vi.advanceTimersByTimeAsync(7000 - SETTLED_MS);
  expect(heard).toEqual(["changed", "none unsettled", "none incomplete"]);
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(heard.slice(3)).toEqual(["none"]);
});

test("after so many second looks, what is known is said not to be all", async () => {
  const { checker, heard } = await pasted(says(false, WARN));
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(checks).toHaveLength(1 + MOST_ROUNDS);
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
  expect(checker.known.findings).toEqual([BLOCK]);
  expect(checks).toHaveLength(2);
});

test("who waits goes on where the second look fails, with what the first found", async () => {
  const second = later(trouble("slow"));
  const { checker } = await pasted(says(false, BLOCK), second.answer, says(true, BLOCK));
  const waited = checker.waitForCheck();
  second.give();
  await waited;
  expect(checker.known.findings).toEqual([BLOCK]);
});

test("what a second look says of a text that is another one by then stands until that is checked", async () => {
  const second = later(says(true, BLOCK));
  const { checker, heard, box } = await pasted(says(false), second.answer, says(true));
  box.value = `${TEXT}, and many others`;
  checker.changed(true);
  second.give();
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(heard).toEqual(["changed", "none unsettled", "changed", "block", "none"]);
  expect(checks.map(({ text, rev }) => [text, rev])).toEqual([
    [TEXT, 1],
    [TEXT, 1],
    [`${TEXT}, and many others`, 2],
  ]);
});

test("second looks end where somebody writes on", async () => {
  const second = later(says(false));
  const { checker, box } = await pasted(says(false), second.answer, says(true));
  box.value = `${TEXT}, and many others`;
  checker.changed(true);
  second.give();
  await vi.advanceTimersByTimeAsync(10 * RETRY_MS);
  expect(revs()).toEqual([1, 1, 2]);
});

/** A checker and a way to type into its box, a key every 60 milliseconds. */
function typed(...given: typeof answers) {
  answers = given;
  const made = composer();
  const nothing = () => undefined;
  const checker = new Checker(made, { changed: nothing, slow: nothing, answered: nothing, gone: nothing });
  async function type(text: string) {
    for (const char of text) {
      made.box.value += char;
      checker.changed();
      await vi.advanceTimersByTimeAsync(60);
    }
  }
  return { checker, type };
}

test("no second look is taken while a word is being written, but once it is", async () => {
  const { checker, type } = typed(says(false));
  await type("We overwhelmingly");
  expect(checks.map(({ text, rev }) => [text, rev])).toEqual([["We ", 1]]);
  answers = [says(false), says(true)];
  await vi.advanceTimersByTimeAsync(SETTLED_MS);
  expect(checks.slice(1).map(({ text, rev }) => [text, rev])).toEqual([
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
  expect(checker.known.findings).toEqual([saw]);
  await type("no ");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks.map(({ rev }) => rev)).toEqual([1, 2, 2]);
  expect([checker.isAnswered(), checker.isChecked()]).toEqual([true, false]);
  expect(checker.known.findings).toEqual([saw]);
  second.give();
  await vi.advanceTimersByTimeAsync(0);
  expect(checker.isChecked()).toBe(true);
  expect(checker.known.findings).toEqual([]);
});

test("an extension that left amid a second look says so when it is asked for again", async () => {
  const { heard } = await pasted(says(false), rejects);
  vi.stubGlobal("chrome", { runtime: undefined });
  await vi.advanceTimersByTimeAsync(RETRY_MS);
  expect(heard).toContain("gone");
});

/** A session over a box into which TEXT was pasted, and all that its chip says in that pause. */
async function watched(...given: typeof answers) {
  answers = given;
  const made = composer();
  const session = watchOver(
    made,
    () => undefined,
    () => undefined,
  );
  chip.says = [];
  made.box.value = TEXT;
  session.changed();
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
  expect([session.answered(), session.judged(), session.blocking()]).toEqual([true, false, [BLOCK]]);
  second.give();
  await vi.advanceTimersByTimeAsync(0);
  expect([session.judged(), session.blocking(), session.unchecked()]).toEqual([true, [BLOCK], null]);
});

test("a send waits for the second look, and is held for what that finds", async () => {
  const second = later(says(true, BLOCK));
  const { session } = await watched(says(false), second.answer);
  expect([session.judged(), session.blocking()]).toEqual([false, []]);
  const checked = session.checked();
  second.give();
  await checked;
  expect([session.judged(), session.blocking()]).toEqual([true, [BLOCK]]);
});

test("who does not wait for the second look sends the text unchecked", async () => {
  const { session } = await watched(says(false), later(says(true)).answer);
  session.waive();
  expect([session.judged(), session.blocking(), session.unchecked()]).toEqual([true, [], "waived"]);
});
