// What is not English is said not to have been read, its numbers are found, and it is sent as it is unless something blocks.
import { afterEach, beforeEach, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

beforeEach(async () => {
  met = await meet(browser.context, "https://www.facebook.com/");
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const UNREAD = "Drape reads English only so far. Numbers and addresses were checked.";
const NOT_ALL = "not all read: Drape reads English only so far";
const THANKS = "Gracias por sus palabras doña Carmen, fue un gusto atenderla el martes";
const postedIs = (wanted) =>
  until(
    () => met.page.evaluate(() => window.posted),
    (seen) => JSON.stringify(seen) === JSON.stringify(wanted),
  );

async function write(text) {
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText(text);
}

test("a post in another language is never called clean, not when the box is left either, and is sent as it is", async () => {
  await write(THANKS);
  await met.says(UNREAD);
  await met.shows({});
  await met.page.locator("#search").focus();
  await met.says(UNREAD);
  await met.page.locator("#send-post").click();
  await postedIs([THANKS]);
});

test("a number in it is found, holds the post, and is taken out; the rest is still not called clean", async () => {
  await write("Doña Carmen ya pagó, su número de seguro social es 536-90-4399");
  await met.says(`1 finding, ${NOT_ALL}`);
  await met.shows({ block: ["536-90-4399"] });
  await met.page.locator("#send-post").click();
  await met.press("Redact and post");
  await met.press("Post this");
  await postedIs(["Doña Carmen ya pagó, su número de seguro social es …"]);
});

test("beside it, what is written in English is judged in full", async () => {
  await write(`${THANKS}.\nWe treated Maria Lopez for sepsis last night.`);
  await met.says(/^\d findings, not all read: Drape reads English only so far$/);
  await met.sentencesAre(["We treated Maria Lopez for sepsis last night."]);
});

test("the line has a look of its own, and gives way to the usual one when the text is English again", async () => {
  const look = async () => (await met.ours("chip"))[0].style["border-top-style"];
  await write(THANKS);
  await met.says(UNREAD);
  expect(await look()).toBe("dashed");
  await met.page.keyboard.press("ControlOrMeta+a");
  await met.page.keyboard.insertText("Flu shots this Saturday, 9 to 1.");
  await met.says("Nothing found");
  expect(await look()).toBe("solid");
});
