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

/** `SEQUENCES=200` runs the long list; every sequence is the same for the same number. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 12);

test.each(["rich", "plain", "draft", "area", "line"])(
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

test.each(["rich", "plain", "draft", "area", "line"])(
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
