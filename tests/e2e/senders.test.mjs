// Drape holds only buttons and keys that may send; all others around a box work as usual.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { BUSINESS_SUITE, FACEBOOK, INSTAGRAM, THREADS } from "./support/sites.mjs";
import { REDACTED, RISKY } from "./support/texts.mjs";

const drape = useDrape();
let tab;

/** Name, page, box, and the names of buttons that do not send. */
const OTHER_BUTTONS = [
  ["a post's dialog", `${FACEBOOK}/create-post`, "#post", ["Friends", "Photo/video", "Tag people"]],
  ["a comment's form", `${FACEBOOK}/practice/posts/pfbid0b`, "#comment", ["Insert an emoji", "Like", "Share"]],
  ["a message", `${FACEBOOK}/messages/e2ee/t/1`, "#message", ["Open more actions", "Attach a file", "Choose an emoji", "Mute", "Search"]],
  ["an Instagram caption", `${INSTAGRAM}/create/details`, "#caption", ["Emoji", "Accessibility", "Advanced settings", "Back"]],
  ["the edit of a caption", `${INSTAGRAM}/p/2`, "#edited", ["Accessibility", "Cancel"]],
  ["an Instagram comment", `${INSTAGRAM}/p/3`, "#comment", ["Emoji", "Like", "Share"]],
  ["the composer of Business Suite", `${BUSINESS_SUITE}/latest/composer/draft`, "#draft-field [contenteditable]",
    ["Add photo", "Add video", "Cancel", "Finish later", "Like"]],
  ["a post on Threads", THREADS, "#thread", ["Cancel", "Drafts", "Attach media", "Add to thread", "Reply options"]],
]; // biome-ignore format: a table

test.each(OTHER_BUTTONS)("in %s, other buttons are not held", async (_, url, box, buttons) => {
  tab = await drape.openWith(url, box, RISKY);
  await tab.statusIs(/^1 finding/);
  await tab.page.evaluate(() => {
    window.pressed = [];
    addEventListener("click", ({ target }) => window.pressed.push(target.closest('[role="button"]').id || "other"));
  });
  for (const name of buttons) await tab.page.getByRole("button", { name, exact: true }).first().click();
  expect(await tab.page.evaluate(() => window.pressed)).toEqual(buttons.map(() => "other"));
  expect(await tab.accessible("alertdialog")).toEqual([]);
});

describe("a button that has the focus", () => {
  test.each(["Enter", "Space"])("is held when %s presses it, too", async (key) => {
    tab = await drape.openTab(`${INSTAGRAM}/create/details`);
    await tab.page.evaluate(() => {
      // as the sites' own buttons do, which are no <button>
      for (const button of document.querySelectorAll('[role="button"]'))
        button.addEventListener("keydown", ({ key }) => (key === "Enter" || key === " ") && button.click());
    });
    await tab.insert("#caption", RISKY);
    await tab.page.locator("#send-caption").focus();
    await tab.page.keyboard.press(key);
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });
});

test("a button that is a picture is held when the picture is pressed", async () => {
  tab = await drape.openWith(`${FACEBOOK}/pictured`, "#post", RISKY);
  await tab.statusIs(/^1 finding/);
  await tab.click("#send-post path");
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
});

test("a post goes out only when nothing blocks in any of its boxes", async () => {
  tab = await drape.openWith(`${INSTAGRAM}/create/details`, "#caption", "Our new room, all in blue.");
  await tab.insert("#alt", RISKY);
  await tab.click("#send-caption");
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
  await tab.redactAndPost();
  await tab.postedIs(["Our new room, all in blue."]);
  await tab.textIs("alt", REDACTED);
});

test("two boxes that block are asked about one after the other", async () => {
  tab = await drape.openWith(`${INSTAGRAM}/create/details`, "#caption", RISKY);
  await tab.insert("#alt", RISKY);
  await tab.click("#send-caption");
  await tab.isHeld();
  await tab.redactAndPost();
  await tab.textIs("caption", REDACTED);
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
  await tab.press("Post anyway");
  await tab.postedIs([REDACTED]);
  await tab.textIs("alt", RISKY);
});
