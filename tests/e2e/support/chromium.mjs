// Real Chromium with the built extension.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { until } from "./until.mjs";

const EXTENSION = fileURLToPath(new URL("../../../extension/dist/chrome", import.meta.url));
const PATHS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const CHROMIUM = PATHS.find((path) => path && existsSync(path));

const ARGUMENTS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-extensions-except=${EXTENSION}`,
  `--load-extension=${EXTENSION}`,
];

/** Launch Chromium with the extension; returns Playwright's `context` and the extension's `id`. `profile` names a folder that stays;
 * without it, the profile goes when the browser closes. `more` are further options of Playwright's. */
export async function launch({ standIns, headless = true, colorScheme = "light", profile = "", ...more } = {}) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless,
    colorScheme,
    args: [...ARGUMENTS, ...(standIns?.arguments ?? [])],
    ...more,
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    await closeOptions(context);
    return { context, id: new URL(worker.url()).host };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Close the options page that a new installation opens: with a display it opens in the only tab, and the browser would
 * end with its last one. */
async function closeOptions(context) {
  const opened = () => context.pages().find((page) => page.url().endsWith("/options.html"));
  const options = await until(opened, Boolean);
  if (context.pages().length === 1) await context.newPage();
  await options.close();
}
