// Starts Drape for a person: the server and, where there are a browser and a display, a paired window on the demo page.
// Ctrl+C or closing the window ends both. A server that already runs is used and left running.
import { fileURLToPath } from "node:url";
import { CHROMIUM, launch } from "./support/chromium.mjs";
import { openExtensionPage, pair } from "./support/extension.mjs";
import { NotStarted, startServer } from "./support/server.mjs";

const dist = fileURLToPath(new URL("../../extension/dist/", import.meta.url));
const port = Number(process.env.DRAPE_PORT || 8377);
const display = process.platform === "darwin" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

/** Start the server on the port; null where that is not possible, which is then said in one line. */
async function startOrExplain() {
  try {
    return await startServer({ port, home: process.env.DRAPE_HOME || null, reuse: true });
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

/** Open a paired window on the demo page; null, with the reason said, where none can be opened. */
async function openWindow(server) {
  if (!CHROMIUM || !display) {
    console.log(
      CHROMIUM ? "There is no display to open a browser on." : "No Chromium-family browser was found to open.",
    );
    return null;
  }
  try {
    return await launchOnDemo(server);
  } catch (error) {
    console.error(`No browser window could be opened: ${error.message.split("\n")[0]}`);
    return null;
  }
}

async function launchOnDemo(server) {
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
    await pair(browser, server);
    const demo = await openExtensionPage(browser, "demo");
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

/** The token of the window's extension; fails while its background is stopped. */
async function tokenOf({ context }) {
  return context.serviceWorkers()[0].evaluate(async () => (await chrome.storage.local.get("token")).token);
}

/** Forget the pairing of the window, whose profile is removed with it: the number of paired browsers is limited. */
async function unpair(token) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  await fetch(`http://127.0.0.1:${port}/v1/unpair`, { method: "POST", headers, body: "{}" }).catch(() => null);
}

const signal = () =>
  new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(name, resolve);
  });

/** Resolves when the user stops this program or closes the window, or when the server that it started dies ("died"). */
const end = (server, browser) =>
  Promise.race([
    signal(),
    ...(browser ? [closed(browser)] : []),
    ...(server.started ? [server.stopped.then(() => "died")] : []),
  ]);

/** Show the window, where one could be opened, until the end; returns "died" if the server's death was the end. */
async function show(server, browser) {
  if (!browser) return server.started ? end(server) : null;
  const token = await tokenOf(browser);
  console.log(
    "A browser window is open on the demo page, with the extension paired. Close it, or press Ctrl+C, to stop.",
  );
  const ended = await end(server, browser);
  await unpair(await tokenOf(browser).catch(() => token));
  await browser.context.close();
  return ended;
}

async function main() {
  const server = await startOrExplain();
  if (!server) return 1;
  console.log(`${server.started ? server.output().trim() : `Drape answers already on http://127.0.0.1:${port}.`}

Load the extension into your own browser:
  Chrome, Edge   chrome://extensions → Developer mode → Load unpacked → ${dist}chrome
  Firefox        about:debugging → This Firefox → Load Temporary Add-on → ${dist}firefox/manifest.json
Then pair it: run .venv/bin/drape pair and type the code into the extension's options.
`);
  const died = (await show(server, await openWindow(server))) === "died";
  if (died) console.error(`drape: the server has ended by itself. It said:\n${server.output()}`);
  await server.stop();
  return died ? 1 : 0;
}

process.exit(await main());
