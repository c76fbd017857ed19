// Random typing, redacting and undoing: every editor always holds the expected text.
import { expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { nextFrame } from "./support/until.mjs";

const drape = useDrape({ paired: false });

const EDITORS = ["rich", "plain", "draft", "slate", "prosemirror", "quill", "area", "line"];

/** `SEQUENCES=200` runs the long list; every sequence is the same for the same number. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 8);
const TIMEOUT_MS = 40_000 + SEQUENCES * 5000;

test.each(EDITORS)(
  "%s",
  async (editor) => {
    const { page } = await drape.openTab(`${FACEBOOK}/random`);
    for (let seed = 1; seed <= SEQUENCES; seed += 1) {
      const wrong = await page.evaluate(([name, n]) => window.sequence(name, n), [editor, seed]);
      expect([seed, wrong]).toEqual([seed, null]);
    }
  },
  TIMEOUT_MS,
);

test.each(EDITORS)(
  "%s, while the page rewrites its text",
  async (editor) => {
    const { page } = await drape.openTab(`${FACEBOOK}/random`);
    for (let seed = 1; seed <= 4 * SEQUENCES; seed += 1) {
      const wrong = await page.evaluate(([name, n]) => window.rewritten(name, n), [editor, seed]);
      expect([seed, wrong]).toEqual([seed, null]);
    }
  },
  TIMEOUT_MS,
);

/** Press keys as somebody does who types on. */
async function type(page, keys, delay) {
  const { keyboard } = page;
  for (const key of keys) {
    await (key.length > 1 ? keyboard.press(key, { delay }) : keyboard.type(key, { delay }));
    if (key === "ArrowLeft") await nextFrame(page); // Lexical does not hear of the caret before
  }
}

test.each(EDITORS)(
  "%s, while somebody types on",
  async (editor) => {
    const { page } = await drape.openTab(`${FACEBOOK}/random`);
    for (let seed = 1; seed <= 2 * SEQUENCES; seed += 1) {
      const { keys, delay, wanted } = await page.evaluate(([name, n]) => window.prepare(name, n), [editor, seed]);
      await type(page, keys, delay);
      const outcome = await page.evaluate((name) => window.outcome(name), editor);
      expect([seed, keys, ...outcome]).toEqual([seed, keys, true, wanted, wanted]);
    }
  },
  TIMEOUT_MS,
);
