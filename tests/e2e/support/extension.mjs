// The extension's own pages and its background, as a user and as the browser have them.

/** Open a page of the extension: "popup", "options", "demo" or "limits"; `size` is that of the window. */
export async function openExtensionPage({ context, id }, name, size) {
  const page = await context.newPage();
  if (size) await page.setViewportSize(size);
  await page.goto(`chrome-extension://${id}/${name}.html`);
  return page;
}

/** Pair through the options page, as a user does. */
export async function pair(browser, server) {
  const page = await openExtensionPage(browser, "options");
  await page.getByLabel("Port", { exact: true }).fill(String(server.port));
  await page.getByLabel("Code").fill(server.pairingCode());
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("This browser is paired.").waitFor();
  await page.close();
}

/** Open the popup while a page is in front, so that the popup is about it. */
export async function openPopupAbout(browser, page) {
  const popup = await openExtensionPage(browser, "popup");
  await page.bringToFront();
  await popup.reload();
  return popup;
}

/** Switch the profile in the popup. */
export async function chooseProfile(browser, title) {
  const page = await openExtensionPage(browser, "popup");
  await page.getByRole("radio", { name: title }).check();
  await page.getByText("Connected to Drape").waitFor();
  await page.close();
}

/** Put the extension's background to sleep, as the browser does after half a minute without work. */
export async function putToSleep(browser) {
  const page = await openExtensionPage(browser, "popup");
  const cdp = await browser.context.newCDPSession(page);
  await cdp.send("ServiceWorker.enable");
  await cdp.send("ServiceWorker.stopAllWorkers");
  await page.close();
}

/** The extension's background. */
export const backgroundOf = ({ context }) => context.serviceWorkers()[0];

/** All that the extension keeps on this computer. */
export const storageOf = (browser) => backgroundOf(browser).evaluate(() => chrome.storage.local.get(null));

/** Press a keyboard shortcut of the manifest. */
export const runShortcut = (browser, name) =>
  backgroundOf(browser).evaluate(async (command) => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch(command, tab);
  }, name);
