// A post with a finding that blocks waits for the user's decision; everything else is posted, and only once.
import { describe, expect, test } from "vitest";
import { storageOf } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { CLEAN, REDACTED, RISKY } from "./support/texts.mjs";
import { equals, until } from "./support/until.mjs";

const drape = useDrape();
let tab;

/** Ways to send: name, page, box, and what the user does. */
const enter = () => tab.pressEnter();
const click = (selector) => () => tab.click(selector);
const WAYS = [
  ["a post by its button", FACEBOOK, "#post", click("#send-post")],
  ["a comment with Enter", FACEBOOK, "#comment", enter],
  ["a comment by its button", FACEBOOK, "#comment", click("#send-comment")],
  ["a reply to a review with Enter", `${FACEBOOK}/practice/reviews`, "#reply", enter],
  ["a message with Enter", `${FACEBOOK}/messages/t/1`, "#message", enter],
  ["a comment on Instagram with Enter", INSTAGRAM, "#comment", enter],
  ["a comment on Instagram by its button", INSTAGRAM, "#comment", click("form button")],
];

test.each(WAYS)("%s: held, redacted and posted once", async (_, url, box, send) => {
  tab = await drape.openWith(url, box, RISKY);
  await send();
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
  await tab.redactAndPost();
  await tab.postedIs([REDACTED]);
  await tab.isNotHeld();
});

test.each(WAYS)("%s: what is clean goes out, also when it was not judged yet", async (_, url, box, send) => {
  tab = await drape.openWith(url, box, CLEAN);
  await send();
  await tab.postedIs([CLEAN]);
});

test("Edit gives the text back, and the next try is held again", async () => {
  tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
  await tab.pressEnter();
  await tab.isHeld();
  await tab.press("Edit");
  await tab.isNotHeld();
  await tab.page.keyboard.press("Control+End");
  await tab.page.keyboard.type(" Bye");
  await tab.pressEnter();
  await tab.isHeld();
  await tab.page.keyboard.press("Escape");
  await tab.isNotHeld();
  expect(await tab.posted()).toEqual([]);
  await tab.textIs("comment", `${RISKY} Bye`);
});

test("Post anyway posts it as it is, and only how often is kept, by rule and by the reason that was chosen", async () => {
  const kept = () => storageOf(drape.browser);
  for (const [reason, times] of [
    ["unsaid", { unsaid: 1 }],
    ["mistaken", { mistaken: 1, unsaid: 1 }],
  ]) {
    tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
    await tab.pressEnter();
    await tab.isHeld();
    if (reason === "mistaken") {
      await tab.focus("combobox");
      await tab.page.keyboard.type("Drape is");
    }
    await tab.press("Post anyway");
    await tab.postedIs([RISKY]);
    await until(kept, ({ posted }) => equals(times)(posted?.ssn));
    expect(JSON.stringify(await kept())).not.toContain("536-90");
    if (reason === "unsaid") await tab.page.close();
  }
  const options = await drape.openPage("options");
  await options.getByText("ssn: 2, of which 1 as a mistake of Drape").waitFor();
});

test("a hold is not slipped by pressing Enter again, typed or on the card", async () => {
  tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
  await tab.pressEnter();
  await tab.pressEnter();
  await tab.isHeld();
  await tab.pressEnter();
  await tab.pressEnter();
  expect(await tab.posted()).toEqual([]);
  await tab.redactAndPost();
  await tab.postedIs([REDACTED]);
});

/** Have an input method show a text that it has not written yet. */
async function compose(text) {
  const cdp = await drape.browser.context.newCDPSession(tab.page);
  await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return cdp;
}

/** Ways in which a text gets into a box at once, without a key for each letter. */
const ARRIVALS = {
  pasted: (box) => tab.paste(box, RISKY),
  async "written by an input method"(box) {
    await tab.click(box);
    const cdp = await compose(RISKY);
    await cdp.send("Input.insertText", { text: RISKY });
  },
  async dictated(box) {
    await tab.click(box);
    await tab.page.evaluate((text) => document.execCommand("insertText", false, text), RISKY);
  },
};

describe.each([
  ["a comment", FACEBOOK, "#comment"],
  ["a field of React's", INSTAGRAM, "#comment"],
])("in %s", (_, url, box) => {
  test.each(Object.keys(ARRIVALS))("what was %s and sent at once is held", async (arrival) => {
    tab = await drape.openTab(url);
    await ARRIVALS[arrival](box);
    await tab.pressEnter();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });
});

test("what was filled in by the browser, or dropped, and sent at once is held", async () => {
  tab = await drape.openTab(INSTAGRAM);
  await tab.click("#comment");
  await tab.page.locator("#comment").evaluate((field, text) => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value");
    set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  }, RISKY);
  await tab.pressEnter();
  await tab.isHeld();
  await tab.page.close();
  tab = await drape.openTab(INSTAGRAM);
  await tab.page.locator("#words").evaluate((words) => getSelection().selectAllChildren(words));
  await tab.page.locator("#words").dragTo(tab.page.locator("#comment"), { sourcePosition: { x: 30, y: 8 } });
  await tab.textIs("comment", RISKY);
  await tab.click("form button");
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
});

test("Enter that ends an input method's word sends nothing and is not held", async () => {
  tab = await drape.openTab(FACEBOOK);
  await tab.click("#comment");
  const cdp = await compose(RISKY);
  const key = { key: "Process", code: "Enter", windowsVirtualKeyCode: 229 };
  for (const type of ["rawKeyDown", "keyUp"]) await cdp.send("Input.dispatchKeyEvent", { type, ...key });
  await cdp.send("Input.insertText", { text: RISKY });
  await tab.underlinesAre({ block: ["536-90-4399"] });
  expect(await tab.accessible("alertdialog")).toEqual([]);
  expect(await tab.posted()).toEqual([]);
});

test("a mistake of ours lets the post go, and says that it was not checked", async () => {
  tab = await drape.openWith(`${FACEBOOK}/clobbered`, "#post", RISKY);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.click("#send-post");
  await tab.postedIs([RISKY]);
  await tab.textAppears("Something broke inside Drape: what you send is not checked");
});

test("Shift+Enter makes a line, Enter makes one in a post, and other buttons are not held", async () => {
  tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
  await tab.page.keyboard.press("Shift+Enter");
  await tab.textIs("comment", `${RISKY}\n`);
  await tab.insert("#post", RISKY);
  await tab.pressEnter();
  await tab.page.getByRole("button", { name: "Emoji" }).click();
  await tab.page.getByRole("button", { name: "Photo" }).click();
  expect(await tab.accessible("alertdialog")).toEqual([]);
  expect(await tab.posted()).toEqual([]);
});

test("a warning alone does not hold", async () => {
  tab = await drape.openWith(FACEBOOK, "#comment", "My cell is (202) 555-0143, call me.");
  await tab.pressEnter();
  await tab.postedIs(["My cell is (202) 555-0143, call me."]);
});

test("a claim that can't be redacted away offers no redaction", async () => {
  tab = await drape.openWith(`${FACEBOOK}/practice/reviews`, "#reply", "You have never been our patient, not once.");
  await tab.pressEnter();
  await tab.isHeld();
  expect((await tab.accessible("button", "Post anyway")).length).toBe(1);
  await tab.press("Edit");
  await tab.isNotHeld();
});

test("a server that is down never keeps anybody from posting", async () => {
  await drape.server.stop();
  tab = await drape.openWith(FACEBOOK, "#comment", RISKY);
  await tab.pressEnter();
  await tab.postedIs([RISKY]);
});
