// Post anyway and Ignore are for one message: the same words in the next one are held and underlined again.
import { afterEach, describe, expect, test } from "vitest";
import { until } from "./browser.mjs";
import { guardedPage, RISKY } from "./holding.mjs";
import { stage } from "./stage.mjs";

let browser, on;

stage((stands) => {
  ({ browser } = stands);
});

afterEach(async () => {
  expect(on.errors).toEqual([]);
  await on.page.close();
});

const BOXES = [
  ["a comment, a Lexical editor", "https://www.facebook.com/", "#comment"],
  ["a comment on Instagram, a field that React empties", "https://www.instagram.com/", "#comment"],
];

/** The words that are flagged at `block`, in an editor or in a field. */
async function flagged() {
  const [{ block }, marks] = [await on.underlines(), await on.marks()];
  return [...block, ...marks.filter(([, severity]) => severity === "block").map(([words]) => words)];
}

const flaggedAre = (wanted) => until(flagged, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));

async function ignore() {
  await on.press("Show");
  await on.press("Ignore");
  await flaggedAre([]);
}

describe.each(BOXES)("in %s", (_, url, box) => {
  test("the same words are held again after they were posted anyway", async () => {
    on = await guardedPage(browser.context, url);
    for (const times of [1, 2]) {
      await on.paste(box, RISKY);
      await on.enter();
      await on.isHeld();
      await on.press("Post anyway");
      await on.postedIs(Array(times).fill(RISKY));
    }
  });

  test("the same words are underlined and held again after they were ignored and posted", async () => {
    on = await guardedPage(browser.context, url);
    await on.paste(box, RISKY);
    await flaggedAre(["536-90-4399"]);
    await ignore();
    await on.enter();
    await on.postedIs([RISKY]);
    await on.paste(box, RISKY);
    await flaggedAre(["536-90-4399"]);
    await on.enter();
    await on.isHeld();
    expect(await on.posted()).toEqual([RISKY]);
  });

  test("what was ignored stays so while the message is written on, and ends when its text is replaced", async () => {
    on = await guardedPage(browser.context, url);
    await on.write(box, "SSN 536-90-4399");
    await flaggedAre(["536-90-4399"]);
    await ignore();
    await on.page.keyboard.type(" or 536-90-4398");
    await flaggedAre(["536-90-4398"]);
    await on.page.keyboard.press("Home");
    await on.page.keyboard.type("So: ");
    await flaggedAre(["536-90-4398"]);
    await on.page.keyboard.press("Control+A");
    await on.page.keyboard.insertText("Now 536-90-4399!");
    await flaggedAre(["536-90-4399"]);
  });
});
