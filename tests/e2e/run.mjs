// Start Drape for a person: the server, and where there are a browser and a display, a paired window on the demo page.
import { fileURLToPath } from "node:url";
import { CHROMIUM, launch, pair } from "./browser.mjs";
import { startDrape } from "./drape.mjs";

const dist = fileURLToPath(new URL("../../extension/dist/", import.meta.url));
const drape = await startDrape({ port: Number(process.env.DRAPE_PORT ?? 8377), home: process.env.DRAPE_HOME ?? null });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
  process.on(signal, async () => {
    await drape.stop();
    process.exit(0);
  });
console.log(`${drape.output().trim()}

Load the extension into your own browser:
  Chrome, Edge   chrome://extensions → Developer mode → Load unpacked → ${dist}chrome
  Firefox        about:debugging → This Firefox → Load Temporary Add-on → ${dist}firefox/manifest.json
Then pair it: run .venv/bin/drape pair and type the code into the extension's options.
`);

const display = process.platform === "darwin" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (CHROMIUM && display) {
  const browser = await launch({ headless: false });
  await pair(browser, drape);
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/demo.html`);
  console.log("A browser window is open on the demo page, with the extension paired.");
} else {
  console.log(CHROMIUM ? "There is no display to open a browser on." : "No Chromium-family browser was found to open.");
}
