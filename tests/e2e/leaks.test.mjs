// A search through all that the browser and the server have written, after a day of writing with everything that can go wrong.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backgroundOf, pair } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { startServer } from "./support/server.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { until } from "./support/until.mjs";

const NAME = "Zyxwillow Quarrington";
const RISKY = `${NAME} came in on 3/14, SSN 457-55-5462, cell (202) 555-0187.`;
const MARKED = /zyxwillow|quarrington|457-55-5462|555-0187/i;

const profile = mkdtempSync(join(tmpdir(), "drape-profile-"));
afterAll(() => rmSync(profile, { recursive: true, force: true })); // once the browser has closed

const drape = useDrape({ paired: false, profile });
const consoles = [];

beforeAll(async () => {
  const { context } = drape.browser;
  context.on("console", (message) => consoles.push(message.text()));
  for (const worker of context.serviceWorkers()) worker.on("console", (message) => consoles.push(message.text()));
  await pair(drape.browser, drape.server);
});

/** How many files are below a folder, and which of them hold marked words, in UTF-8 or UTF-16. */
function searched(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = names.map((one) => join(one.parentPath, one.name));
  const found = files.filter((file) => {
    const bytes = readFileSync(file);
    return MARKED.test(file) || MARKED.test(bytes.toString("latin1")) || MARKED.test(bytes.toString("utf16le"));
  });
  return { files: files.length, found: found.map((file) => file.slice(folder.length)) };
}

/** All that the extension stores, for good and for this session, as JSON. */
const stored = () =>
  backgroundOf(drape.browser).evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
  );

test("nothing that was typed stands in the server's output or its data folder", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", "SSN 536-90-4399 Wilhelmina Marzipan");
  await tab.statusIs(/finding/);
  const { home } = drape.server;
  const files = readdirSync(home).map((name) => readFileSync(`${home}/${name}`, "utf8"));
  for (const written of [drape.server.output(), await stored(), ...files])
    expect(written).not.toMatch(/536-90|Marzipan/);
});

async function write(url, box) {
  const tab = await drape.openTab(url);
  await tab.type(box, RISKY);
  return tab;
}

async function redactUndoIgnoreAndPost() {
  const tab = await write(FACEBOOK, "#post");
  await tab.statusIs(/findings/);
  await tab.openCard("457-55-5462");
  await tab.press("Redact");
  await tab.press("Undo");
  await tab.openCard("(202) 555-0187");
  await tab.press("Ignore");
  await tab.openCard("457-55-5462");
  await tab.page.keyboard.press("Escape");
  await tab.click("#send-post");
  await tab.press("Post anyway");
  expect(await tab.posted()).toEqual([RISKY]);
  await tab.page.close();
}

async function allowWordsAndCopyReport() {
  const tab = await write(FACEBOOK, "#post");
  await tab.openCard("(202) 555-0187");
  await tab.press("Not right?", "DisclosureTriangle");
  await tab.press("Always allow these words");
  await until(tab.underlines, (seen) => !Object.values(seen).flat().includes("(202) 555-0187"));
  await tab.openCard("457-55-5462");
  await tab.press("Not right?", "DisclosureTriangle");
  await tab.press("Copy a report without the text");
  await tab.page.close();
}

/** Write a text that is too long, and write while the server stops and starts again; returns the output of the one that stopped. */
async function writeWhileTheServerGoes() {
  let tab = await write(`${FACEBOOK}/messages/t/1`, "#message");
  await tab.page.keyboard.insertText(RISKY.repeat(1000));
  await tab.statusIs("Text too long to check");
  const { port, home } = drape.server;
  await drape.server.stop();
  await tab.page.keyboard.press("Backspace");
  await tab.page.close();
  tab = await write(INSTAGRAM, "#comment");
  await tab.statusIs("Drape is not running");
  const output = drape.server.output();
  drape.server = await startServer({ port, home });
  await tab.statusIs(/findings/);
  await tab.page.close();
  return output;
}

test("nothing that was written in a compose box stands anywhere afterwards", async () => {
  await redactUndoIgnoreAndPost();
  await allowWordsAndCopyReport();
  const output = await writeWhileTheServerGoes();
  for (const name of ["popup", "options"]) {
    const page = await drape.openPage(name);
    await page.getByText("Connected to Drape").waitFor();
    await page.close();
  }
  const kept = await stored();
  expect(kept).toContain("posted");
  expect(kept).not.toMatch(MARKED);
  await drape.browser.context.close();
  await drape.server.stop();
  const { files, found } = searched(profile);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
  expect(searched(drape.server.home).found).toEqual([]);
  for (const written of [output, drape.server.output(), ...consoles]) expect(written).not.toMatch(MARKED);
});
