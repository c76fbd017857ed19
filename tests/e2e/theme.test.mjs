// Chip, card and the card that holds a post are light or dark as the page is, whatever the system is, and change with it.
import { afterEach, describe, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const LIGHT = ["rgb(255, 255, 255)", "rgb(28, 30, 33)"];
const DARK = ["rgb(36, 38, 40)", "rgb(231, 233, 236)"];

const setTheme = (page, name) => page.evaluate((theme) => document.documentElement.setAttribute("class", theme), name);

/** Ground and letters of our elements of a class. */
const coloursOf = async (name) => (await met.ours(name)).map(({ style }) => [style["background-color"], style.color]);
const coloursAre = (name, wanted) =>
  until(
    () => coloursOf(name),
    (seen) => JSON.stringify(seen) === JSON.stringify([wanted]),
  );

/** What the page says of itself, and how it looks. */
const PAGES = [
  ["__fb-light-mode", LIGHT],
  ["__fb-dark-mode", DARK],
];

describe.each(["light", "dark"])("a %s system", (colorScheme) => {
  test.each(PAGES)("and a page that is %s", async (theme, wanted) => {
    met = await meet(browser.context, "https://www.facebook.com/");
    const { page } = met;
    await page.emulateMedia({ colorScheme });
    await setTheme(page, theme);
    await page.locator("#post").click();
    await page.keyboard.insertText("my SSN is 536-90-4399, ok?");
    await met.says(/finding/);
    await coloursAre("chip", wanted);
    await met.open("536-90-4399");
    await coloursAre("card", wanted);
    await page.keyboard.press("Escape");
    await page.locator("#send-post").click();
    await coloursAre("card", wanted);
  });

  test("and a page that follows it", async () => {
    met = await meet(browser.context, "https://www.instagram.com/");
    const { page } = met;
    await page.emulateMedia({ colorScheme });
    await page.locator("#comment").click();
    await page.keyboard.insertText("my SSN is 536-90-4399, ok?");
    await met.says(/finding/);
    await coloursAre("chip", colorScheme === "light" ? LIGHT : DARK);
  });
});

test("a page that changes its theme, and a system that does, are followed at once", async () => {
  met = await meet(browser.context, "https://www.facebook.com/");
  const { page } = met;
  await page.emulateMedia({ colorScheme: "light" });
  await page.locator("#post").click();
  await page.keyboard.insertText("my SSN is 536-90-4399, ok?");
  await met.open("536-90-4399");
  await coloursAre("card", LIGHT);
  await setTheme(page, "__fb-dark-mode");
  await coloursAre("card", DARK);
  await coloursAre("chip", DARK);
  await setTheme(page, "");
  await coloursAre("card", LIGHT);
  await page.emulateMedia({ colorScheme: "dark" });
  await coloursAre("card", DARK);
});

/** Grounds as pages write them, and what is to be seen on each. */
const GROUNDS = [
  ["a dark dialog on a light page", "[role=dialog], form { background: #101214 }", DARK],
  ["a light dialog on a dark page", "body { background: #000 } [role=dialog], form { background: rgb(250 250 250 / 90%) }", LIGHT],
  ["a ground that lets through", "[role=dialog], form { background: rgb(0 0 0 / 20%) }", LIGHT],
  ["no ground at all, and letters that are to be read on dark", "* { background: transparent !important; color: #eee }", DARK],
  ["no ground at all, and dark letters", "* { background: transparent !important; color: #111 }", LIGHT],
  ["a ground in other colours", "[role=dialog], form { background: color(srgb 0.05 0.05 0.08) }", DARK],
]; // biome-ignore format: a table

test.each(GROUNDS)("%s", async (_, css, wanted) => {
  met = await meet(browser.context, "https://www.facebook.com/");
  const { page } = met;
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await page.locator("#post").click();
  await page.keyboard.insertText("my SSN is 536-90-4399, ok?");
  await met.says(/finding/);
  await coloursAre("chip", wanted);
});
