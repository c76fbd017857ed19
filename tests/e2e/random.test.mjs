// Whatever is typed, redacted and undone, in whatever order: every editor holds the text that was expected.
import { expect, test } from "vitest";
import { meet } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser;

stage(
  (on) => {
    ({ browser } = on);
  },
  { paired: false },
);

const EDITORS = ["rich", "plain", "draft", "slate", "prosemirror", "quill", "area", "line"];

/** `SEQUENCES=200` runs the long list; every sequence is the same for the same number. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 12);

test.each(EDITORS)(
  "%s",
  async (editor) => {
    const { page, errors } = await meet(browser.context, "https://www.facebook.com/random");
    for (let seed = 1; seed <= SEQUENCES; seed += 1)
      expect([seed, await page.evaluate(([name, n]) => window.sequence(name, n), [editor, seed])]).toEqual([
        seed,
        null,
      ]);
    expect(errors).toEqual([]);
    await page.close();
  },
  40_000 + SEQUENCES * 5000,
);

test.each(EDITORS)(
  "%s, while the page rewrites its text",
  async (editor) => {
    const { page, errors } = await meet(browser.context, "https://www.facebook.com/random");
    for (let seed = 1; seed <= 4 * SEQUENCES; seed += 1)
      expect([seed, await page.evaluate(([name, n]) => window.rewritten(name, n), [editor, seed])]).toEqual([
        seed,
        null,
      ]);
    expect(errors).toEqual([]);
    await page.close();
  },
  40_000 + SEQUENCES * 5000,
);

const drawn = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** Press keys as somebody does who types on. */
async function type(page, keys, delay) {
  const { keyboard } = page;
  for (const key of keys) {
    await (key.length > 1 ? keyboard.press(key, { delay }) : keyboard.type(key, { delay }));
    if (key === "ArrowLeft") await drawn(page); // Lexical does not hear of the caret before
  }
}

test.each(EDITORS)(
  "%s, while somebody types on",
  async (editor) => {
    const { page, errors } = await meet(browser.context, "https://www.facebook.com/random");
    for (let seed = 1; seed <= 2 * SEQUENCES; seed += 1) {
      const { keys, delay, wanted } = await page.evaluate(([name, n]) => window.prepare(name, n), [editor, seed]);
      await type(page, keys, delay);
      const outcome = await page.evaluate((name) => window.outcome(name), editor);
      expect([seed, keys, ...outcome]).toEqual([seed, keys, true, wanted, wanted]);
    }
    expect(errors).toEqual([]);
    await page.close();
  },
  40_000 + SEQUENCES * 5000,
);
