// Pictures of the extension at work, light and dark, into extension/store.
import { fileURLToPath } from "node:url";
import { launch, meet, pair } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const store = fileURLToPath(new URL("../../extension/store/", import.meta.url));
const POST =
  "So glad we saw you in our office on 3/14! Your member number 1EG4-TE5-MK73 is on file, is your cell still (202) 555-0143?";

const sites = await serveSites();
const drape = await startDrape();
for (const colorScheme of ["light", "dark"]) {
  const browser = await launch({ sites, colorScheme });
  await pair(browser, drape);
  const facebook = await meet(browser.context, "https://www.facebook.com/");
  await facebook.page.setViewportSize({ width: 640, height: 620 });
  await facebook.page.locator("#post").click();
  await facebook.page.keyboard.type(POST);
  await facebook.says(/finding/);
  await facebook.open("we saw you in our office on 3/14");
  await facebook.page.screenshot({ path: `${store}warning-${colorScheme}.png` });
  for (const [name, width, height] of [
    ["popup", 340, 430],
    ["options", 320, 760],
    ["demo", 320, 720],
  ]) {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width, height });
    await page.goto(`chrome-extension://${browser.id}/${name}.html`);
    if (name !== "demo") await page.getByText("Connected to Drape").waitFor();
    await page.screenshot({ path: `${store}${name}-${colorScheme}.png` });
  }
  await browser.context.close();
}
await drape.remove();
sites.close();
