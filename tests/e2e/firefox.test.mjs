// The built extension in real Firefox: type, see it underlined, be held, redact, post, on both sites.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { highlights, inPage, network, trap } from "./attacks.mjs";
import { until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const EXTENSION = fileURLToPath(new URL("../../extension/dist/firefox", import.meta.url));
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const RISKY = "Lost and found: a card with SSN 536-90-4399.";
const MENDED = "Lost and found: a card.";

let sites, drape, browser;

beforeAll(async () => {
  sites = await serveSites();
  drape = await startDrape();
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    acceptInsecureCerts: true,
    args: ["--remote-allow-system-access"], // to reach the options page
    extraPrefsFirefox: sites.preferences,
  });
  await browser.installExtension(EXTENSION);
  await pair();
});

afterAll(async () => {
  await browser?.close();
  await drape?.remove();
  sites?.close();
});

/** Pair through the options page that a new installation opens, as a user does. */
async function pair() {
  const page = await until(optionsPage, Boolean);
  const said = (id) => page.evaluate((name) => document.getElementById(name).textContent, id);
  await until(
    () => said("connection"),
    (words) => /Not paired/.test(words),
  );
  await page.evaluate(
    (port, code) => {
      document.getElementById("port").value = port;
      document.getElementById("code").value = code;
      document.querySelector("#form button[type=submit]").click();
    },
    drape.port,
    drape.pairingCode(),
  );
  await until(
    () => said("result"),
    (words) => words === "This browser is paired.",
  );
}

async function optionsPage() {
  for (const page of await browser.pages())
    if ((await page.evaluate(() => document.title)) === "Drape options") return page;
}

const PLACES = [
  ["a Facebook comment, a Lexical editor", "https://www.facebook.com/", "comment", null],
  ["a Facebook post, by its button", "https://www.facebook.com/", "post", "#send-post"],
  [
    "a message in Business Suite, a field",
    "https://business.facebook.com/latest/inbox/all",
    "message",
    "#send-message",
  ],
  ["an Instagram comment, a field of React's", "https://www.instagram.com/", "comment", null],
  ["an Instagram caption, by its button", "https://www.instagram.com/create", "caption", "#send-caption"],
  [
    "an Instagram caption that its header shares",
    "https://www.instagram.com/create/details",
    "caption",
    "#send-caption",
  ],
  [
    "an Instagram comment, by a button that submits nothing",
    "https://www.instagram.com/p/3",
    "comment",
    "#send-comment",
  ],
  [
    "a comment in a form outside the article",
    "https://www.facebook.com/practice/posts/pfbid0b",
    "comment",
    "#send-comment",
  ],
  [
    "a message with icons only, by its button",
    "https://www.facebook.com/messages/e2ee/t/1",
    "message",
    "#send-message",
  ],
  ["a reply on Threads", "https://www.threads.com/@harbor/post/C1", "inline", "#send-inline"],
  ["a page that takes no Enter but the user's own", "https://www.facebook.com/stubborn", "comment", null],
];

/** Whether a card of ours has the focus: what is ours hangs beside the body. */
const onCard = () =>
  document.activeElement?.parentElement === document.documentElement && document.activeElement !== document.body;

/** Press Enter on what has the focus of a card, "Redact and post" and then "Post this"; go on from what can only be scrolled. */
function pressing(page, frame, posted) {
  let times = 0;
  return async () => {
    times += 1;
    if (await frame.evaluate(onCard)) await page.keyboard.press(times % 40 ? "Enter" : "Tab");
    return posted();
  };
}

test.each(PLACES)("%s: typed, underlined, held, redacted and posted", async (_, url, editor, button) => {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector(`#${editor}`);
  await page.click(`#${editor}`);
  await page.keyboard.type(RISKY);
  const text = () => page.evaluate((name) => window.editors[name].text(), editor);
  await until(text, (seen) => seen === RISKY);
  if (await page.$eval(`#${editor}`, (box) => box.isContentEditable)) {
    const underlined = () => page.evaluate(() => [...(CSS.highlights.get("d-block") ?? [])].map(String));
    await until(underlined, (seen) => seen.includes("536-90-4399"));
  }
  if (button) await page.click(button);
  else await page.keyboard.press("Enter");
  const posted = () => page.evaluate(() => window.posted);
  await until(() => page.evaluate(onCard), Boolean);
  expect(await posted()).toEqual([]);
  await page.keyboard.press("Tab");
  const pressed = pressing(page, page, posted);
  await until(pressed, (seen) => JSON.stringify(seen) === JSON.stringify([MENDED]));
  await page.close();
});

test("a message waits while the server has no time, and goes by itself when it is found clean", async () => {
  const page = await browser.newPage();
  await page.goto("https://www.facebook.com/messages/t/1");
  await page.click("#message");
  await page.keyboard.type("Flu shots on Saturday");
  drape.freeze();
  await page.keyboard.type(", 9 to 1.");
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(onCard), Boolean);
  const posted = () => page.evaluate(() => window.posted);
  expect(await posted()).toEqual([]);
  drape.thaw();
  await until(posted, (seen) => seen.join() === "Flu shots on Saturday, 9 to 1.");
  await page.close();
});

test.each([
  ["an open shadow root", "https://www.facebook.com/shadow", (page) => page],
  [
    "a frame with a text of its own",
    "https://www.facebook.com/framed",
    (page) => page.$("#srcdoc").then((one) => one.contentFrame()),
  ],
])("a comment in %s is held and posted once without what blocked it", async (_, url, frameOf) => {
  const page = await browser.newPage();
  await page.goto(url);
  const frame = await frameOf(page);
  const box = await frame.waitForSelector(">>> #comment");
  await box.click();
  await page.keyboard.type(RISKY);
  await page.keyboard.press("Enter");
  await until(() => frame.evaluate(onCard), Boolean);
  const posted = () => frame.evaluate(() => window.posted);
  expect(await posted()).toEqual([]);
  await page.keyboard.press("Tab");
  const pressed = pressing(page, frame, posted);
  await until(pressed, (seen) => JSON.stringify(seen) === JSON.stringify([MENDED]));
  await page.close();
});

test("a hostile page on this computer gets nothing from the server, and a site nothing from the extension", async () => {
  const local = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><h1>A page on this computer</h1>");
  });
  await new Promise((resolve) => local.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(trap);
  for (const url of [`http://127.0.0.1:${local.address().port}/`, "https://www.facebook.com/"]) {
    await page.goto(url);
    const outcomes = Object.entries(await page.evaluate(network, drape.port));
    expect(outcomes.filter(([, what]) => what !== "nothing" && !/^read \{"error":/.test(what))).toEqual([]);
  }
  await page.click("#post");
  await page.keyboard.type(RISKY);
  const flagged = () => page.evaluate(highlights);
  await until(flagged, (seen) => JSON.stringify(seen) === JSON.stringify([["d-block", ["536-90-4399"]]]));
  const { x, y } = await page.evaluate(() => {
    const [range] = CSS.highlights.get("d-block");
    const { left, top, width, height } = range.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(x, y);
  await until(() => page.evaluate(onCard), Boolean);
  expect(await page.evaluate(inPage, "drape@drape.example")).toEqual([]);
  expect(await page.evaluate(() => window.editors.post.text())).toBe(RISKY);
  await page.close();
  local.close();
});
