// Takes screenshots of the extension at work, light and dark, into extension/store.
import { fileURLToPath } from "node:url";
import { serveStandIns } from "./stand-ins/serve.mjs";
import { launch } from "./support/chromium.mjs";
import { openExtensionPage, openPopupAbout, pair } from "./support/extension.mjs";
import { startServer } from "./support/server.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { openTab } from "./support/tab/index.mjs";
import { hasLength, until } from "./support/until.mjs";

const store = fileURLToPath(new URL("../../extension/store/", import.meta.url));
const POST =
  "Our flu clinic is on Saturday, 9 to 1, no appointment needed. " +
  "So glad we saw Mrs. Lopez on 3/14, her shingles have cleared up! Parking is free.";
const PAGES = [
  ["popup", 340, 860],
  ["options", 320, 760],
  ["demo", 320, 720],
  ["limits", 320, 720],
];

/** The open card of a finding in a post. */
async function drawWarning({ context }, path) {
  const tab = await openTab(context, FACEBOOK);
  await tab.page.setViewportSize({ width: 640, height: 720 });
  await tab.type("#post", POST);
  await until(tab.underlines, ({ warn }) => warn.includes("Lopez"));
  await tab.openCard("shingles");
  await tab.page.screenshot({ path });
}

/** The dialog that holds a post, with the text that would be posted. */
async function drawHold({ context }, path) {
  const tab = await openTab(context, FACEBOOK);
  await tab.page.setViewportSize({ width: 640, height: 620 });
  await tab.insert("#post", POST);
  await tab.click("#send-post");
  await tab.appears("alertdialog");
  await tab.press("Redact and post");
  await tab.page.screenshot({ path });
}

/** A post whose words are underlined, without a card. */
async function drawUnderlines({ context }, path) {
  const tab = await openTab(context, FACEBOOK);
  await tab.page.setViewportSize({ width: 640, height: 300 });
  await tab.type("#post", POST);
  await until(tab.underlines, ({ warn }) => warn.includes("Lopez"));
  await tab.page.screenshot({ path });
}

/** A comment in Instagram's field. */
async function drawInstagram({ context }, path) {
  const tab = await openTab(context, INSTAGRAM);
  await tab.page.setViewportSize({ width: 640, height: 300 });
  await tab.type("#comment", "You missed your appointment on 3/14, call me back at (202) 555-0143.");
  await tab.statusIs(/finding/);
  await tab.page.screenshot({ path });
}

/** Comments of patients, of which two are marked. */
async function drawModeration(browser, path) {
  const { page, elements } = await openTab(browser.context, `${FACEBOOK}/practice/comments`);
  await page.setViewportSize({ width: 640, height: 560 });
  const popup = await openPopupAbout(browser, page);
  await popup.evaluate(() => document.getElementById("moderate").click());
  await until(() => elements("marker"), hasLength(2));
  await popup.close();
  await page.screenshot({ path });
}

/** The options page as a new user meets it. */
async function drawOnboarding(browser, path) {
  const page = await openExtensionPage(browser, "options", { width: 640, height: 620 });
  await page.getByText("Not paired.").waitFor();
  await page.screenshot({ path });
  await page.close();
}

/** A page of the extension. */
async function drawPage(browser, [name, width, height], path) {
  const page = await openExtensionPage(browser, name, { width, height });
  if (name === "popup" || name === "options") await page.getByText("Connected to Drape").waitFor();
  await page.screenshot({ path });
}

const standIns = await serveStandIns();
const server = await startServer();
try {
  for (const colorScheme of ["light", "dark"]) {
    const browser = await launch({ standIns, colorScheme });
    await drawOnboarding(browser, `${store}onboarding-${colorScheme}.png`);
    await pair(browser, server);
    await drawUnderlines(browser, `${store}underlines-${colorScheme}.png`);
    await drawInstagram(browser, `${store}instagram-${colorScheme}.png`);
    await drawModeration(browser, `${store}moderation-${colorScheme}.png`);
    await drawWarning(browser, `${store}warning-${colorScheme}.png`);
    await drawHold(browser, `${store}hold-${colorScheme}.png`);
    for (const page of PAGES) await drawPage(browser, page, `${store}${page[0]}-${colorScheme}.png`);
    await browser.context.close();
  }
} finally {
  await server.remove();
  standIns.close();
}
