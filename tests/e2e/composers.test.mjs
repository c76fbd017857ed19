// Type → underline on the exact words → redact one → redact all → undo, in every editor that the sites use.
import { afterEach, describe, expect, test } from "vitest";
import { meet } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

async function at(url) {
  met = await meet(browser.context, url);
  return met;
}

const EDITABLE = [
  ["a Facebook post (Lexical, rich)", "https://www.facebook.com/", "post", "#post"],
  ["a Facebook comment (Lexical, plain)", "https://www.facebook.com/", "comment", "#comment", true],
  ["a reply to a review", "https://www.facebook.com/practice/reviews", "reply", "#reply", true],
  ["Messenger", "https://www.facebook.com/messages/t/1", "message", "#message", true],
  ["an Instagram caption", "https://www.instagram.com/create", "caption", "#caption"],
  ["an Instagram direct message", "https://www.instagram.com/direct/t/1", "dm", "#dm", true],
  ["a Draft.js editor", "https://www.facebook.com/draft", "draft", "[contenteditable]"],
  ["a Slate editor", "https://www.facebook.com/slate", "slate", "#slate"],
  ["a ProseMirror editor", "https://www.facebook.com/prosemirror", "prosemirror", "#prosemirror"],
  ["a Quill editor", "https://www.facebook.com/quill", "quill", "#quill"],
];

const TYPED = "😀 Is your cell still (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.";
const SPANS = { block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] };

const SAFE = /^(We would be glad|Please call|Thank you|Privacy rules|We can't)/;

describe.each(EDITABLE)("in %s", (_, url, editor, selector, answers = false) => {
  test("the exact words are underlined, redacted one by one and all at once, and restored", async () => {
    const { page, shows, says, open, press, text, textIs } = await at(url);
    await page.locator(selector).click();
    await page.keyboard.type(TYPED);
    await shows(SPANS);
    await says(/finding/);
    await open("1EG4-TE5-MK73");
    await press("Redact");
    await textIs(editor, "😀 Is your cell still (202) 555-0143? Your member number is …, SSN 536-90-4399.");
    await shows({ block: ["536-90-4399"], warn: ["(202) 555-0143"] });
    await press("Undo");
    await textIs(editor, TYPED);
    await shows(SPANS);
    await open("(202) 555-0143");
    if (answers) {
      await press("Use this reply");
      await shows({});
      expect(await text(editor)).toMatch(SAFE);
    } else {
      await press("Redact all");
      await textIs(editor, "");
      await shows({});
    }
    await press("Undo");
    await textIs(editor, TYPED);
    await shows(SPANS);
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Bye");
    await textIs(editor, `${TYPED} Bye`);
  });
});

test("in a field that React controls, a mirror underlines and React's state follows every change", async () => {
  const { page, marksAre, says, press, textIs } = await at("https://www.instagram.com/");
  await page.locator("#comment").click();
  await page.keyboard.type(TYPED);
  await marksAre([
    ["(202) 555-0143", "warn"],
    ["1EG4-TE5-MK73", "block"],
    ["536-90-4399", "block"],
  ]);
  await press("Show");
  await press("Redact");
  await textIs("comment", "😀 Is your cell still …? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.");
  await press("Show");
  await press("Redact all");
  await textIs("comment", "😀 Is your cell still …?");
  await says(/^Redacted/);
  await press("Undo");
  await textIs("comment", "😀 Is your cell still …? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399.");
});

test("the mirror of a field lies over its words, over several lines and scrolled", async () => {
  const { page, marksAre, press, openMark } = await at("https://www.instagram.com/");
  await page.locator("#comment").click();
  await page.keyboard.type(`${"A line of nothing much.\n".repeat(6)}my SSN is 536-90-4399`);
  await marksAre([["536-90-4399", "block"]]);
  await openMark("536-90-4399");
  expect(await page.locator("#comment").evaluate((field) => field.selectionStart)).toBeGreaterThan(153);
  await press("Ignore");
  await marksAre([]);
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
  const { page, fill, shows, open, press, textIs, text } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await fill("post", MIXED);
  const before = await text("post");
  expect(before).toBe(
    "Thanks @Harbor Bakery for the cake 😀 #flushots my SSN 536-90-4399 🎉\n\nmy cell is 202-555-0144!",
  );
  await shows({ block: ["536-90-4399"], warn: ["202-555-0144"] });
  await open("536-90-4399");
  await press("Redact all");
  await textIs("post", "Thanks @Harbor Bakery for the cake 🎉");
  await press("Undo");
  await textIs("post", before);
});

test("a finding moves with the words while the user types before and after it", async () => {
  const { page, shows } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.type("SSN 536-90-4399");
  await shows({ block: ["536-90-4399"] });
  await page.keyboard.press("Home");
  await page.keyboard.type("😀 so ");
  await shows({ block: ["536-90-4399"] });
  await page.keyboard.press("End");
  await page.keyboard.type(" ok");
  await shows({ block: ["536-90-4399"] });
  for (let i = 0; i < 6; i += 1) await page.keyboard.press("Backspace");
  await shows({});
});

test("the caret stays where the user left it, and typing goes on there", async () => {
  const { page, shows, open, press, textIs } = await at("https://www.facebook.com/");
  await page.locator("#comment").click();
  await page.keyboard.type("SSN 536-90-4399 end");
  await shows({ block: ["536-90-4399"] });
  await open("536-90-4399");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await press("Show");
  await press("Redact");
  await textIs("comment", "SSN … end");
  await page.keyboard.type("!");
  await textIs("comment", "SSN … end!");
});

test("a finding that is ignored stays ignored while its words stay", async () => {
  const { page, shows, open, press } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.type("SSN 536-90-4399");
  await shows({ block: ["536-90-4399"] });
  await open("536-90-4399");
  await press("Ignore");
  await shows({});
  await page.keyboard.press("Control+End"); // the caret stays where the underline was clicked
  await page.keyboard.type(" and SSN 536-90-4398");
  await shows({ block: ["536-90-4398"] });
});

test("another fix can be chosen", async () => {
  const { page, accessible, shows, open, press, textIs } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.type("SSN 536-90-4399, ok?");
  await shows({ block: ["536-90-4399"] });
  await open("536-90-4399");
  const onFix = async () =>
    (await accessible("radio")).some((node) =>
      node.properties.some(({ name, value }) => name === "focused" && value.value),
    );
  while (!(await onFix())) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await press("Redact");
  await textIs("post", "");
});

test("a reply that confirms a patient can be replaced by one that does not", async () => {
  const { page, sentencesAre, open, press, textIs, text } = await at("https://www.facebook.com/practice/reviews");
  await page.locator("#reply").click();
  await page.keyboard.type("You were never our patient.");
  await sentencesAre(["You were never our patient"]);
  await open("You were never our patient");
  await press("Use this reply");
  await sentencesAre([]);
  expect(await text("reply")).toMatch(/^(Privacy rules|We can't say|Thank you for writing|We can neither)/);
  await press("Undo");
  await textIs("reply", "You were never our patient.");
});

test("the card says what, why and where it stands, and Escape gives the focus back", async () => {
  const { page, shows, open, accessible, textIs } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.type("SSN 536-90-4399");
  await shows({ block: ["536-90-4399"] });
  await open("536-90-4399");
  expect((await accessible("heading", "A Social Security number")).length).toBe(1);
  expect((await accessible("link", "45 CFR 164.514(b)(2)(i)(G)")).length).toBe(1);
  await page.keyboard.press("Escape");
  expect(await accessible("dialog", "Drape")).toEqual([]);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("!");
  await textIs("post", "SSN 536-90-4399!");
});

test("search fields are not watched", async () => {
  const { page, status } = await at("https://www.facebook.com/");
  await page.locator("#search").fill("SSN 536-90-4399");
  await page.locator("#post").click();
  await page.keyboard.type("hello");
  await met.says("Nothing found");
  expect(await status()).toBe("Nothing found");
});

test("a sentence that discloses is underlined apart from its words, and only these are redacted", async () => {
  const { page, sentencesAre, shows, press, textIs } = await at("https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.type("Good morning! We treated Mrs. Lopez for sepsis in room 4 last night.");
  await sentencesAre(["We treated Mrs. Lopez for sepsis in room 4 last night."]);
  await shows({ block: ["sepsis"], warn: ["Lopez", "last night", "room 4"] });
  await press("Show");
  await press("Redact all");
  await textIs("post", "");
});
