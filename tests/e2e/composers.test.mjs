// In every kind of editor of the sites: type, see the exact words underlined, redact one, redact all, undo.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { hasFocus } from "./support/tab/accessibility.mjs";

const drape = useDrape();

const EDITABLE = [
  ["a Facebook post (Lexical, rich)", FACEBOOK, "post", "#post"],
  ["a Facebook comment (Lexical, plain)", FACEBOOK, "comment", "#comment", true],
  ["a reply to a review", `${FACEBOOK}/practice/reviews`, "reply", "#reply", true],
  ["Messenger", `${FACEBOOK}/messages/t/1`, "message", "#message", true],
  ["an Instagram caption", `${INSTAGRAM}/create`, "caption", "#caption"],
  ["an Instagram direct message", `${INSTAGRAM}/direct/t/1`, "dm", "#dm", true],
  ["a Draft.js editor", `${FACEBOOK}/draft`, "draft", "[contenteditable]"],
  ["a Slate editor", `${FACEBOOK}/slate`, "slate", "#slate"],
  ["a ProseMirror editor", `${FACEBOOK}/prosemirror`, "prosemirror", "#prosemirror"],
  ["a Quill editor", `${FACEBOOK}/quill`, "quill", "#quill"],
];

const TYPED = "😀 Is your cell still (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.";
const SPANS = { block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] };

const SAFE = /^(We would be glad|Please call|Thank you|Privacy rules|We can't)/;

describe.each(EDITABLE)("in %s", (_, url, editor, selector, answers = false) => {
  test("the exact words are underlined, redacted one by one and all at once, and restored", async () => {
    const tab = await drape.openTab(url);
    await tab.type(selector, TYPED);
    await tab.underlinesAre(SPANS);
    await tab.statusIs(/finding/);
    await tab.openCard("1EG4-TE5-MK73");
    await tab.press("Redact");
    await tab.textIs(editor, "😀 Is your cell still (202) 555-0143? Your member number is …, SSN 536-90-4399.");
    await tab.underlinesAre({ block: ["536-90-4399"], warn: ["(202) 555-0143"] });
    await tab.press("Undo");
    await tab.textIs(editor, TYPED);
    await tab.underlinesAre(SPANS);
    await tab.openCard("(202) 555-0143");
    if (answers) {
      await tab.press("Use this reply");
      await tab.underlinesAre({});
      expect(await tab.text(editor)).toMatch(SAFE);
    } else {
      await tab.press("Redact all");
      await tab.textIs(editor, "");
      await tab.underlinesAre({});
    }
    await tab.press("Undo");
    await tab.textIs(editor, TYPED);
    await tab.underlinesAre(SPANS);
    await tab.page.keyboard.press("Control+End");
    await tab.page.keyboard.type(" Bye");
    await tab.textIs(editor, `${TYPED} Bye`);
  });
});

test("in a field that React controls, a mirror underlines and React's state follows every change", async () => {
  const tab = await drape.openTab(INSTAGRAM);
  await tab.type("#comment", TYPED);
  await tab.marksAre([
    ["(202) 555-0143", "warn"],
    ["1EG4-TE5-MK73", "block"],
    ["536-90-4399", "block"],
  ]);
  await tab.press("Show");
  await tab.press("Redact");
  await tab.textIs("comment", "😀 Is your cell still …? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.");
  await tab.press("Show");
  await tab.press("Redact all");
  await tab.textIs("comment", "😀 Is your cell still …?");
  await tab.statusIs(/^Redacted/);
  await tab.press("Undo");
  await tab.textIs("comment", "😀 Is your cell still …? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.");
});

test("the mirror of a field lies over its words, over several lines and scrolled", async () => {
  const tab = await drape.openTab(INSTAGRAM);
  await tab.type("#comment", `${"A line of nothing much.\n".repeat(6)}my SSN is 536-90-4399`);
  await tab.marksAre([["536-90-4399", "block"]]);
  await tab.openCardOfMark("536-90-4399");
  expect(await tab.page.locator("#comment").evaluate((field) => field.selectionStart)).toBeGreaterThan(153);
  await tab.press("Ignore");
  await tab.marksAre([]);
});

const MIXED = [
  "Thanks ",
  ["mention", "@Harbor Bakery"],
  " for the cake ",
  ["emoji", "😀"],
  " #flushots my SSN 536-90-4399 ",
  ["emoji", "🎉"],
  ["line", ""],
  "my cell is 202-555-0144!",
];

test("mentions, hashtags, emoji images and paragraphs are read as text and survive a redaction around them", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.click("#post");
  await tab.fill("post", MIXED);
  const before = await tab.text("post");
  expect(before).toBe(
    "Thanks @Harbor Bakery for the cake 😀 #flushots my SSN 536-90-4399 🎉\n\nmy cell is 202-555-0144!",
  );
  await tab.underlinesAre({ block: ["536-90-4399"], warn: ["202-555-0144"] });
  await tab.openCard("536-90-4399");
  await tab.press("Redact all");
  await tab.textIs("post", "Thanks @Harbor Bakery for the cake 🎉");
  await tab.press("Undo");
  await tab.textIs("post", before);
});

test("a finding moves with the words while the user types before and after it", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", "SSN 536-90-4399");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.page.keyboard.press("Home");
  await tab.page.keyboard.type("😀 so ");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.page.keyboard.press("End");
  await tab.page.keyboard.type(" ok");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  for (let i = 0; i < 6; i += 1) await tab.page.keyboard.press("Backspace");
  await tab.underlinesAre({});
});

test("the caret stays where the user left it, and typing goes on there", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#comment", "SSN 536-90-4399 end");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.openCard("536-90-4399");
  await tab.page.keyboard.press("Escape");
  await tab.page.keyboard.press("End");
  await tab.press("Show");
  await tab.press("Redact");
  await tab.textIs("comment", "SSN … end");
  await tab.page.keyboard.type("!");
  await tab.textIs("comment", "SSN … end!");
});

test("a finding that is ignored stays ignored while its words stay", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", "SSN 536-90-4399");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.openCard("536-90-4399");
  await tab.press("Ignore");
  await tab.underlinesAre({});
  await tab.page.keyboard.press("Control+End"); // the caret stays where the underline was clicked
  await tab.page.keyboard.type(" and SSN 536-90-4398");
  await tab.underlinesAre({ block: ["536-90-4398"] });
});

test("another fix can be chosen", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", "SSN 536-90-4399, ok?");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.openCard("536-90-4399");
  const onFix = async () => (await tab.accessible("radio")).some(hasFocus);
  while (!(await onFix())) await tab.page.keyboard.press("Tab");
  await tab.page.keyboard.press("ArrowDown");
  await tab.press("Redact");
  await tab.textIs("post", "");
});

test("a reply that confirms a patient can be replaced by one that does not", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/reviews`);
  await tab.type("#reply", "You were never our patient.");
  await tab.sentencesAre(["You were never our patient"]);
  await tab.openCard("You were never our patient");
  await tab.press("Use this reply");
  await tab.sentencesAre([]);
  expect(await tab.text("reply")).toMatch(/^(Privacy rules|We can't say|Thank you for writing|We can neither)/);
  await tab.press("Undo");
  await tab.textIs("reply", "You were never our patient.");
});

test("the card says what, why and where it stands, and Escape gives the focus back", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", "SSN 536-90-4399");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.openCard("536-90-4399");
  expect((await tab.accessible("heading", "A Social Security number")).length).toBe(1);
  expect((await tab.accessible("link", "45 CFR 164.514(b)(2)(i)(G)")).length).toBe(1);
  await tab.page.keyboard.press("Escape");
  expect(await tab.accessible("dialog", "Drape")).toEqual([]);
  await tab.page.keyboard.press("Control+End");
  await tab.page.keyboard.type("!");
  await tab.textIs("post", "SSN 536-90-4399!");
});

test("search fields are not watched", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.page.locator("#search").fill("SSN 536-90-4399");
  await tab.type("#post", "hello");
  await tab.statusIs("Nothing found");
  expect(await tab.status()).toBe("Nothing found");
});

test("a sentence that discloses is underlined apart from its words, and only these are redacted", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", "Good morning! We treated Mrs. Lopez for sepsis in room 4 last night.");
  await tab.sentencesAre(["We treated Mrs. Lopez for sepsis in room 4 last night."]);
  await tab.underlinesAre({ block: ["sepsis"], warn: ["Lopez", "last night", "room 4"] });
  await tab.press("Show");
  await tab.press("Redact all");
  await tab.textIs("post", "");
});
