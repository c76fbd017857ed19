// The built extension in real Firefox: type, see the underline, be held, redact, post; and attacks by pages.
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attackServer } from "./attacks/network.mjs";
import { attackCard, highlights, trap } from "./attacks/page.mjs";
import { serveStandIns } from "./stand-ins/serve.mjs";
import { serveLocalPage } from "./support/local-page.mjs";
import { startServer } from "./support/server.mjs";
import { BUSINESS_SUITE, FACEBOOK, INSTAGRAM, THREADS } from "./support/sites.mjs";
import { centreOfRange } from "./support/tab/highlights.mjs";
import { REDACTED, RISKY } from "./support/texts.mjs";
import { equals, until } from "./support/until.mjs";

const EXTENSION = fileURLToPath(new URL("../../extension/dist/firefox", import.meta.url));
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

let standIns, server, browser;

beforeAll(async () => {
  standIns = await serveStandIns();
  server = await startServer();
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    acceptInsecureCerts: true,
    args: ["--remote-allow-system-access"], // to reach the options page
    extraPrefsFirefox: standIns.preferences,
  });
  await browser.installExtension(EXTENSION);
  await pair();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
  standIns?.close();
});

/** Pair through the options page that a new installation opens, as a user does. */
async function pair() {
  const page = await until(optionsPage, Boolean);
  const textOf = (id) => page.evaluate((name) => document.getElementById(name).textContent, id);
  await until(
    () => textOf("connection"),
    (words) => /Not paired/.test(words),
  );
  await page.evaluate(
    (port, code) => {
      document.getElementById("port").value = port;
      document.getElementById("code").value = code;
      document.querySelector("#form button[type=submit]").click();
    },
    server.port,
    server.pairingCode(),
  );
  await until(
    () => textOf("result"),
    (words) => words === "This browser is paired.",
  );
}

async function optionsPage() {
  for (const page of await browser.pages())
    if ((await page.evaluate(() => document.title)) === "Drape options") return page;
}

/** Name, page, id of the box, and the button that sends it; null where Enter does. */
const COMPOSERS = [
  ["a Facebook comment, a Lexical editor", FACEBOOK, "comment", null],
  ["a Facebook post, by its button", FACEBOOK, "post", "#send-post"],
  ["a message in Business Suite, a field", `${BUSINESS_SUITE}/latest/inbox/all`, "message", "#send-message"],
  ["an Instagram comment, a field of React's", INSTAGRAM, "comment", null],
  ["an Instagram caption, by its button", `${INSTAGRAM}/create`, "caption", "#send-caption"],
  ["an Instagram caption that its header shares", `${INSTAGRAM}/create/details`, "caption", "#send-caption"],
  ["an Instagram comment, by a button that submits nothing", `${INSTAGRAM}/p/3`, "comment", "#send-comment"],
  ["a comment in a form outside the article", `${FACEBOOK}/practice/posts/pfbid0b`, "comment", "#send-comment"],
  ["a message with icons only, by its button", `${FACEBOOK}/messages/e2ee/t/1`, "message", "#send-message"],
  ["a reply on Threads", `${THREADS}/@harbor/post/C1`, "inline", "#send-inline"],
  ["a page that takes no Enter but the user's own", `${FACEBOOK}/stubborn`, "comment", null],
];

/** Whether a card of the extension has the focus: its elements hang beside the body; runs in the page. */
const onCard = () =>
  document.activeElement?.parentElement === document.documentElement && document.activeElement !== document.body;

/** Have a held post redacted and posted, by the keyboard alone: Enter presses the card's button that has the focus, first
 * "Redact and post", then "Post this"; Tab leaves a text that can only be scrolled. */
async function redactAndPost(page, frame, posted) {
  let times = 0;
  const press = async () => {
    times += 1;
    if (await frame.evaluate(onCard)) await page.keyboard.press(times % 40 ? "Enter" : "Tab");
    return posted();
  };
  await page.keyboard.press("Tab");
  await until(press, equals([REDACTED]));
}

test.each(COMPOSERS)("%s: typed, underlined, held, redacted and posted", async (_, url, editor, button) => {
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
  await redactAndPost(page, page, posted);
  await page.close();
});

test("a message waits while the server has no time, and goes by itself when it is found clean", async () => {
  const page = await browser.newPage();
  await page.goto(`${FACEBOOK}/messages/t/1`);
  await page.click("#message");
  await page.keyboard.type("Flu shots on Saturday");
  server.freeze();
  await page.keyboard.type(", 9 to 1.");
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(onCard), Boolean);
  const posted = () => page.evaluate(() => window.posted);
  expect(await posted()).toEqual([]);
  server.thaw();
  await until(posted, (seen) => seen.join() === "Flu shots on Saturday, 9 to 1.");
  await page.close();
});

test.each([
  ["an open shadow root", `${FACEBOOK}/shadow`, (page) => page],
  [
    "a frame with a text of its own",
    `${FACEBOOK}/framed`,
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
  await redactAndPost(page, frame, posted);
  await page.close();
});

test("a hostile page on this computer gets nothing from the server, and a site nothing from the extension", async () => {
  const localPage = await serveLocalPage();
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(trap);
  for (const url of [`http://127.0.0.1:${localPage.port}/`, "https://www.facebook.com/"]) {
    await page.goto(url);
    const outcomes = Object.entries(await attackServer(page, server.port));
    expect(outcomes.filter(([, what]) => what !== "nothing" && !/^read \{"error":/.test(what))).toEqual([]);
  }
  await page.click("#post");
  await page.keyboard.type(RISKY);
  const flagged = () => page.evaluate(highlights);
  await until(flagged, equals([["d-block", ["536-90-4399"]]]));
  const { x, y } = await page.evaluate(centreOfRange, "536-90-4399");
  await page.mouse.click(x, y);
  await until(() => page.evaluate(onCard), Boolean);
  expect(await attackCard(page, "drape@drape.example")).toEqual([]);
  expect(await page.evaluate(() => window.editors.post.text())).toBe(RISKY);
  await page.close();
  localPage.close();
});
