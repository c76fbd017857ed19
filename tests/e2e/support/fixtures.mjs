// What a file of tests needs: the stand-in pages, the server and the browser, from its first test to its last.
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { serveStandIns } from "../stand-ins/serve.mjs";
import { launch } from "./chromium.mjs";
import { openExtensionPage, openPopupAbout, pair } from "./extension.mjs";
import { startServer } from "./server.mjs";
import { openTab } from "./tab/index.mjs";

/** Drape for the tests of a file: `standIns`, `server` and `browser` are there from its first test on, and `server` may be
 * replaced. What `openTab` and `openPage` open is closed after each test, and no opened tab may have had an error. */
export function useDrape({ paired = true, profile = "" } = {}) {
  const drape = { opened: [] };
  beforeAll(async () => {
    drape.standIns = await serveStandIns();
    drape.server = await startServer();
    drape.browser = await launch({ standIns: drape.standIns, profile });
    if (paired) await pair(drape.browser, drape.server);
  });
  afterEach(() => closeOpened(drape));
  afterAll(async () => {
    await drape.browser?.context.close();
    await drape.server?.remove();
    drape.standIns?.close();
  });
  return Object.assign(drape, openers(drape));
}

/** The ways to open something, which is remembered and closed after the test. */
function openers(drape) {
  const open = async (url) => remember(drape, await openTab(drape.browser.context, url));
  return {
    /** Open a page of a site, or any other, in a tab. */
    openTab: open,
    /** Open a page of a site and put a text in a box of it at once. */
    async openWith(url, box, text) {
      const tab = await open(url);
      await tab.insert(box, text);
      return tab;
    },
    /** Open a page of the extension. */
    openPage: async (name, size) => remember(drape, { page: await openExtensionPage(drape.browser, name, size) }).page,
    /** Open the popup while a tab is in front, so that the popup is about it. */
    openPopupAbout: async ({ page }) => remember(drape, { page: await openPopupAbout(drape.browser, page) }).page,
    /** Launch another browser that finds the same stand-ins. */
    launchAnother: () => launch({ standIns: drape.standIns }),
  };
}

function remember(drape, tab) {
  drape.opened.push(tab);
  return tab;
}

async function closeOpened(drape) {
  const opened = drape.opened.splice(0);
  const errors = opened.flatMap((one) => one.errors ?? []);
  for (const { page } of opened) await page.close();
  expect(errors).toEqual([]);
}
