// Drape checks and holds boxes in open shadow roots, and in frames without an address of their own, like any other box.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { accessibleNodes, hasFocus } from "./support/tab/accessibility.mjs";
import { REDACTED, RISKY } from "./support/texts.mjs";
import { equals, hasLength, until } from "./support/until.mjs";

const drape = useDrape();
let tab;

describe("in an open shadow root", () => {
  test.each([
    ["a post, by a button in another root", "#post", () => tab.click("#send-post")],
    ["a comment in a root within a root, with Enter", "#comment", () => tab.pressEnter()],
    ["a field, with Enter", "#field", () => tab.pressEnter()],
  ])("%s", async (_, box, send) => {
    tab = await drape.openWith(`${FACEBOOK}/shadow`, box, RISKY);
    await tab.statusIs(/^1 finding/);
    await send();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });
});

/** The accessible nodes of a frame, which has a tree of its own. */
async function accessibleInFrame(frameId, role, name) {
  const cdp = await drape.browser.context.newCDPSession(tab.page);
  await cdp.send("Accessibility.enable");
  return accessibleNodes(cdp, role, name, { frameId });
}

/** Press the Tab key until a button of the card has the focus: in a small frame, the card's text can be scrolled and takes the focus, too. */
async function tabTo(frameId, name) {
  await until(
    async () => {
      const [button] = await accessibleInFrame(frameId, "button", name);
      const focused = button ? (hasFocus(button) ?? null) : null;
      if (focused === false) await tab.page.keyboard.press("Tab");
      return focused;
    },
    (focused) => focused === true,
  );
}

async function frameIds() {
  const cdp = await drape.browser.context.newCDPSession(tab.page);
  const { frameTree } = await cdp.send("Page.getFrameTree");
  return frameTree.childFrames.map(({ frame }) => frame.id);
}

describe.each([
  ["a frame that the page has written", 0, "#written"],
  ["a frame with a text of its own", 1, "#srcdoc"],
])("in %s", (_, index, selector) => {
  test.each([
    ["a post, by its button", "#post", (frame) => frame.locator("#send-post").click()],
    ["a comment, with Enter", "#comment", () => tab.pressEnter()],
  ])("%s", async (__, box, send) => {
    tab = await drape.openTab(`${FACEBOOK}/framed`);
    const frame = tab.page.frameLocator(selector);
    await frame.locator(box).click();
    await tab.page.keyboard.insertText(RISKY);
    await send(frame);
    const id = (await frameIds())[index];
    await until(() => accessibleInFrame(id, "alertdialog", "Drape holds this post"), hasLength(1));
    const posted = () => frame.locator("body").evaluate(() => window.posted);
    expect(await posted()).toEqual([]);
    await tabTo(id, "Redact and post");
    await tab.pressEnter();
    await tabTo(id, "Post this");
    await tab.pressEnter();
    await until(posted, equals([REDACTED]));
  });
});
