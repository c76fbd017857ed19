// Drape says that it does not read a text in another language, finds the numbers in it, and holds it only if something blocks.
import { beforeEach, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { CLEAN } from "./support/texts.mjs";

const drape = useDrape();
let tab;

beforeEach(async () => {
  tab = await drape.openTab(FACEBOOK);
});

const UNREAD = "Drape reads English only so far. Numbers and addresses were checked.";
const NOT_ALL = "not all read: Drape reads English only so far";
const THANKS = "Gracias por sus palabras doña Carmen, fue un gusto atenderla el martes";

test("a post in another language is never called clean, not when the box is left either, and is sent as it is", async () => {
  await tab.insert("#post", THANKS);
  await tab.statusIs(UNREAD);
  await tab.underlinesAre({});
  await tab.page.locator("#search").focus();
  await tab.statusIs(UNREAD);
  await tab.click("#send-post");
  await tab.postedIs([THANKS]);
});

test("a number in it is found, holds the post, and is taken out; the rest is still not called clean", async () => {
  await tab.insert("#post", "Doña Carmen ya pagó, su número de seguro social es 536-90-4399");
  await tab.statusIs(`1 finding, ${NOT_ALL}`);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.click("#send-post");
  await tab.redactAndPost();
  await tab.postedIs(["Doña Carmen ya pagó, su número de seguro social es …"]);
});

test("beside it, what is written in English is judged in full", async () => {
  await tab.insert("#post", `${THANKS}.\nWe treated Maria Lopez for sepsis last night.`);
  await tab.statusIs(/^\d findings, not all read: Drape reads English only so far$/);
  await tab.sentencesAre(["We treated Maria Lopez for sepsis last night."]);
});

test("the line has a look of its own, and gives way to the usual one when the text is English again", async () => {
  const border = async () => (await tab.elements("chip"))[0].style["border-top-style"];
  await tab.insert("#post", THANKS);
  await tab.statusIs(UNREAD);
  expect(await border()).toBe("dashed");
  await tab.page.keyboard.press("ControlOrMeta+a");
  await tab.page.keyboard.insertText(CLEAN);
  await tab.statusIs("Nothing found");
  expect(await border()).toBe("solid");
});
