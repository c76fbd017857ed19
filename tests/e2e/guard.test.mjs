// What blocks is not posted before the user has decided; everything else is, and only once.
import { afterEach, describe, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let drape, browser, met;

stage((on) => {
  ({ drape, browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const RISKY = "Lost and found: a card with SSN 536-90-4399.";
const MENDED = "Lost and found: a card.";
const CLEAN = "Flu shots this Saturday, 9 to 1.";

const posted = () => met.page.evaluate(() => window.posted);
const postedIs = (wanted) => until(posted, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));
const held = () =>
  until(
    () => met.accessible("alertdialog", "Drape holds this post"),
    (nodes) => nodes.length === 1,
  );
const isFree = () =>
  until(
    () => met.accessible("alertdialog"),
    (nodes) => nodes.length === 0,
  );

/** Boxes, and the ways in which a user sends what is written in them. */
const enter = () => met.page.keyboard.press("Enter");
const click = (selector) => () => met.page.locator(selector).click();
const WAYS = [
  ["a post by its button", "https://www.facebook.com/", "#post", click("#send-post")],
  ["a comment with Enter", "https://www.facebook.com/", "#comment", enter],
  ["a comment by its button", "https://www.facebook.com/", "#comment", click("#send-comment")],
  ["a reply to a review with Enter", "https://www.facebook.com/practice/reviews", "#reply", enter],
  ["a message with Enter", "https://www.facebook.com/messages/t/1", "#message", enter],
  ["a comment on Instagram with Enter", "https://www.instagram.com/", "#comment", enter],
  ["a comment on Instagram by its button", "https://www.instagram.com/", "#comment", click("form button")],
];

async function write(url, box, text) {
  met = await meet(browser.context, url);
  await met.page.locator(box).click();
  await met.page.keyboard.insertText(text);
}

test.each(WAYS)("%s: held, redacted and posted once", async (_, url, box, send) => {
  await write(url, box, RISKY);
  await send();
  await held();
  expect(await posted()).toEqual([]);
  await met.press("Redact and post");
  await met.press("Post this");
  await postedIs([MENDED]);
  await isFree();
});

test.each(WAYS)("%s: what is clean goes out, also when it was not judged yet", async (_, url, box, send) => {
  await write(url, box, CLEAN);
  await send();
  await postedIs([CLEAN]);
});

test("Edit gives the text back, and the next try is held again", async () => {
  await write("https://www.facebook.com/", "#comment", RISKY);
  await enter();
  await held();
  await met.press("Edit");
  await isFree();
  await met.page.keyboard.press("Control+End");
  await met.page.keyboard.type(" Bye");
  await enter();
  await held();
  await met.page.keyboard.press("Escape");
  await isFree();
  expect(await posted()).toEqual([]);
  await met.textIs("comment", `${RISKY} Bye`);
});

test("Post anyway posts it as it is, and only how often is kept, by rule and by the reason that was chosen", async () => {
  const kept = () => browser.context.serviceWorkers()[0].evaluate(() => chrome.storage.local.get(null));
  for (const [reason, times] of [
    ["unsaid", { unsaid: 1 }],
    ["mistaken", { mistaken: 1, unsaid: 1 }],
  ]) {
    await write("https://www.facebook.com/", "#comment", RISKY);
    await enter();
    await held();
    if (reason === "mistaken") {
      await met.focus("combobox");
      await met.page.keyboard.type("Drape is");
    }
    await met.press("Post anyway");
    await postedIs([RISKY]);
    await until(kept, (all) => JSON.stringify(all.posted?.ssn) === JSON.stringify(times));
    expect(JSON.stringify(await kept())).not.toContain("536-90");
    if (reason === "unsaid") await met.page.close();
  }
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.id}/options.html`);
  await options.getByText("ssn: 2, of which 1 as a mistake of Drape").waitFor();
  await options.close();
});

test("a hold is not slipped by pressing Enter again, typed or on the card", async () => {
  await write("https://www.facebook.com/", "#comment", RISKY);
  await enter();
  await enter();
  await held();
  await enter();
  await enter();
  expect(await posted()).toEqual([]);
  await met.press("Redact and post");
  await met.press("Post this");
  await postedIs([MENDED]);
});

/** Ways by which a text comes into a box at once, without keys for its letters. */
const ARRIVALS = {
  async pasted(page, box) {
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate((text) => navigator.clipboard.writeText(text), RISKY);
    await page.locator(box).click();
    await page.keyboard.press("Control+V");
  },
  async "written by an input method"(page, box) {
    const cdp = await browser.context.newCDPSession(page);
    await page.locator(box).click();
    await cdp.send("Input.imeSetComposition", {
      text: RISKY,
      selectionStart: RISKY.length,
      selectionEnd: RISKY.length,
    });
    await cdp.send("Input.insertText", { text: RISKY });
  },
  async dictated(page, box) {
    await page.locator(box).click();
    await page.evaluate((text) => document.execCommand("insertText", false, text), RISKY);
  },
};

describe.each([
  ["a comment", "https://www.facebook.com/", "#comment"],
  ["a field of React's", "https://www.instagram.com/", "#comment"],
])("in %s", (_, url, box) => {
  test.each(Object.keys(ARRIVALS))("what was %s and sent at once is held", async (arrival) => {
    met = await meet(browser.context, url);
    await ARRIVALS[arrival](met.page, box);
    await enter();
    await held();
    expect(await posted()).toEqual([]);
    await met.press("Redact and post");
    await met.press("Post this");
    await postedIs([MENDED]);
  });
});

test("what was filled in by the browser, or dropped, and sent at once is held", async () => {
  met = await meet(browser.context, "https://www.instagram.com/");
  await met.page.locator("#comment").click();
  await met.page.locator("#comment").evaluate((field, text) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  }, RISKY);
  await enter();
  await held();
  await met.page.close();
  met = await meet(browser.context, "https://www.instagram.com/");
  await met.page.locator("#words").evaluate((words) => getSelection().selectAllChildren(words));
  await met.page.locator("#words").dragTo(met.page.locator("#comment"), { sourcePosition: { x: 30, y: 8 } });
  await met.textIs("comment", RISKY);
  await met.page.locator("form button").click();
  await held();
  expect(await posted()).toEqual([]);
});

test("Enter that ends an input method's word sends nothing and is not held", async () => {
  met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#comment").click();
  const cdp = await browser.context.newCDPSession(met.page);
  await cdp.send("Input.imeSetComposition", { text: RISKY, selectionStart: RISKY.length, selectionEnd: RISKY.length });
  const key = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
  for (const type of ["rawKeyDown", "keyUp"]) await cdp.send("Input.dispatchKeyEvent", { type, ...key });
  await cdp.send("Input.insertText", { text: RISKY });
  await met.shows({ block: ["536-90-4399"] });
  expect(await met.accessible("alertdialog")).toEqual([]);
  expect(await posted()).toEqual([]);
});

test("a mistake of ours lets the post go, and says that it was not checked", async () => {
  await write("https://www.facebook.com/clobbered", "#post", RISKY);
  await met.shows({ block: ["536-90-4399"] });
  await met.page.locator("#send-post").click();
  await postedIs([RISKY]);
  await until(
    () => met.accessible("StaticText", "Something broke inside Drape: what you send is not checked"),
    (nodes) => nodes.length === 1,
  );
});

test("Shift+Enter makes a line, Enter makes one in a post, and other buttons are not held", async () => {
  await write("https://www.facebook.com/", "#comment", RISKY);
  await met.page.keyboard.press("Shift+Enter");
  await met.textIs("comment", `${RISKY}\n`);
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText(RISKY);
  await enter();
  await met.page.getByRole("button", { name: "Emoji" }).click();
  await met.page.getByRole("button", { name: "Photo" }).click();
  expect(await met.accessible("alertdialog")).toEqual([]);
  expect(await posted()).toEqual([]);
});

test("a warning alone does not hold", async () => {
  await write("https://www.facebook.com/", "#comment", "My cell is (202) 555-0143, call me.");
  await enter();
  await postedIs(["My cell is (202) 555-0143, call me."]);
});

test("a claim that can't be redacted away offers no redaction", async () => {
  await write("https://www.facebook.com/practice/reviews", "#reply", "You have never been our patient, not once.");
  await enter();
  await held();
  expect((await met.accessible("button", "Post anyway")).length).toBe(1);
  await met.press("Edit");
  await isFree();
});

test("a server that is down never keeps anybody from posting", async () => {
  await drape.stop();
  await write("https://www.facebook.com/", "#comment", RISKY);
  await enter();
  await postedIs([RISKY]);
});
