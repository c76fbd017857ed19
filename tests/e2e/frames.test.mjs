// Boxes in open shadow roots, and in frames without an address of their own, are watched and held like any other.
import { afterEach, describe, expect, test } from "vitest";
import { until } from "./browser.mjs";
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

describe("in an open shadow root", () => {
  test.each([
    ["a post, by a button in another root", "#post", () => on.click("#send-post")],
    ["a comment in a root within a root, with Enter", "#comment", () => on.enter()],
    ["a field, with Enter", "#field", () => on.enter()],
  ])("%s", async (_, box, send) => {
    on = await guardedPage(browser.context, "https://www.facebook.com/shadow");
    await on.write(box, RISKY);
    await on.says(/^1 finding/);
    await send();
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Redact and post");
    await on.press("Post this");
    await on.postedIs([MENDED]);
  });
});

/** What is ours in a frame, which stands in a tree of its own. */
async function heldIn(frameId) {
  const cdp = await browser.context.newCDPSession(on.page);
  await cdp.send("Accessibility.enable");
  const { nodes } = await cdp.send("Accessibility.getFullAXTree", { frameId });
  return nodes.filter(({ role, name }) => role?.value === "alertdialog" && name?.value === "Drape holds this post");
}

/** Go on with the Tab key until a button of the card has the focus: in a small frame what it says can be scrolled, and is a stop, too. */
async function reach(frameId, name) {
  const cdp = await browser.context.newCDPSession(on.page);
  await cdp.send("Accessibility.enable");
  const isThere = async () => {
    const { nodes } = await cdp.send("Accessibility.getFullAXTree", { frameId });
    const button = nodes.find((node) => node.role?.value === "button" && node.name?.value === name);
    return button?.properties.some((one) => one.name === "focused" && one.value.value) ?? null;
  };
  await until(
    async () => {
      const there = await isThere();
      if (there === false) await on.page.keyboard.press("Tab");
      return there;
    },
    (there) => there === true,
  );
}

async function frameIds() {
  const cdp = await browser.context.newCDPSession(on.page);
  const { frameTree } = await cdp.send("Page.getFrameTree");
  return frameTree.childFrames.map(({ frame }) => frame.id);
}

describe.each([
  ["a frame that the page has written", 0, "#written"],
  ["a frame with a text of its own", 1, "#srcdoc"],
])("in %s", (_, place, selector) => {
  test.each([
    ["a post, by its button", "#post", (frame) => frame.locator("#send-post").click()],
    ["a comment, with Enter", "#comment", () => on.enter()],
  ])("%s", async (__, box, send) => {
    on = await guardedPage(browser.context, "https://www.facebook.com/framed");
    const frame = on.page.frameLocator(selector);
    await frame.locator(box).click();
    await on.page.keyboard.insertText(RISKY);
    await send(frame);
    const id = (await frameIds())[place];
    await until(
      () => heldIn(id),
      (nodes) => nodes.length === 1,
    );
    const posted = () => frame.locator("body").evaluate(() => window.posted);
    expect(await posted()).toEqual([]);
    await reach(id, "Redact and post");
    await on.enter();
    await reach(id, "Post this");
    await on.enter();
    await until(posted, (seen) => JSON.stringify(seen) === JSON.stringify([MENDED]));
  });
});
