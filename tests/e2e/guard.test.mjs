// What blocks is not posted before the user has decided; everything else is, and only once.
import { afterEach, expect, test } from "vitest";
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
const MENDED = "Lost and found: a card with SSN [number removed].";
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
  await postedIs([MENDED]);
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
