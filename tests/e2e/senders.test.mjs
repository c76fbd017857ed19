// Only what may send is held: the other buttons around a box, and the keys that choose or write, do what they do.
import { afterEach, describe, expect, test } from "vitest";
import { guardedPage, MENDED, RISKY } from "./holding.mjs";
import { stage } from "./stage.mjs";

let browser, on;

stage((stands) => {
  ({ browser } = stands);
});

afterEach(async () => {
  expect(on.errors).toEqual([]);
  await on.page.close();
});

const FREE = [
  ["a post's dialog", "https://www.facebook.com/create-post", "#post", ["Friends", "Photo/video", "Tag people"]],
  ["a comment's form", "https://www.facebook.com/practice/posts/pfbid0b", "#comment", ["Insert an emoji", "Like", "Share"]],
  ["a message", "https://www.facebook.com/messages/e2ee/t/1", "#message", ["Open more actions", "Attach a file", "Choose an emoji", "Mute", "Search"]],
  ["an Instagram caption", "https://www.instagram.com/create/details", "#caption", ["Emoji", "Accessibility", "Advanced settings", "Back"]],
  ["the edit of a caption", "https://www.instagram.com/p/2", "#edited", ["Accessibility", "Cancel"]],
  ["an Instagram comment", "https://www.instagram.com/p/3", "#comment", ["Emoji", "Like", "Share"]],
  ["the composer of Business Suite", "https://business.facebook.com/latest/composer/draft", "#draft-field [contenteditable]", ["Add photo", "Add video", "Cancel", "Finish later", "Like"]],
  ["a post on Threads", "https://www.threads.com/", "#thread", ["Cancel", "Drafts", "Attach media", "Add to thread", "Reply options"]],
]; // biome-ignore format: a table

test.each(FREE)("in %s, other buttons are not held", async (_, url, box, buttons) => {
  on = await guardedPage(browser.context, url);
  await on.write(box, RISKY);
  await on.says(/^1 finding/);
  await on.page.evaluate(() => {
    window.pressed = [];
    addEventListener("click", ({ target }) => window.pressed.push(target.closest('[role="button"]').id || "other"));
  });
  for (const name of buttons) await on.page.getByRole("button", { name, exact: true }).first().click();
  expect(await on.page.evaluate(() => window.pressed)).toEqual(buttons.map(() => "other"));
  expect(await on.accessible("alertdialog")).toEqual([]);
});

describe("a button that has the focus", () => {
  test.each(["Enter", "Space"])("is held when %s presses it, too", async (key) => {
    on = await guardedPage(browser.context, "https://www.instagram.com/create/details");
    await on.page.evaluate(() => {
      // as the sites' own buttons do, which are no <button>
      for (const button of document.querySelectorAll('[role="button"]'))
        button.addEventListener("keydown", ({ key }) => (key === "Enter" || key === " ") && button.click());
    });
    await on.write("#caption", RISKY);
    await on.page.locator("#send-caption").focus();
    await on.page.keyboard.press(key);
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Redact and post");
    await on.press("Post this");
    await on.postedIs([MENDED]);
  });
});

test("a button that is a picture is held when the picture is pressed", async () => {
  on = await guardedPage(browser.context, "https://www.facebook.com/pictured");
  await on.write("#post", RISKY);
  await on.says(/^1 finding/);
  await on.page.locator("#send-post path").click();
  await on.isHeld();
  expect(await on.posted()).toEqual([]);
});

test("a post goes out only when nothing blocks in any of its boxes", async () => {
  on = await guardedPage(browser.context, "https://www.instagram.com/create/details");
  await on.write("#caption", "Our new room, all in blue.");
  await on.write("#alt", RISKY);
  await on.click("#send-caption");
  await on.isHeld();
  expect(await on.posted()).toEqual([]);
  await on.press("Redact and post");
  await on.press("Post this");
  await on.postedIs(["Our new room, all in blue."]);
  await on.textIs("alt", MENDED);
});

test("two boxes that block are asked about one after the other", async () => {
  on = await guardedPage(browser.context, "https://www.instagram.com/create/details");
  await on.write("#caption", RISKY);
  await on.write("#alt", RISKY);
  await on.click("#send-caption");
  await on.isHeld();
  await on.press("Redact and post");
  await on.press("Post this");
  await on.textIs("caption", MENDED);
  await on.isHeld();
  expect(await on.posted()).toEqual([]);
  await on.press("Post anyway");
  await on.postedIs([MENDED]);
  await on.textIs("alt", RISKY);
});
