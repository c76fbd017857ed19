// "Post anyway" and "Ignore" count for one message: in the next one, the same words are held and underlined again.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { RISKY } from "./support/texts.mjs";

const drape = useDrape();
let tab;

const BOXES = [
  ["a comment, a Lexical editor", FACEBOOK, "#comment"],
  ["a comment on Instagram, a field that React empties", INSTAGRAM, "#comment"],
];

/** Ignore the one finding. */
async function ignore() {
  await tab.press("Show");
  await tab.press("Ignore");
  await tab.blockedWordsAre([]);
}

describe.each(BOXES)("in %s", (_, url, box) => {
  test("the same words are held again after they were posted anyway", async () => {
    tab = await drape.openTab(url);
    for (const times of [1, 2]) {
      await tab.paste(box, RISKY);
      await tab.pressEnter();
      await tab.isHeld();
      await tab.press("Post anyway");
      await tab.postedIs(Array(times).fill(RISKY));
    }
  });

  test("the same words are underlined and held again after they were ignored and posted", async () => {
    tab = await drape.openTab(url);
    await tab.paste(box, RISKY);
    await tab.blockedWordsAre(["536-90-4399"]);
    await ignore();
    await tab.pressEnter();
    await tab.postedIs([RISKY]);
    await tab.paste(box, RISKY);
    await tab.blockedWordsAre(["536-90-4399"]);
    await tab.pressEnter();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([RISKY]);
  });

  test("what was ignored stays so while the message is written on, and ends when its text is replaced", async () => {
    tab = await drape.openWith(url, box, "SSN 536-90-4399");
    await tab.blockedWordsAre(["536-90-4399"]);
    await ignore();
    await tab.page.keyboard.type(" or 536-90-4398");
    await tab.blockedWordsAre(["536-90-4398"]);
    await tab.page.keyboard.press("Home");
    await tab.page.keyboard.type("So: ");
    await tab.blockedWordsAre(["536-90-4398"]);
    await tab.page.keyboard.press("Control+A");
    await tab.page.keyboard.insertText("Now 536-90-4399!");
    await tab.blockedWordsAre(["536-90-4399"]);
  });
});
