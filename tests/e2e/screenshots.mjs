// Pictures of the extension at work, light and dark, into extension/store.
import { fileURLToPath } from "node:url";
import { launch, meet, pair, until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const store = fileURLToPath(new URL("../../extension/store/", import.meta.url));
const POST =
  "So glad we saw you in our office on 3/14! Your member number 1EG4-TE5-MK73 is on file, is your cell still (202) 555-0143?";
const PAGES = [
  ["popup", 340, 430],
  ["options", 320, 760],
  ["demo", 320, 720],
  ["limits", 320, 720],
];

/** A card open over a post in which everything that was typed is checked. */
async function drawWarning({ context }, path) {
  const { page, underlines, open } = await meet(context, "https://www.facebook.com/");
  await page.setViewportSize({ width: 640, height: 620 });
  await page.locator("#post").click();
  await page.keyboard.type(POST);
  await until(underlines, ({ warn }) => warn.includes("(202) 555-0143"));
  await open("we saw you in our office on 3/14");
  await page.screenshot({ path });
}

/** The card that holds a post, over the same post. */
async function drawHold({ context }, path) {
  const { page, accessible } = await meet(context, "https://www.facebook.com/");
  await page.setViewportSize({ width: 640, height: 620 });
  await page.locator("#post").click();
  await page.keyboard.insertText(POST);
  await page.locator("#send-post").click();
  await until(
    () => accessible("alertdialog"),
    (nodes) => nodes.length === 1,
  );
  await page.screenshot({ path });
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
    await pair(browser, drape);
    await drawWarning(browser, `${store}warning-${colorScheme}.png`);
    await drawHold(browser, `${store}hold-${colorScheme}.png`);
    for (const page of PAGES) await drawPage(browser, page, `${store}${page[0]}-${colorScheme}.png`);
    await browser.context.close();
  }
} finally {
  await drape.remove();
  sites.close();
}
