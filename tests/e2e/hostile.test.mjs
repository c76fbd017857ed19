// Attacks: no page, wherever it comes from, reads a finding, changes what Drape keeps, or causes a redaction.
import { afterAll, beforeAll, expect, test } from "vitest";
import { attackServer } from "./attacks/network.mjs";
import { attackCard, findableWords, highlights, trap } from "./attacks/page.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { serveLocalPage } from "./support/local-page.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { RISKY } from "./support/texts.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();
let localPage;

beforeAll(async () => {
  localPage = await serveLocalPage();
});

afterAll(() => localPage?.close());

const ORIGINS = [
  ["a page of the internet", () => "https://evil.example/"],
  ["a page that this computer serves", () => `http://127.0.0.1:${localPage.port}/`],
  ["a page whose name leads to this computer", () => `http://rebound.example:${localPage.port}/`],
  ["a page whose name was bound anew to Drape itself", () => `http://rebound.example:${drape.server.port}/v1/health`],
  ["the site itself", () => FACEBOOK],
];

/** The status of each of the server's answers to a page. */
function answersTo(page) {
  const answers = [];
  page.on("response", (response) => {
    if (new URL(response.url()).port === String(drape.server.port)) answers.push(response.status());
  });
  return answers;
}

/** The state of the extension, its profile, and the paired browsers. */
const readState = async () => {
  const page = await drape.openPage("popup");
  const status = await page.evaluate(() => chrome.runtime.sendMessage({ kind: "status" }));
  const browsers = await page.evaluate(() => chrome.runtime.sendMessage({ kind: "browsers" }));
  await page.close();
  return [status.error, status.settings, browsers.value.map(({ id }) => id)];
};

test.each(ORIGINS)("%s gets nothing from the server", async (_, address) => {
  const before = await readState();
  const page = await drape.browser.context.newPage();
  const answers = answersTo(page);
  await page.goto(address());
  const outcomes = await attackServer(page, drape.server.port);
  const learned = Object.entries(outcomes).filter(([, what]) => what !== "nothing" && !/^read \{"error":/.test(what));
  expect(learned).toEqual([]);
  expect(Object.keys(outcomes).length).toBe(22);
  expect(answers.filter((status) => status < 400)).toEqual([]);
  expect(await readState()).toEqual(before);
  await page.close();
});

test("a page that opens Drape in a window of its own sees an error and nothing of it", async () => {
  const page = await drape.browser.context.newPage();
  await page.goto("https://evil.example/");
  const opened = drape.browser.context.waitForEvent("page");
  await page.evaluate((port) => {
    window.opened = window.open(`http://127.0.0.1:${port}/v1/health`);
  }, drape.server.port);
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

test("a page of the site reaches neither the server nor the extension", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", "hello");
  await tab.statusIs("Nothing found");
  const tries = await tab.page.evaluate(async (port) => {
    const url = `http://127.0.0.1:${port}/v1/check`;
    const outcome = (request) => request.then((r) => r.type).catch(() => "failed");
    return [
      await outcome(
        fetch(url, { method: "POST", body: '{"text":"a"}', headers: { "content-type": "application/json" } }),
      ),
      await outcome(fetch(`http://127.0.0.1:${port}/v1/health`)),
      typeof chrome?.runtime?.sendMessage,
      document.documentElement.lastElementChild.shadowRoot,
    ];
  }, drape.server.port);
  expect(tries).toEqual(["failed", "failed", "undefined", null]);
});

test("a site that tries everything on the card neither reads a finding nor causes a redaction", async () => {
  await drape.browser.context.addInitScript(trap);
  const tab = await drape.openWith(FACEBOOK, "#post", RISKY);
  await until(tab.underlines, (seen) => seen.block.join() === "536-90-4399");
  await tab.openCard("536-90-4399");
  await tab.appears("button", "Redact");
  expect(await attackCard(tab.page, drape.browser.id)).toEqual([]);
  expect((await tab.accessible("dialog", "Drape")).length).toBe(1);
  expect(await tab.text("post")).toBe(RISKY);
  expect(await tab.posted()).toEqual([]);
  // known, and documented in SECURITY.md: a page can find guessed words on an open card, and sees the underlines in its document
  expect(await tab.page.evaluate(findableWords, ["Social Security", "Names a patient"])).toEqual(["Social Security"]);
  expect(await tab.page.evaluate(highlights)).toEqual([["d-block", ["536-90-4399"]]]);
});

test("a page can not press on flagged words in the user's place", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", RISKY);
  await until(tab.underlines, (seen) => seen.block.join() === "536-90-4399");
  await tab.page.evaluate(() => {
    const [range] = CSS.highlights.get("d-block");
    const { left, top, width, height } = range.getClientRects()[0];
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, composed: true };
    for (const kind of ["mousedown", "mouseup", "click"])
      range.startContainer.parentElement.dispatchEvent(new MouseEvent(kind, at));
  });
  expect(await tab.accessible("dialog", "Drape")).toEqual([]);
  expect(await tab.text("post")).toBe(RISKY);
});
