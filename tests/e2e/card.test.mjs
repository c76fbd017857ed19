// The card and the chip in a page that guards its own dialogs and its own editor.
import { afterEach, beforeEach, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

const TYPED = "Is your cell (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399, ok?";
const FOUND = [
  "A private phone number",
  "This confirms or denies that somebody is a patient",
  "An insurance number",
  "A Social Security number",
];
const SPANS = { block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] };

beforeEach(async () => {
  met = await meet(browser.context, "https://www.facebook.com/");
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

async function type() {
  await met.page.locator("#post").click();
  await met.page.keyboard.type(TYPED);
  await met.shows(SPANS);
}

/** The number on the toolbar's button. */
const badge = () =>
  browser.context.serviceWorkers()[0].evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText({ tabId: tab.id });
  });

/** Whether the card has the focus. */
const focused = async () => (await met.accessible("dialog", "Drape")).some(hasFocus);
const hasFocus = (node) => node.properties.some(({ name, value }) => name === "focused" && value.value);

test("a dialog that holds the focus and closes on Escape or a press elsewhere hears nothing from the card", async () => {
  const { page, open, press, text, shows } = met;
  await page.evaluate(() => {
    window.heard = [];
    const inside = (node) => document.querySelector("#post").closest("[role=dialog]").contains(node);
    const hear = ({ type, key, target }) => (!inside(target) || key === "Escape") && window.heard.push(type);
    for (const kind of ["keydown", "keyup", "pointerdown", "mousedown", "focusin"])
      document.addEventListener(kind, hear, true);
    document.addEventListener("click", hear);
    document.addEventListener("focusin", ({ target }) => inside(target) || document.querySelector("#post").focus());
  });
  await type();
  await open("536-90-4399");
  await until(focused, Boolean);
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  expect(await text("post")).toBe(TYPED);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("!");
  await met.textIs("post", `${TYPED}!`);
  await open("536-90-4399");
  await press("Ignore");
  await shows({ ...SPANS, block: ["1EG4-TE5-MK73"] });
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test("the keyboard leads from finding to finding", async () => {
  const { page, press, accessible } = met;
  await type();
  const heading = async () => (await accessible("heading"))[0]?.name.value;
  const onNext = async () => (await accessible("button", "Next")).some(hasFocus);
  await press("Show");
  const first = await until(heading, Boolean);
  const seen = [];
  do {
    await until(focused, Boolean);
    seen.push(await heading());
    while (!(await onNext())) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await until(heading, (now) => now !== seen.at(-1));
  } while ((await heading()) !== first);
  expect(seen).toEqual(FOUND);
});

/** Press a keyboard shortcut of the manifest. */
const shortcut = (name) =>
  browser.context.serviceWorkers()[0].evaluate(async (command) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch(command, tab);
  }, name);

test("shortcuts redact and ignore the finding that is shown, or else the first", async () => {
  const { accessible, says, shows, textIs } = met;
  const heading = async () => (await accessible("heading"))[0]?.name.value;
  await type();
  await shortcut("redact-finding");
  await says(/^Redacted/);
  await textIs("post", TYPED.replace("(202) 555-0143", "…"));
  await met.page.keyboard.press("Control+End");
  for (const wanted of FOUND.slice(1)) {
    await shortcut("next-finding");
    await until(heading, (now) => now === wanted);
  }
  await shortcut("ignore-finding");
  await shows({ block: ["1EG4-TE5-MK73"] });
  expect(await heading()).toBeUndefined();
});

test("the shortcut leads from finding to finding of the box that was written in last", async () => {
  const { accessible } = met;
  await type();
  const heading = async () => (await accessible("heading"))[0]?.name.value;
  for (const wanted of [...FOUND, FOUND[0]]) {
    await shortcut("next-finding");
    await until(heading, (now) => now === wanted);
  }
});

test("a change that the page refuses halfway stops there, and that stays said", async () => {
  const { page, open, press, says, shows, status, textIs } = met;
  const kept = "We open at 8 on Monday. My SSN is 536-90-4399. Parking is free behind the building.";
  await page.locator("#post").click();
  await page.keyboard.type(`${kept} My member number is 1EG4-TE5-MK73. Bring a book!`);
  await shows({ block: ["1EG4-TE5-MK73", "536-90-4399"] });
  await page.evaluate(() => {
    let changes = 0;
    const refuse = (event) => {
      changes += 1;
      if (changes === 2) event.stopImmediatePropagation();
    };
    window.addEventListener("beforeinput", refuse, true);
  });
  const before = await until(badge, Boolean);
  await open("536-90-4399");
  await press("Redact all");
  await says(/^The page did not accept this change: look at your text/);
  await textIs("post", `${kept} Bring a book!`);
  await until(badge, (count) => count !== before); // the text has been checked again
  expect(await status()).toMatch(/^The page did not accept this change/);
});
