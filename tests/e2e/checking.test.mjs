// A post that is sent during its check waits, and the user sees it; a post that can't be checked is sent, and Drape says and counts it.
import { afterEach, describe, expect, test } from "vitest";
import { violationsOfPanel } from "./support/axe.mjs";
import { backgroundOf, storageOf } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { CLEAN, REDACTED, RISKY } from "./support/texts.mjs";
import { until } from "./support/until.mjs";

const CARD = "Drape checks this post";

const drape = useDrape();
let tab;

afterEach(() => drape.server.thaw());

/** Send a text while the server stands still. */
async function sendToFrozen(text, { box = "#comment", send = () => tab.pressEnter() } = {}) {
  tab = await drape.openWith(FACEBOOK, box, "A");
  await tab.statusIs("Nothing found"); // so that the server has proved itself
  drape.server.freeze();
  await tab.page.keyboard.press("Control+A");
  await tab.page.keyboard.insertText(text);
  await send();
}

const WAYS = [
  ["a comment with Enter", {}],
  ["a post by its button", { box: "#post", send: () => tab.click("#send-post") }],
];

describe.each(WAYS)("%s, while the server has no time", (_, way) => {
  test("waits, and goes by itself when it is found clean", async () => {
    await sendToFrozen(CLEAN, way);
    await tab.appears("alertdialog", CARD);
    await tab.appears("heading", "Checking…");
    expect(await tab.posted()).toEqual([]);
    drape.server.thaw();
    await tab.postedIs([CLEAN]);
    await tab.isNotHeld();
  });

  test("waits, and is held when something blocks", async () => {
    await sendToFrozen(RISKY, way);
    await tab.appears("alertdialog", CARD);
    drape.server.thaw();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });

  test("goes unchecked when the user does not wait, by the keyboard alone", async () => {
    await sendToFrozen(RISKY, way);
    await tab.appears("alertdialog", CARD);
    await tab.page.keyboard.press("Tab");
    await tab.appears("button", "Post without checking");
    await tab.pressEnter();
    await tab.postedIs([RISKY]);
    await tab.textAppears("Posted unchecked: you did not wait");
    await tab.isNotHeld();
  });

  test("goes when the server shows no sign of life, and that is said: not that it is not running", async () => {
    await sendToFrozen(RISKY, way);
    await tab.appears("alertdialog", CARD);
    await until(tab.posted, (seen) => seen.join() === RISKY, 15_000);
    await tab.textAppears("Posted unchecked: Drape did not answer in time");
  });
});

test("Enter again changes nothing while it waits, and Edit gives the text back", async () => {
  await sendToFrozen(RISKY);
  await tab.pressEnter();
  await tab.appears("alertdialog", CARD);
  await tab.pressEnter();
  await tab.press("Edit");
  await tab.isNotHeld();
  drape.server.thaw();
  await tab.page.keyboard.press("Control+End");
  await tab.page.keyboard.type("!");
  await tab.textIs("comment", `${RISKY}!`);
  expect(await tab.posted()).toEqual([]);
});

test("what is typed on the card comes to the text, which is then not posted", async () => {
  await sendToFrozen(CLEAN);
  await tab.appears("alertdialog", CARD);
  await tab.page.keyboard.type(" And you?");
  await tab.isNotHeld();
  await tab.textIs("comment", `${CLEAN} And you?`);
  await tab.textAppears("Not posted yet: you went on writing");
  drape.server.thaw();
  await tab.statusIs("Nothing found");
  expect(await tab.posted()).toEqual([]);
});

const LONG = Array.from(
  { length: 300 },
  (_, i) => `Room ${i} is open for questions, come and see us soon, please. `,
).join("");

test.each([
  ["clean", LONG, (text) => tab.postedIs([text])],
  ["risky", `${LONG}${RISKY} ${LONG.slice(0, 200)}`, () => tab.isHeld()],
])("a %s text of 18,000 characters that is pasted and sent at once is read first", async (_, text, comes) => {
  tab = await drape.openTab(INSTAGRAM);
  await tab.paste("#comment", text);
  await tab.pressEnter();
  await comes(text);
});

test("a text that is too long to check goes, and that is said", async () => {
  tab = await drape.openTab(INSTAGRAM);
  const text = "word ".repeat(14_000);
  await tab.paste("#comment", text);
  await tab.pressEnter();
  await tab.postedIs([text]);
  await tab.textAppears("Posted unchecked: the text is too long to check");
});

test.each(["light", "dark"])(
  "the card, %s: axe finds nothing, and it stands on a small screen",
  async (colorScheme) => {
    await sendToFrozen(CLEAN, { send: () => undefined });
    await tab.page.emulateMedia({ colorScheme });
    await tab.page.setViewportSize({ width: 320, height: 480 });
    await tab.pressEnter();
    await tab.appears("alertdialog", CARD);
    const [card] = await tab.elements("card");
    const { left, top, right, bottom } = card.box;
    expect([left >= 0, top >= 0, right <= 320, bottom <= 480]).toEqual([true, true, true, true]);
    drape.server.thaw();
    await tab.postedIs([CLEAN]);
    expect(await violationsOfPanel(drape.browser, card.html, colorScheme)).toEqual([]);
  },
);

test("without the server it goes at once, that is said, and how often is counted", async () => {
  const countUnchecked = () =>
    backgroundOf(drape.browser).evaluate(async () => (await chrome.storage.local.get("unchecked")).unchecked.seen);
  const before = await countUnchecked();
  await drape.server.stop();
  tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
  await tab.pressEnter();
  await tab.postedIs([RISKY]);
  await tab.textAppears("Posted unchecked: Drape is not running");
  await until(countUnchecked, (seen) => seen === before + 1);
  const stored = await storageOf(drape.browser);
  expect(JSON.stringify(stored)).not.toContain("536-90");
  const options = await drape.openPage("options");
  await until(
    () => options.locator("#posted").textContent(),
    (seen) => seen.includes(`Posted unchecked: ${before + 1}`),
  );
});
