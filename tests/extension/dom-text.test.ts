// What an editor holds is read as its reader sees it, and every stretch leads back to its place in the DOM.
import { expect, test } from "vitest";
import { offsetOf, pointOf, rangeOf, readDom } from "@/content/editor/dom-text";

function editor(html: string): HTMLElement {
  document.body.innerHTML = `<div contenteditable="true">${html}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

const EDITORS: [string, string, string][] = [
  ["plain text", "hello", "hello"],
  ["paragraphs", "<p>one</p><p>two</p>", "one\ntwo"],
  ["an empty paragraph", "<p>one</p><p><br></p><p>two</p>", "one\n\ntwo"],
  ["line breaks", "<p>one<br>two<br></p>", "one\ntwo"],
  [
    "a mention and a hashtag",
    '<p><span>Hi </span><span class="mention">@Sam</span><span>, </span><span>#flu</span></p>',
    "Hi @Sam, #flu",
  ],
  ["emoji as text and as an image", '<p>a😀<span><img alt="🎉"></span>b</p>', "a😀🎉b"],
  ["an image without a text", "<p>a<img>b</p>", "ab"],
  ["a list", "<ul><li>one</li><li>two</li></ul>", "one\ntwo"],
  [
    "Draft.js blocks",
    "<div data-contents><div data-block><div><span><span>one</span></span></div></div><div data-block><div><span><span>two</span></span></div></div></div>",
    "one\ntwo",
  ],
  ["nothing", "<p><br></p>", ""],
  ["empty lines around", "<p><br></p><p>one</p><p><br></p>", "\none\n"],
  [
    "Slate's fillers and placeholder",
    '<div><span><span data-slate-zero-width="n">\ufeff<br></span><span data-slate-placeholder="true">Say something</span></span></div>' +
      "<div><span>two</span></div>",
    "\ntwo",
  ],
];

test.each(EDITORS)("reads %s", (_, html, expected) => {
  expect(readDom(editor(html)).text).toBe(expected);
});

test.each(EDITORS)("every stretch of %s leads to a range of the same characters", (_, html) => {
  const reading = readDom(editor(html));
  for (const { start, end, kind } of reading.segments) {
    if (kind !== "text" || start === end) continue;
    expect(rangeOf(reading, start, end)?.toString()).toBe(reading.text.slice(start, end));
  }
});

test.each(EDITORS)("every offset of %s leads to a place in the DOM, and back", (_, html) => {
  const root = editor(html);
  const reading = readDom(root);
  const inside = (at: number) => reading.segments.some((s) => s.kind === "image" && s.start < at && at < s.end);
  for (let at = 0; at <= reading.text.length; at += 1) {
    if (inside(at)) continue;
    expect([at, offsetOf(reading, ...pointOf(root, reading, at))]).toEqual([at, at]);
  }
});

test("a stretch over several nodes is one range", () => {
  const reading = readDom(editor('<p>Hi <span class="mention">@Sam</span>, bye</p>'));
  expect(rangeOf(reading, 1, 9)?.toString()).toBe("i @Sam, ");
});

test("an image is taken whole or not at all", () => {
  const reading = readDom(editor('<p>a<img alt=":smile:">b</p>'));
  expect(rangeOf(reading, 1, 8)?.cloneContents().querySelector("img")?.alt).toBe(":smile:");
  expect(rangeOf(reading, 3, 9)).toBeNull();
});

test("a place in the DOM leads to its offset", () => {
  const root = editor("<p>one</p><p>two<br>three</p>");
  const reading = readDom(root);
  const last = root.querySelectorAll("p")[1]?.lastChild as Node;
  expect(offsetOf(reading, last, 2)).toBe(10);
  expect(offsetOf(reading, root, 1)).toBe(4);
  expect(offsetOf(reading, root, 2)).toBe(13);
});
