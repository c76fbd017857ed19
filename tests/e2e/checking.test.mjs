// What is sent while it is being checked waits, visibly; what can't be checked goes, and that is said and counted.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launch, pair, until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { CLEAN, guardedPage, MENDED, RISKY } from "./holding.mjs";
import { serveSites } from "./sites.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PANEL = readFileSync(new URL("../../extension/src/panel.css", import.meta.url), "utf8").replaceAll(
  ":host",
  ":root",
);
const FACEBOOK = "https://www.facebook.com/";
const CARD = "Drape checks this post";

let sites, drape, browser, on;

beforeAll(async () => {
  sites = await serveSites();
  drape = await startDrape();
  browser = await launch({ sites });
  await pair(browser, drape);
});

afterAll(async () => {
  await browser?.context.close();
  drape?.thaw();
  await drape?.remove();
  sites?.close();
});

afterEach(async () => {
  drape.thaw();
  expect(on.errors).toEqual([]);
  await on.page.close();
});

/** Send a text that the server has no time for. */
async function sendToFrozen(text, { box = "#comment", send = () => on.enter() } = {}) {
  on = await guardedPage(browser.context, FACEBOOK);
  await on.write(box, "A");
  await on.says("Nothing found"); // so that the server has proved itself
  drape.freeze();
  await on.page.keyboard.press("Control+A");
  await on.page.keyboard.insertText(text);
  await send();
}

const WAYS = [
  ["a comment with Enter", {}],
  ["a post by its button", { box: "#post", send: () => on.click("#send-post") }],
];

describe.each(WAYS)("%s, while the server has no time", (_, way) => {
  test("waits, and goes by itself when it is found clean", async () => {
    await sendToFrozen(CLEAN, way);
    await on.shown("alertdialog", CARD);
    await on.shown("heading", "Checking…");
    expect(await on.posted()).toEqual([]);
    drape.thaw();
    await on.postedIs([CLEAN]);
    await on.isFree();
  });

  test("waits, and is held when something blocks", async () => {
    await sendToFrozen(RISKY, way);
    await on.shown("alertdialog", CARD);
    drape.thaw();
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Redact and post");
    await on.press("Post this");
    await on.postedIs([MENDED]);
  });

  test("goes unchecked when the user does not wait, by the keyboard alone", async () => {
    await sendToFrozen(RISKY, way);
    await on.shown("alertdialog", CARD);
    await on.page.keyboard.press("Tab");
    await on.shown("button", "Post without checking");
    await on.enter();
    await on.postedIs([RISKY]);
    await on.notices("Posted unchecked: you did not wait");
    await on.isFree();
  });

  test("goes when the server shows no sign of life, and that is said: not that it is not running", async () => {
    await sendToFrozen(RISKY, way);
    await on.shown("alertdialog", CARD);
    await until(on.posted, (seen) => seen.join() === RISKY, 15_000);
    await on.notices("Posted unchecked: Drape did not answer in time");
  });
});

test("Enter again changes nothing while it waits, and Edit gives the text back", async () => {
  await sendToFrozen(RISKY);
  await on.enter();
  await on.shown("alertdialog", CARD);
  await on.enter();
  await on.press("Edit");
  await on.isFree();
  drape.thaw();
  await on.page.keyboard.press("Control+End");
  await on.page.keyboard.type("!");
  await on.textIs("comment", `${RISKY}!`);
  expect(await on.posted()).toEqual([]);
});

test("what is typed on the card comes to the text, which is then not posted", async () => {
  await sendToFrozen(CLEAN);
  await on.shown("alertdialog", CARD);
  await on.page.keyboard.type(" And you?");
  await on.isFree();
  await on.textIs("comment", `${CLEAN} And you?`);
  await on.notices("Not posted yet: you went on writing");
  drape.thaw();
  await on.says("Nothing found");
  expect(await on.posted()).toEqual([]);
});

const LONG = Array.from(
  { length: 300 },
  (_, i) => `Room ${i} is open for questions, come and see us soon, please. `,
).join("");

test.each([
  ["clean", LONG, (text) => on.postedIs([text])],
  ["risky", `${LONG}${RISKY} ${LONG.slice(0, 200)}`, () => on.isHeld()],
])("a %s text of 18,000 characters that is pasted and sent at once is read first", async (_, text, comes) => {
  on = await guardedPage(browser.context, "https://www.instagram.com/");
  await on.paste("#comment", text);
  await on.enter();
  await comes(text);
});

test("a text that is too long to check goes, and that is said", async () => {
  on = await guardedPage(browser.context, "https://www.instagram.com/");
  const text = "word ".repeat(14_000);
  await on.paste("#comment", text);
  await on.enter();
  await on.postedIs([text]);
  await on.notices("Posted unchecked: the text is too long to check");
});

test.each(["light", "dark"])(
  "the card, %s: axe finds nothing, and it stands on a small screen",
  async (colorScheme) => {
    await sendToFrozen(CLEAN, { send: () => undefined });
    await on.page.emulateMedia({ colorScheme });
    await on.page.setViewportSize({ width: 320, height: 480 });
    await on.enter();
    await on.shown("alertdialog", CARD);
    const [card] = await on.ours("card");
    const { left, top, right, bottom } = card.box;
    expect([left >= 0, top >= 0, right <= 320, bottom <= 480]).toEqual([true, true, true, true]);
    drape.thaw();
    await on.postedIs([CLEAN]);
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.setContent(
      `<!doctype html><html lang="en"><title>x</title><style>${PANEL}.card{position:static}</style><main>${card.html}</main>`,
    );
    await page.evaluate(AXE);
    const rules = { "page-has-heading-one": { enabled: false } }; // it stands in the site's page
    const { violations } = await page.evaluate((options) => window.axe.run(options), { rules });
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
    await page.close();
  },
);

test("without the server it goes at once, that is said, and how often is counted", async () => {
  const counted = () =>
    browser.context
      .serviceWorkers()[0]
      .evaluate(async () => (await chrome.storage.local.get("unchecked")).unchecked.seen);
  const before = await counted();
  await drape.stop();
  on = await guardedPage(browser.context, FACEBOOK);
  await on.write("#comment", RISKY);
  await on.enter();
  await on.postedIs([RISKY]);
  await on.notices("Posted unchecked: Drape is not running");
  await until(counted, (seen) => seen === before + 1);
  const stored = await browser.context.serviceWorkers()[0].evaluate(() => chrome.storage.local.get(null));
  expect(JSON.stringify(stored)).not.toContain("536-90");
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.id}/options.html`);
  await until(
    () => options.locator("#posted").textContent(),
    (seen) => seen.includes(`Posted unchecked: ${before + 1}`),
  );
  await options.close();
});
