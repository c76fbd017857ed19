// The card and the chip work on a page that guards its own dialog and its own editor, by mouse, keyboard and shortcut.
import { beforeEach, expect, test } from "vitest";
import { backgroundOf, runShortcut } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { hasFocus } from "./support/tab/accessibility.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();
let tab;

const TYPED = "Is your cell (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399, ok?";
const FOUND = [
  "A private phone number",
  "This confirms or denies that somebody is a patient",
  "An insurance number",
  "A Social Security number",
];
const SPANS = { block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] };

beforeEach(async () => {
  tab = await drape.openTab(FACEBOOK);
});

/** Type the post, and wait until its findings are underlined. */
async function typePost() {
  await tab.type("#post", TYPED);
  await tab.underlinesAre(SPANS);
}

/** The number on the toolbar's button. */
const badge = () =>
  backgroundOf(drape.browser).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return chrome.action.getBadgeText({ tabId: tab.id });
  });

/** The heading of the card. */
const heading = async () => (await tab.accessible("heading"))[0]?.name.value;

/** Whether the card has the focus. */
const focused = async () => (await tab.accessible("dialog", "Drape")).some(hasFocus);

test("a dialog that holds the focus and closes on Escape or a press elsewhere hears nothing from the card", async () => {
  await tab.page.evaluate(() => {
    window.heard = [];
    const inside = (node) => document.querySelector("#post").closest("[role=dialog]").contains(node);
    const hear = ({ type, key, target }) => (!inside(target) || key === "Escape") && window.heard.push(type);
    for (const kind of ["keydown", "keyup", "pointerdown", "mousedown", "focusin"])
      document.addEventListener(kind, hear, true);
    document.addEventListener("click", hear);
    document.addEventListener("focusin", ({ target }) => inside(target) || document.querySelector("#post").focus());
  });
  await typePost();
  await tab.openCard("536-90-4399");
  await until(focused, Boolean);
  await tab.page.keyboard.press("Space");
  await tab.pressEnter();
  expect(await tab.text("post")).toBe(TYPED);
  await tab.page.keyboard.press("Escape");
  await tab.page.keyboard.press("Control+End");
  await tab.page.keyboard.type("!");
  await tab.textIs("post", `${TYPED}!`);
  await tab.openCard("536-90-4399");
  await tab.press("Ignore");
  await tab.underlinesAre({ ...SPANS, block: ["1EG4-TE5-MK73"] });
  expect(await tab.page.evaluate(() => window.heard)).toEqual([]);
});

test("the keyboard leads from finding to finding", async () => {
  await typePost();
  const onNext = async () => (await tab.accessible("button", "Next")).some(hasFocus);
  await tab.press("Show");
  const first = await until(heading, Boolean);
  const seen = [];
  do {
    await until(focused, Boolean);
    seen.push(await heading());
    while (!(await onNext())) await tab.page.keyboard.press("Tab");
    await tab.pressEnter();
    await until(heading, (now) => now !== seen.at(-1));
  } while ((await heading()) !== first);
  expect(seen).toEqual(FOUND);
});

test("shortcuts redact and ignore the finding that is shown, or else the first", async () => {
  await typePost();
  await runShortcut(drape.browser, "redact-finding");
  await tab.statusIs(/^Redacted/);
  await tab.textIs("post", TYPED.replace("(202) 555-0143", "…"));
  await tab.page.keyboard.press("Control+End");
  for (const wanted of FOUND.slice(1)) {
    await runShortcut(drape.browser, "next-finding");
    await until(heading, (now) => now === wanted);
  }
  await runShortcut(drape.browser, "ignore-finding");
  await tab.underlinesAre({ block: ["1EG4-TE5-MK73"] });
  expect(await heading()).toBeUndefined();
});

test("the shortcut leads from finding to finding of the box that was written in last", async () => {
  await typePost();
  for (const wanted of [...FOUND, FOUND[0]]) {
    await runShortcut(drape.browser, "next-finding");
    await until(heading, (now) => now === wanted);
  }
});

test("a change that the page refuses halfway stops there, and that stays said", async () => {
  const kept = "We open at 8 on Monday. My SSN is 536-90-4399. Parking is free behind the building.";
  await tab.type("#post", `${kept} My member number is 1EG4-TE5-MK73. Bring a book!`);
  await tab.underlinesAre({ block: ["1EG4-TE5-MK73", "536-90-4399"] });
  await tab.page.evaluate(() => {
    let changes = 0;
    const refuse = (event) => {
      changes += 1;
      if (changes === 2) event.stopImmediatePropagation();
    };
    window.addEventListener("beforeinput", refuse, true);
  });
  const before = await until(badge, Boolean);
  await tab.openCard("536-90-4399");
  await tab.press("Redact all");
  await tab.statusIs(/^The page did not accept this change: look at your text/);
  await tab.textIs("post", `${kept} Bring a book!`);
  await until(badge, (count) => count !== before); // the text has been checked again
  expect(await tab.status()).toMatch(/^The page did not accept this change/);
});
