// The chip, the card and the dialog that holds a post are light or dark like the page, whatever the system's theme, and follow changes.
import { describe, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { equals, until } from "./support/until.mjs";

const drape = useDrape();
let tab;

const LIGHT = ["rgb(255, 255, 255)", "rgb(28, 30, 33)"];
const DARK = ["rgb(36, 38, 40)", "rgb(231, 233, 236)"];

const setTheme = (page, name) => page.evaluate((theme) => document.documentElement.setAttribute("class", theme), name);

/** The background and text colours of the extension's elements of a class. */
const coloursOf = async (name) =>
  (await tab.elements(name)).map(({ style }) => [style["background-color"], style.color]);
const coloursAre = (name, wanted) => until(() => coloursOf(name), equals([wanted]));

/** A page's own theme, and the extension's colours on it. */
const THEMES = [
  ["__fb-light-mode", LIGHT],
  ["__fb-dark-mode", DARK],
];

describe.each(["light", "dark"])("a %s system", (colorScheme) => {
  test.each(THEMES)("and a page that is %s", async (theme, wanted) => {
    tab = await drape.openTab(FACEBOOK);
    await tab.page.emulateMedia({ colorScheme });
    await setTheme(tab.page, theme);
    await tab.insert("#post", "my SSN is 536-90-4399, ok?");
    await tab.statusIs(/finding/);
    await coloursAre("chip", wanted);
    await tab.openCard("536-90-4399");
    await coloursAre("card", wanted);
    await tab.page.keyboard.press("Escape");
    await tab.click("#send-post");
    await coloursAre("card", wanted);
  });

  test("and a page that follows it", async () => {
    tab = await drape.openTab(INSTAGRAM);
    await tab.page.emulateMedia({ colorScheme });
    await tab.insert("#comment", "my SSN is 536-90-4399, ok?");
    await tab.statusIs(/finding/);
    await coloursAre("chip", colorScheme === "light" ? LIGHT : DARK);
  });
});

test("a page that changes its theme, and a system that does, are followed at once", async () => {
  tab = await drape.openTab(FACEBOOK);
  await tab.page.emulateMedia({ colorScheme: "light" });
  await tab.insert("#post", "my SSN is 536-90-4399, ok?");
  await tab.openCard("536-90-4399");
  await coloursAre("card", LIGHT);
  await setTheme(tab.page, "__fb-dark-mode");
  await coloursAre("card", DARK);
  await coloursAre("chip", DARK);
  await setTheme(tab.page, "");
  await coloursAre("card", LIGHT);
  await tab.page.emulateMedia({ colorScheme: "dark" });
  await coloursAre("card", DARK);
});

/** Backgrounds as pages write them, and the colours of the chip on each. */
const BACKGROUNDS = [
  ["a dark dialog on a light page", "[role=dialog], form { background: #101214 }", DARK],
  ["a light dialog on a dark page", "body { background: #000 } [role=dialog], form { background: rgb(250 250 250 / 90%) }", LIGHT],
  ["a ground that lets through", "[role=dialog], form { background: rgb(0 0 0 / 20%) }", LIGHT],
  ["no ground at all, and letters that are to be read on dark", "* { background: transparent !important; color: #eee }", DARK],
  ["no ground at all, and dark letters", "* { background: transparent !important; color: #111 }", LIGHT],
  ["a ground in other colours", "[role=dialog], form { background: color(srgb 0.05 0.05 0.08) }", DARK],
]; // biome-ignore format: a table

test.each(BACKGROUNDS)("%s", async (_, css, wanted) => {
  tab = await drape.openTab(FACEBOOK);
  await tab.page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await tab.insert("#post", "my SSN is 536-90-4399, ok?");
  await tab.statusIs(/finding/);
  await coloursAre("chip", wanted);
});
