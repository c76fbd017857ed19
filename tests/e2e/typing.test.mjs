// Who types on while Drape changes the text loses no key, and finds the caret where it was.
import { afterEach, describe, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const FACEBOOK = "https://www.facebook.com";
const EDITORS = [
  ["Lexical, rich", "/", "post", "#post"],
  ["Lexical, plain", "/", "comment", "#comment"],
  ["Draft.js", "/draft", "draft", "[contenteditable]"],
  ["Slate", "/slate", "slate", "#slate"],
  ["ProseMirror", "/prosemirror", "prosemirror", "#prosemirror"],
  ["Quill", "/quill", "quill", "#quill"],
  ["a textarea", "/events/create", "details", "#details"],
  ["an input", "/events/create", "event", "#event"],
];
const ELEMENTS = EDITORS.slice(0, 6);

const TYPED =
  "We open at 8. Her SSN is 536-90-4399. Bring a book! Her member number is 1EG4-TE5-MK73. Parking is free. So";
const REDACTED = "We open at 8. Bring a book! Parking is free. So";
const CLAIM = "Our treatment is 100% safe and guaranteed to cure your back pain.";
const MORE = " I type on";

/** Keys after one another as fast as they are heard, and as somebody types. */
const DELAYS = [0, 40];

async function write(path, box, text) {
  met = await meet(browser.context, `${FACEBOOK}${path}`);
  await met.page.locator(box).click();
  await met.page.keyboard.insertText(text);
  await met.says(/^\d finding/);
}

/** Press a keyboard shortcut of the manifest. */
const shortcut = (name) =>
  browser.context.serviceWorkers()[0].evaluate(async (command) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch(command, tab);
  }, name);

describe.each(EDITORS)("in %s", (_, path, editor, box) => {
  test.each(DELAYS)(
    "%i ms between keys, from the press on Redact all on: none is lost, and nothing stays",
    async (delay) => {
      await write(path, box, TYPED);
      await met.press("Show");
      await met.pressAnd("Redact all", () => met.page.keyboard.type(MORE, { delay }));
      await met.textIs(editor, REDACTED + MORE);
    },
  );

  test.each(DELAYS)("%i ms between keys, from the press on Undo on: all is back, and what was typed", async (delay) => {
    await write(path, box, TYPED);
    await met.press("Show");
    await met.press("Redact all");
    await met.textIs(editor, REDACTED);
    await met.pressAnd("Undo", () => met.page.keyboard.type(MORE, { delay }));
    await met.textIs(editor, TYPED + MORE);
  });

  test("keys and a shortcut at once: the first finding goes, and no key", async () => {
    await write(path, box, TYPED);
    await Promise.all([met.page.keyboard.type(MORE), shortcut("redact-finding")]);
    await met.textIs(editor, TYPED.replace("536-90-4399", "…") + MORE);
  });

  test("keys from the press on Use this reply on stand behind it", async () => {
    await write(path, box, CLAIM);
    await met.press("Show");
    await met.pressAnd("Use this reply", () => met.page.keyboard.type(MORE));
    const text = await until(
      () => met.text(editor),
      (seen) => seen.endsWith(MORE),
    );
    expect(text).not.toContain("guaranteed");
    expect(text).toMatch(/^[A-Z][^!]*[.?] I type on$/);
  });

  test("what is selected stays selected, from its end to its start, over the card and a redaction", async () => {
    await write(path, box, TYPED);
    await backwards(2);
    await met.press("Show");
    await until(
      () => met.accessible("dialog", "Drape"),
      (cards) => cards.length === 1,
    );
    await met.page.keyboard.press("Escape");
    await backwards(1); // now the space, too
    await met.press("Show");
    await met.press("Redact all");
    await met.textIs(editor, REDACTED);
    await backwards(1); // and the full stop
    await met.page.keyboard.type("!");
    await met.textIs(editor, REDACTED.replace(". So", "!"));
  });
});

/** Select so many characters more, before what is selected. */
async function backwards(characters) {
  for (let i = 0; i < characters; i += 1) await met.page.keyboard.press("Shift+ArrowLeft");
  await met.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

test.each(ELEMENTS)(
  "in %s, who closes the card of words goes on where they were clicked on",
  async (_, path, editor, box) => {
    await write(path, box, TYPED);
    await met.page.evaluate(() => {
      addEventListener(
        "mouseup",
        () => {
          const { focusNode, focusOffset } = getSelection();
          window.clickedAt ??= focusNode.data.slice(0, focusOffset).length;
        },
        true,
      );
    });
    await met.open("1EG4-TE5-MK73");
    await met.page.keyboard.press("Escape");
    await met.page.keyboard.type("xyz");
    const at = await met.page.evaluate(() => window.clickedAt);
    expect(TYPED.slice(0, at)).toMatch(/number is 1E/);
    await met.textIs(editor, `${TYPED.slice(0, at)}xyz${TYPED.slice(at)}`);
  },
);
