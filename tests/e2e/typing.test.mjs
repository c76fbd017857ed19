// A user who types on while Drape changes the text loses no key, and finds the caret where it was.
import { describe, expect, test } from "vitest";
import { runShortcut } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { nextFrame, until } from "./support/until.mjs";

const drape = useDrape();
let tab;

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
/** The editable elements among them; the others are fields. */
const ELEMENTS = EDITORS.slice(0, 6);

const TYPED =
  "We open at 8. Her SSN is 536-90-4399. Bring a book! Her member number is 1EG4-TE5-MK73. Parking is free. So";
const REDACTED = "We open at 8. Bring a book! Parking is free. So";
const CLAIM = "Our treatment is 100% safe and guaranteed to cure your back pain.";
const MORE = " I type on";

/** Milliseconds between keys: as fast as possible, and as a person types. */
const DELAYS = [0, 40];

async function insertRisky(path, box, text) {
  tab = await drape.openWith(`${FACEBOOK}${path}`, box, text);
  await tab.statusIs(/^\d finding/);
}

describe.each(EDITORS)("in %s", (_, path, editor, box) => {
  test.each(DELAYS)(
    "%i ms between keys, from the press on Redact all on: none is lost, and nothing stays",
    async (delay) => {
      await insertRisky(path, box, TYPED);
      await tab.press("Show");
      await tab.pressAnd("Redact all", () => tab.page.keyboard.type(MORE, { delay }));
      await tab.textIs(editor, REDACTED + MORE);
    },
  );

  test.each(DELAYS)("%i ms between keys, from the press on Undo on: all is back, and what was typed", async (delay) => {
    await insertRisky(path, box, TYPED);
    await tab.press("Show");
    await tab.press("Redact all");
    await tab.textIs(editor, REDACTED);
    await tab.pressAnd("Undo", () => tab.page.keyboard.type(MORE, { delay }));
    await tab.textIs(editor, TYPED + MORE);
  });

  test("keys and a shortcut at once: the first finding goes, and no key", async () => {
    await insertRisky(path, box, TYPED);
    await Promise.all([tab.page.keyboard.type(MORE), runShortcut(drape.browser, "redact-finding")]);
    await tab.textIs(editor, TYPED.replace("536-90-4399", "…") + MORE);
  });

  test("keys from the press on Use this reply on stand behind it", async () => {
    await insertRisky(path, box, CLAIM);
    await tab.press("Show");
    await tab.pressAnd("Use this reply", () => tab.page.keyboard.type(MORE));
    const text = await until(
      () => tab.text(editor),
      (seen) => seen.endsWith(MORE),
    );
    expect(text).not.toContain("guaranteed");
    expect(text).toMatch(/^[A-Z][^!]*[.?] I type on$/);
  });

  test("what is selected stays selected, from its end to its start, over the card and a redaction", async () => {
    await insertRisky(path, box, TYPED);
    await selectBackwards(2);
    await tab.press("Show");
    await tab.appears("dialog", "Drape");
    await tab.page.keyboard.press("Escape");
    await selectBackwards(1); // now the space, too
    await tab.press("Show");
    await tab.press("Redact all");
    await tab.textIs(editor, REDACTED);
    await selectBackwards(1); // and the full stop
    await tab.page.keyboard.type("!");
    await tab.textIs(editor, REDACTED.replace(". So", "!"));
  });
});

/** Extend the selection by so many characters to the left. */
async function selectBackwards(characters) {
  for (let i = 0; i < characters; i += 1) await tab.page.keyboard.press("Shift+ArrowLeft");
  await nextFrame(tab.page);
}

test.each(ELEMENTS)(
  "in %s, who closes the card of words goes on where they were clicked on",
  async (_, path, editor, box) => {
    await insertRisky(path, box, TYPED);
    await tab.page.evaluate(() => {
      addEventListener(
        "mouseup",
        () => {
          const { focusNode, focusOffset } = getSelection();
          window.clickedAt ??= focusNode.data.slice(0, focusOffset).length;
        },
        true,
      );
    });
    await tab.openCard("1EG4-TE5-MK73");
    await tab.page.keyboard.press("Escape");
    await tab.page.keyboard.type("xyz");
    const at = await tab.page.evaluate(() => window.clickedAt);
    expect(TYPED.slice(0, at)).toMatch(/number is 1E/);
    await tab.textIs(editor, `${TYPED.slice(0, at)}xyz${TYPED.slice(at)}`);
  },
);
