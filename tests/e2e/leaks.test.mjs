// A day of writing with everything that can go wrong, and then a search through all that the browser and the server have written.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, meet, pair, until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const NAME = "Zyxwillow Quarrington";
const RISKY = `${NAME} came in on 3/14, SSN 457-55-5462, cell (202) 555-0187.`;
const MARKED = /zyxwillow|quarrington|457-55-5462|555-0187/i;

let sites, drape, browser, profile;
const consoles = [];

beforeAll(async () => {
  sites = await serveSites();
  drape = await startDrape();
  profile = mkdtempSync(join(tmpdir(), "drape-profile-"));
  browser = await launch({ sites, profile });
  browser.context.on("console", (message) => consoles.push(message.text()));
  for (const worker of browser.context.serviceWorkers())
    worker.on("console", (message) => consoles.push(message.text()));
  await pair(browser, drape);
});

afterAll(async () => {
  await drape?.remove();
  sites?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** The files below a folder that hold anything marked, as bytes of UTF-8 or of UTF-16. */
function searched(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const files = names.map((one) => join(one.parentPath, one.name));
  const found = files.filter((file) => {
    const bytes = readFileSync(file);
    return MARKED.test(file) || MARKED.test(bytes.toString("latin1")) || MARKED.test(bytes.toString("utf16le"));
  });
  return { files: files.length, found: found.map((file) => file.slice(folder.length)) };
}

test("nothing that was written in a compose box stands anywhere afterwards", async () => {
  const { context, id } = browser;
  const write = async (url, box) => {
    const met = await meet(context, url);
    await met.page.locator(box).click();
    await met.page.keyboard.type(RISKY);
    return met;
  };

  // read, redacted, undone, ignored, always allowed, reported
  let met = await write("https://www.facebook.com/", "#post");
  await met.says(/findings/);
  await met.open("457-55-5462");
  await met.press("Redact");
  await met.press("Undo");
  await met.open("(202) 555-0187");
  await met.press("Ignore");
  await met.open("457-55-5462");
  await met.page.keyboard.press("Escape");

  // held, and posted anyway
  await met.page.locator("#send-post").click();
  await met.press("Post anyway");
  expect(await met.page.evaluate(() => window.posted)).toEqual([RISKY]);
  await met.page.close();

  // words always allowed, a report copied
  met = await write("https://www.facebook.com/", "#post");
  await met.open("(202) 555-0187");
  await met.press("Not right?", "DisclosureTriangle");
  await met.press("Always allow these words");
  await until(met.underlines, (seen) => !Object.values(seen).flat().includes("(202) 555-0187"));
  await met.open("457-55-5462");
  await met.press("Not right?", "DisclosureTriangle");
  await met.press("Copy a report without the text");
  await met.page.close();

  // too long, not running, another program, an answer that breaks off, and back
  met = await write("https://www.facebook.com/messages/t/1", "#message");
  await met.page.keyboard.insertText(RISKY.repeat(1000));
  await met.says("Text too long to check");
  const { port, home } = drape;
  await drape.stop();
  await met.page.keyboard.press("Backspace");
  await met.page.close();
  met = await write("https://www.instagram.com/", "#comment");
  await met.says("Drape is not running");
  const output = drape.output();
  drape = await startDrape({ port, home });
  await met.says(/findings/);
  await met.page.close();

  for (const name of ["popup", "options"]) {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/${name}.html`);
    await page.getByText("Connected to Drape").waitFor();
    await page.close();
  }
  const stored = await context
    .serviceWorkers()[0]
    .evaluate(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
  expect(stored).toContain("posted");
  expect(stored).not.toMatch(MARKED);
  await context.close();
  await drape.stop();
  const { files, found } = searched(profile);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
  expect(searched(home).found).toEqual([]);
  for (const said of [output, drape.output(), ...consoles]) expect(said).not.toMatch(MARKED);
});
