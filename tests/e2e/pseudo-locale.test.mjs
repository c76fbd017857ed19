// In a pseudo-locale nothing that Drape says can be read as plain English; and though it is longer, nothing is cut off or covered.
// With SHOTS=folder, a picture of each state is put there.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { BRACKETS, pseudoLocale } from "../../extension/pseudo.mjs";
import { CHROMIUM } from "./support/chromium.mjs";
import { PROBE } from "./support/probe.mjs";
import { startServer } from "./support/server.mjs";
import { until } from "./support/until.mjs";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));
const readJson = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url)));
const SITES = readJson("server/drape/surfaces.json").map(({ site }) => site);
const MESSAGES = pseudoLocale(readJson("extension/_locales/en/messages.json"));
const POST =
  "We open at 8 on Monday. My SSN is 536-90-4399, my cell is (202) 555-0143. Parking is free behind the building.";
const WIDTHS = [360, 1280];
const [OPEN, CLOSE] = BRACKETS;

let drape, context, id, page;
/** what the server says, which no message of the extension is */
let serverTexts = [];

beforeAll(async () => {
  execFileSync(process.execPath, ["build.mjs", "--pseudo"], { cwd: EXTENSION });
  drape = await startServer();
  ({ context, id } = await launch(`${EXTENSION}dist-pseudo/chrome`));
  await context.addInitScript({ content: PROBE });
});

afterEach(() => page?.close());

afterAll(async () => {
  await context?.close();
  await drape?.remove();
});

/** Launch Chromium with the extension of a folder. */
async function launch(folder) {
  const context = await chromium.launchPersistentContext("", {
    executablePath: CHROMIUM,
    args: ["--disable-gpu", "--no-first-run", `--disable-extensions-except=${folder}`, `--load-extension=${folder}`],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  return { context, id: new URL(worker.url()).host };
}

async function openPage(name, width) {
  page = await context.newPage();
  await page.setViewportSize({ width, height: 800 });
  await page.goto(`chrome-extension://${id}/${name}.html`);
}

/** The lines in which letters stand outside the brackets of a message, and are not the server's. */
function unbracketed(words) {
  const text = serverTexts.reduce((rest, known) => rest.replaceAll(known, ""), words.join("\n"));
  let depth = 0;
  let outside = "";
  for (const letter of text) {
    if (letter === CLOSE) depth -= 1;
    if (depth === 0 && letter !== OPEN && letter !== CLOSE) outside += letter;
    if (letter === OPEN) depth += 1;
  }
  return outside.match(/.*\p{L}.*/gu) ?? [];
}

/** Make sure that all that can be seen is a message, and can be read as a whole. */
async function isWhole(state, width) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${state}-${width}.png`, fullPage: true });
  const { words, ...wrong } = await page.evaluate(() => window.probe());
  expect(words.join("")).toContain(OPEN);
  expect({ plain: unbracketed(words), ...wrong }).toEqual({ plain: [], cut: [], covered: [], wide: [] });
}

const askBackground = (message) => page.evaluate((asked) => chrome.runtime.sendMessage(asked), message);

/** Everything that the server says of the post and of its profiles, the longest first. */
async function readServerTexts() {
  const query = { text: POST, surface: "facebook_post", rev: 1, leave: [] };
  const { profiles } = await askBackground({ kind: "status" });
  const replies = [await askBackground({ kind: "check", ...query }), await askBackground({ kind: "redact", ...query })];
  const findings = replies.flatMap(({ value }) => value.findings);
  const rewrites = replies.flatMap(({ value }) => value.rewrite ?? []);
  const texts = [
    ...SITES,
    ...profiles.flatMap(({ title, description }) => [title, description]),
    ...findings.flatMap(({ message, why, citations, fixes }) => [
      message,
      why,
      ...citations.flatMap(({ ref, title }) => [ref, title]),
      ...fixes.map(({ title }) => title),
    ]),
    ...rewrites.map(({ title }) => title),
  ];
  return texts.filter(Boolean).sort((one, other) => other.length - one.length);
}

/** Pair as a user does who can't read. */
async function pair() {
  await page.locator("#port").fill(String(drape.port));
  await page.locator("#code").fill(drape.pairingCode());
  await page.locator("#form button").first().click();
  await page.locator("#paired").waitFor();
}

/** Show all that a page shows now or then. */
const showAll = () =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
  });

const hasText = (selector) => until(() => page.locator(selector).textContent(), Boolean);

/** How many elements of what is shown over the page can be seen that a selector matches. */
const countShown = (selector) =>
  page.evaluate(
    (one) => [...(window.drapeRoot?.querySelectorAll(one) ?? [])].filter((element) => element.checkVisibility()).length,
    selector,
  );
const appears = (selector, count = 1) =>
  until(
    () => countShown(selector),
    (shown) => shown >= count,
  );
const press = (selector) => page.evaluate((one) => window.drapeRoot.querySelector(one).click(), selector);

/** Open the demo page and write the post. */
async function writePost(width) {
  await openPage("demo", width);
  await page.locator("#post").click();
  await page.keyboard.insertText(POST);
  await appears('.chip[data-state="found"]');
}

test("the browser's own words for the extension are messages", async () => {
  await openPage("popup", 360);
  const { name, description, title, commands } = await page.evaluate(async () => ({
    ...chrome.runtime.getManifest(),
    title: await chrome.action.getTitle({}),
    commands: await chrome.commands.getAll(),
  }));
  const descriptions = commands.filter((one) => !one.name.startsWith("_")).map((one) => one.description);
  expect(descriptions.length).toBe(3);
  for (const words of [name, description, title, ...descriptions]) expect(words.startsWith(OPEN), words).toBe(true);
});

describe("before the browser is paired", () => {
  test.each(WIDTHS)("the popup and the options, %i pixels wide", async (width) => {
    for (const name of ["popup", "options"]) {
      await openPage(name, width);
      await page.getByText(MESSAGES.connection_unpaired.message).waitFor();
      await isWhole(`${name}-unpaired`, width);
      await page.close();
    }
  });
});

describe("with the server", () => {
  beforeAll(async () => {
    await openPage("options", 360);
    await pair();
    serverTexts = await readServerTexts();
    await page.close();
  });

  test.each(WIDTHS)("the popup, %i pixels wide", async (width) => {
    await openPage("popup", width);
    await page.locator("#profiles").waitFor();
    await isWhole("popup", width);
    await page.locator("#moderate").click();
    await page.locator("#hour").click();
    await page.locator("#hour").waitFor({ state: "hidden" });
    await showAll();
    await isWhole("popup-all", width);
    await askBackground({ kind: "pause", until: "off" });
  });

  test.each(WIDTHS)("the popup about a box that is written in, %i pixels wide", async (width) => {
    await writePost(width);
    const demo = page;
    await openPage("popup", width);
    await demo.bringToFront();
    await page.reload();
    await hasText("#seen");
    await page.locator("#profiles").waitFor();
    await isWhole("popup-box", width);
    await demo.close();
  });

  test.each(WIDTHS)("the options, %i pixels wide", async (width) => {
    await openPage("options", width);
    await page.locator("#practice").waitFor();
    await page.locator("#practice button[type=submit]").click();
    await hasText("#saved");
    await showAll();
    await isWhole("options", width);
  });

  test.each(WIDTHS)("the screens on limits, %i pixels wide", async (width) => {
    await openPage("limits", width);
    for (const screen of [1, 2, 3, 4, 5]) {
      await isWhole(`limits-${screen}`, width);
      await page.locator(`#box-${screen}`).fill(POST);
      await appears('.chip[data-state="found"]');
      await isWhole(`limits-${screen}-chip`, width);
      await page.locator(`#box-${screen}`).fill(""); // and with it goes the chip
      if (screen < 5) await page.locator("#next").click();
    }
  });

  test.each(WIDTHS)("the demo with the chip and the card, %i pixels wide", async (width) => {
    await writePost(width);
    await isWhole("chip", width);
    await press(".chip button");
    await appears(".card");
    await appears(".card .actions button", 4);
    await isWhole("card", width);
    await press(".card summary");
    await isWhole("card-objections", width);
    await press(".card .actions .first");
    await appears('.chip[data-state="done"]');
    await isWhole("chip-done", width);
  });

  test.each(WIDTHS)("the demo with the dialog that holds the post, %i pixels wide", async (width) => {
    await writePost(width);
    await page.locator("form button[type=submit]").first().click();
    await appears(".card select");
    await isWhole("hold", width);
    await press(".card .actions .first");
    await appears(".card blockquote");
    await isWhole("hold-preview", width);
  });
});
