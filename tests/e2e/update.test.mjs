// Two browsers are paired side by side. A background that the browser has stopped starts again with all it needs.
// After an update, the old scripts in open pages stop, say so once, and hold nothing.
import { expect, test } from "vitest";
import { backgroundOf, pair } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { openTab } from "./support/tab/index.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();

const UPDATED = "Drape was updated: refresh this page";
const RISKY = "SSN 536-90-4399";

test("a second browser with the same extension is paired beside the first, which then still checks", async () => {
  const other = await drape.launchAnother();
  await pair(other, drape.server);
  for (const { context } of [drape.browser, other]) {
    const tab = await openTab(context, FACEBOOK);
    await tab.type("#post", RISKY);
    await tab.underlinesAre({ block: ["536-90-4399"] });
    await tab.page.close();
  }
  await other.context.close();
});

test("a background that was stopped is started by the next check, and still knows the pairing, the pause and the counts", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", RISKY);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  const popup = await drape.openPage("popup");
  const cdp = await drape.browser.context.newCDPSession(popup);
  await cdp.send("ServiceWorker.enable");
  const stopped = new Promise((resolve) =>
    cdp.on(
      "ServiceWorker.workerVersionUpdated",
      ({ versions }) => versions.some(({ runningStatus }) => runningStatus === "stopped") && resolve(),
    ),
  );
  await cdp.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await tab.page.bringToFront();
  await tab.page.keyboard.type(", cell (202) 555-0143");
  await tab.underlinesAre({ block: ["536-90-4399"], warn: ["(202) 555-0143"] });
  await popup.reload();
  await popup.getByText("2 findings on this tab").waitFor();
  await popup.getByText("Connected to Drape").waitFor();
});

test("after an update an open page says that it wants to be refreshed, and is left alone until it is", async () => {
  const tab = await drape.openTab(FACEBOOK);
  await tab.type("#post", RISKY);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  const worker = backgroundOf(drape.browser);
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => null); // it ends while it answers
  await until(
    () => worker.evaluate(() => 1).catch(() => "gone"),
    (seen) => seen === "gone",
  );
  await tab.page.keyboard.type(" and more");
  await tab.underlinesAre({});
  await tab.textAppears(UPDATED);
  await tab.page.keyboard.type(" and more");
  await tab.click("#send-post");
  expect(await tab.posted()).toEqual([`${RISKY} and more and more`]);
  expect((await tab.accessible("StaticText", UPDATED)).length).toBe(1);
});
