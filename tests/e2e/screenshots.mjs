// Pictures of the extension at work, light and dark, into extension/store.
import { fileURLToPath } from "node:url";
import { launch, meet, pair, until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const store = fileURLToPath(new URL("../../extension/store/", import.meta.url));
const POST =
  "Our flu clinic is on Saturday, 9 to 1, no appointment needed. So glad we saw Mrs. Lopez on 3/14, her shingles have cleared up! Parking is free.";
const PAGES = [
  ["popup", 340, 860],
  ["options", 320, 760],
  ["demo", 320, 720],
  ["limits", 320, 720],
];

/** A card open over a post in which everything that was typed is checked. */
async function drawWarning({ context }, path) {
  const { page, underlines, open } = await meet(context, "https://www.facebook.com/");
  await page.setViewportSize({ width: 640, height: 720 });
  await page.locator("#post").click();
  await page.keyboard.type(POST);
  await until(underlines, ({ warn }) => warn.includes("Lopez"));
  await open("shingles");
  await page.screenshot({ path });
}

/** The card that holds a post, over the same post, with what would be posted. */
async function drawHold({ context }, path) {
  const { page, accessible, press } = await meet(context, "https://www.facebook.com/");
  await page.setViewportSize({ width: 640, height: 620 });
  await page.locator("#post").click();
  await page.keyboard.insertText(POST);
  await page.locator("#send-post").click();
  await until(
    () => accessible("alertdialog"),
    (nodes) => nodes.length === 1,
  );
  await press("Redact and post");
  await page.screenshot({ path });
}

/** A post whose words are underlined, without a card. */
async function drawUnderlines({ context }, path) {
  const { page, underlines } = await meet(context, "https://www.facebook.com/");
  await page.setViewportSize({ width: 640, height: 300 });
  await page.locator("#post").click();
  await page.keyboard.type(POST);
  await until(underlines, ({ warn }) => warn.includes("Lopez"));
  await page.screenshot({ path });
}

/** A comment in Instagram's own kind of field. */
async function drawInstagram({ context }, path) {
  const { page, says } = await meet(context, "https://www.instagram.com/");
  await page.setViewportSize({ width: 640, height: 300 });
  await page.locator("#comment").click();
  await page.keyboard.type("You missed your appointment on 3/14, call me back at (202) 555-0143.");
  await says(/finding/);
  await page.screenshot({ path });
}

/** Comments of patients, of which two are marked. */
async function drawModeration({ context, id }, path) {
  const { page, ours } = await meet(context, "https://www.facebook.com/practice/comments");
  await page.setViewportSize({ width: 640, height: 560 });
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${id}/popup.html`);
  await page.bringToFront();
  await popup.evaluate(() => document.getElementById("moderate").click());
  await until(
    () => ours("marker"),
    (markers) => markers.length === 2,
  );
  await popup.close();
  await page.screenshot({ path });
}

/** The options page as a new user meets it. */
async function drawOnboarding({ context, id }, path) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 640, height: 620 });
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.getByText("Not paired.").waitFor();
  await page.screenshot({ path });
  await page.close();
}

async function drawPage({ context, id }, [name, width, height], path) {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.goto(`chrome-extension://${id}/${name}.html`);
  if (name === "popup" || name === "options") await page.getByText("Connected to Drape").waitFor();
  await page.screenshot({ path });
}

const sites = await serveSites();
const drape = await startDrape();
try {
  for (const colorScheme of ["light", "dark"]) {
    const browser = await launch({ sites, colorScheme });
    await drawOnboarding(browser, `${store}onboarding-${colorScheme}.png`);
    await pair(browser, drape);
    await drawUnderlines(browser, `${store}underlines-${colorScheme}.png`);
    await drawInstagram(browser, `${store}instagram-${colorScheme}.png`);
    await drawModeration(browser, `${store}moderation-${colorScheme}.png`);
    await drawWarning(browser, `${store}warning-${colorScheme}.png`);
    await drawHold(browser, `${store}hold-${colorScheme}.png`);
    for (const page of PAGES) await drawPage(browser, page, `${store}${page[0]}-${colorScheme}.png`);
    await browser.context.close();
  }
} finally {
  await drape.remove();
  sites.close();
}
