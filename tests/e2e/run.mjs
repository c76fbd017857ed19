// Start Drape for a person: the server, and where there are a browser and a display, a paired window on the demo page.
// Ctrl+C or closing the window ends both; a server that runs already is used, and left running.
import { fileURLToPath } from "node:url";
import { CHROMIUM, launch, pair } from "./browser.mjs";
import { NotStarted, startDrape } from "./drape.mjs";

const dist = fileURLToPath(new URL("../../extension/dist/", import.meta.url));
const port = Number(process.env.DRAPE_PORT || 8377);
const display = process.platform === "darwin" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

/** The server on the port, or null where it could not be started and that was said in one line. */
async function server() {
  try {
    return await startDrape({ port, home: process.env.DRAPE_HOME || null, reuse: true });
  } catch (error) {
    if (!(error instanceof NotStarted)) throw error;
    const taken = /port \d+ is taken by [^;]+/.exec(error.output)?.[0];
    console.error(
      taken
        ? `drape: ${taken}; take another one: DRAPE_PORT=${port + 1} ./scripts/run`
        : error.output.trim().split("\n").at(-1),
    );
    return null;
  }
}

/** A window on the demo page, paired; null, with the reason, where none can be opened. */
async function open(drape) {
  if (!CHROMIUM || !display) {
    console.log(
      CHROMIUM ? "There is no display to open a browser on." : "No Chromium-family browser was found to open.",
    );
    return null;
  }
  try {
    return await launched(drape);
  } catch (error) {
    console.error(`No browser window could be opened: ${error.message.split("\n")[0]}`);
    return null;
  }
}

async function launched(drape) {
  const browser = await launch({
    headless: false,
    viewport: null,
    colorScheme: null, // the one of the system
    chromiumSandbox: process.getuid?.() !== 0, // root has none
    ignoreDefaultArgs: ["--enable-automation"],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  try {
    await pair(browser, drape);
    const demo = await browser.context.newPage();
    await demo.goto(`chrome-extension://${browser.id}/demo.html`);
    for (const page of browser.context.pages()) if (page !== demo) await page.close();
    return browser;
  } catch (error) {
    await browser.context.close();
    throw error;
  }
}

/** Resolves when the window is closed. */
function closed({ context }) {
  return new Promise((resolve) => {
    const look = () => context.pages().length === 0 && resolve();
    const watch = (page) => page.on("close", look);
    context.pages().forEach(watch);
    context.on("page", watch);
    context.on("close", resolve);
  });
}

/** The token that the window's extension has; a background that sleeps or is gone tells none. */
async function tokenOf({ context }) {
  return context.serviceWorkers()[0].evaluate(async () => (await chrome.storage.local.get("token")).token);
}

/** Forget the pairing of our window, whose profile goes with it: only so many browsers can be paired. */
async function unpair(token) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  await fetch(`http://127.0.0.1:${port}/v1/unpair`, { method: "POST", headers, body: "{}" }).catch(() => null);
}

const signal = () =>
  new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, resolve);
  });

/** What ends us: the user, who stops us or closes the window, or the death of the server that we started. */
const end = (drape, browser) =>
  Promise.race([
    signal(),
    ...(browser ? [closed(browser)] : []),
    ...(drape.started ? [drape.stopped.then(() => "died")] : []),
  ]);

/** Show the window, where one could be opened, until something ends us; returns what it was. */
async function show(drape, browser) {
  if (!browser) return drape.started ? end(drape) : null;
  const token = await tokenOf(browser);
  console.log(
    "A browser window is open on the demo page, with the extension paired. Close it, or press Ctrl+C, to stop.",
  );
  const ended = await end(drape, browser);
  await unpair(await tokenOf(browser).catch(() => token));
  await browser.context.close();
  return ended;
}

async function main() {
  const drape = await server();
  if (!drape) return 1;
  console.log(`${drape.started ? drape.output().trim() : `Drape answers already on http://127.0.0.1:${port}.`}

Load the extension into your own browser:
  Chrome, Edge   chrome://extensions → Developer mode → Load unpacked → ${dist}chrome
  Firefox        about:debugging → This Firefox → Load Temporary Add-on → ${dist}firefox/manifest.json
Then pair it: run .venv/bin/drape pair and type the code into the extension's options.
`);
  const died = (await show(drape, await open(drape))) === "died";
  if (died) console.error(`drape: the server has ended by itself. It said:\n${drape.output()}`);
  await drape.stop();
  return died ? 1 : 0;
}

process.exit(await main());
