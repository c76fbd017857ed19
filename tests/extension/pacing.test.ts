// What somebody writes is checked soon, not at every key, never twice at a time, and all of it once they stop.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PAUSE_MS, Pacing, SETTLED_MS } from "@/content/session/pacing";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Checks as they began: when, and whether of all. Each takes `took` milliseconds. */
function paced(took = 0) {
  const begun: [number, boolean][] = [];
  const start = Date.now();
  let running = 0;
  let most = 0;
  const pacing = new Pacing(async (all) => {
    begun.push([Date.now() - start, all]);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, took));
    running -= 1;
  });
  return { pacing, begun, most: () => most };
}

/** Type a text, a key every `pace` milliseconds, and wait until all is checked. */
async function type(pacing: Pacing, text: string, pace: number) {
  for (const char of text) {
    pacing.typed(char !== " ");
    await vi.advanceTimersByTimeAsync(pace);
  }
  await vi.advanceTimersByTimeAsync(10_000);
}

const some = (...times: number[]) => times.map((time) => [time, false]);

test.each([
  ["fast, a word that goes on and on", "x".repeat(40), 30, some(510, 1050), 39 * 30],
  ["fast, a word and a space", "word ", 30, some(4 * 30 + PAUSE_MS), 4 * 30],
  ["with words all the time", "ab ".repeat(10), 60, some(540, 1140, 29 * 60), 29 * 60],
  ["slowly", "ab cd ", 300, some(600, 1500), 1500],
  ["very slowly", "ab cd ", 600, some(600, 1200 + PAUSE_MS, 2400, 3000 + PAUSE_MS), 3000],
  ["fast, and stopped amid a word", "ab cd", 60, [], 240],
])("%s: now and then the finished words, and all in the end", async (_, text, pace, wanted, last) => {
  const { pacing, begun } = paced();
  await type(pacing, text, pace);
  expect(begun).toEqual([...wanted, [last + SETTLED_MS, true]]);
});

test("one check at a time: what came meanwhile is checked when it ends", async () => {
  const { pacing, begun, most } = paced(700);
  await type(pacing, "x".repeat(60), 30);
  expect(begun).toEqual([...some(510, 1210, 1910), [59 * 30 + SETTLED_MS, true]]);
  expect(most()).toBe(1);
});

test("who stops while a check runs has all checked after it", async () => {
  const { pacing, begun, most } = paced(5000);
  await type(pacing, "word ", 30);
  expect(begun).toEqual([...some(4 * 30 + PAUSE_MS), [4 * 30 + PAUSE_MS + 5000, true]]);
  expect(most()).toBe(1);
});

test("what came in one piece is checked soon, and all of it", async () => {
  const { pacing, begun } = paced();
  pacing.pasted();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toEqual([[PAUSE_MS, true]]);
});

test("who waits for it has it checked at once, though a check runs, and nothing twice", async () => {
  const { pacing, begun } = paced(5000);
  pacing.pasted();
  await vi.advanceTimersByTimeAsync(200);
  pacing.typed(true);
  await vi.advanceTimersByTimeAsync(100);
  void pacing.checkNow();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(begun).toEqual([
    [PAUSE_MS, true],
    [300, true],
  ]);
});

test("after trouble it is checked again when it was said to be, unless it was before", async () => {
  const { pacing, begun } = paced();
  pacing.retryAfter(3000);
  await vi.advanceTimersByTimeAsync(4000);
  pacing.retryAfter(3000);
  pacing.pasted();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toEqual([
    [3000, false],
    [4000 + PAUSE_MS, true],
  ]);
});

test("in the end nothing is checked any more", async () => {
  const { pacing, begun } = paced(1000);
  pacing.pasted();
  await vi.advanceTimersByTimeAsync(500);
  pacing.pasted();
  await vi.advanceTimersByTimeAsync(200);
  pacing.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(begun).toEqual([[PAUSE_MS, true]]);
});
