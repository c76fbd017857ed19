// From the attacker's side: no page, wherever it comes from, reads a finding, changes what Drape keeps, or causes a redaction.
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { guessed, highlights, inPage, network, trap } from "./attacks.mjs";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

const RISKY = "Lost and found: a card with SSN 536-90-4399.";

let browser, drape, local;

stage((on) => {
  ({ browser, drape } = on);
});

beforeAll(async () => {
  local = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><h1>A page on this computer</h1>");
  });
  await new Promise((resolve) => local.listen(0, "127.0.0.1", resolve));
});

afterAll(() => local?.close());

const ORIGINS = [
  ["a page of the internet", () => "https://evil.example/"],
  ["a page that this computer serves", () => `http://127.0.0.1:${local.address().port}/`],
  ["a page whose name leads to this computer", () => `http://rebound.example:${local.address().port}/`],
  ["a page whose name was bound anew to Drape itself", () => `http://rebound.example:${drape.port}/v1/health`],
  ["the site itself", () => "https://www.facebook.com/"],
];

/** The answers of the server to anything but the extension. */
function answersTo(page) {
  const answers = [];
  page.on("response", (response) => {
    if (new URL(response.url()).port === String(drape.port)) answers.push(response.status());
  });
  return answers;
}

const kept = async () => {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/popup.html`);
  const status = await page.evaluate(() => chrome.runtime.sendMessage({ kind: "status" }));
  const browsers = await page.evaluate(() => chrome.runtime.sendMessage({ kind: "browsers" }));
  await page.close();
  return [status.trouble, status.chosen, browsers.value.map(({ id }) => id)];
};

test.each(ORIGINS)("%s gets nothing from the server", async (_, address) => {
  const before = await kept();
  const page = await browser.context.newPage();
  const answers = answersTo(page);
  await page.goto(address());
  const outcomes = await page.evaluate(network, drape.port);
  const learned = Object.entries(outcomes).filter(([, what]) => what !== "nothing" && !/^read \{"error":/.test(what));
  expect(learned).toEqual([]);
  expect(Object.keys(outcomes).length).toBe(22);
  expect(answers.filter((status) => status < 400)).toEqual([]);
  expect(await kept()).toEqual(before);
  await page.close();
});

test("a page that opens Drape in a window of its own sees an error and nothing of it", async () => {
  const page = await browser.context.newPage();
  await page.goto("https://evil.example/");
  const opened = browser.context.waitForEvent("page");
  await page.evaluate((port) => {
    window.opened = window.open(`http://127.0.0.1:${port}/v1/health`);
  }, drape.port);
  const popup = await opened;
  await popup.waitForLoadState();
  expect(JSON.parse(await popup.evaluate(() => document.body.textContent)).error.code).toBe("refused");
  const seen = await page.evaluate(() => {
    try {
      return window.opened.document.body.textContent;
    } catch {
      return "nothing";
    }
  });
  expect(seen).toBe("nothing");
  await popup.close();
  await page.close();
});

test("a site that tries everything on the card neither reads a finding nor causes a redaction", async () => {
  await browser.context.addInitScript(trap);
  const met = await meet(browser.context, "https://www.facebook.com/");
  const { page, open, underlines, accessible } = met;
  await page.locator("#post").click();
  await page.keyboard.insertText(RISKY);
  await until(underlines, (seen) => seen.block.join() === "536-90-4399");
  await open("536-90-4399");
  await until(
    () => accessible("button", "Redact"),
    (nodes) => nodes.length === 1,
  );
  expect(await page.evaluate(inPage, browser.id)).toEqual([]);
  expect((await accessible("dialog", "Drape")).length).toBe(1);
  expect(await met.text("post")).toBe(RISKY);
  expect(await page.evaluate(() => window.posted)).toEqual([]);
  // known, and said in SECURITY.md: a page can guess at words of an open card, and the underlines belong to its document
  expect(await page.evaluate(guessed, ["Social Security", "Names a patient"])).toEqual(["Social Security"]);
  expect(await page.evaluate(highlights)).toEqual([["d-block", ["536-90-4399"]]]);
  await page.close();
});

test("a page can not press on flagged words in the user's place", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/");
  const { page, underlines, accessible } = met;
  await page.locator("#post").click();
  await page.keyboard.insertText(RISKY);
  await until(underlines, (seen) => seen.block.join() === "536-90-4399");
  await page.evaluate(() => {
    const [range] = CSS.highlights.get("d-block");
    const { left, top, width, height } = range.getClientRects()[0];
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true };
    for (const kind of ["mousedown", "mouseup", "click"])
      range.startContainer.parentElement.dispatchEvent(new MouseEvent(kind, at));
  });
  expect(await accessible("dialog", "Drape")).toEqual([]);
  expect(await met.text("post")).toBe(RISKY);
  await page.close();
});
