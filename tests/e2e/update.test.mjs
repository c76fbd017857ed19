// Two browsers are paired beside each other. A worker that the browser has stopped comes back knowing all it needs. An update leaves the scripts of the version before in open pages: they end themselves, say so once, and hold nothing.
import { expect, test } from "vitest";
import { launch, meet, pair, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, stands;

stage((on) => {
  stands = on;
  ({ browser } = on);
});

const SAID = "Drape was updated: refresh this page";
const RISKY = "SSN 536-90-4399";

test("a second browser with the same extension is paired beside the first, which then still checks", async () => {
  const other = await launch(stands);
  await pair(other, stands.drape);
  for (const { context } of [browser, other]) {
    const met = await meet(context, "https://www.facebook.com/");
    await met.page.locator("#post").click();
    await met.page.keyboard.type(RISKY);
    await met.shows({ block: ["536-90-4399"] });
    await met.page.close();
  }
  await other.context.close();
});

test("a background that was stopped is started by the next check, and still knows the pairing, the pause and the counts", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.type(RISKY);
  await met.shows({ block: ["536-90-4399"] });
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.id}/popup.html`);
  const cdp = await browser.context.newCDPSession(popup);
  await cdp.send("ServiceWorker.enable");
  const stopped = new Promise((resolve) =>
    cdp.on(
      "ServiceWorker.workerVersionUpdated",
      ({ versions }) => versions.some(({ runningStatus }) => runningStatus === "stopped") && resolve(),
    ),
  );
  await cdp.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await met.page.bringToFront();
  await met.page.keyboard.type(", cell (202) 555-0143");
  await met.shows({ block: ["536-90-4399"], warn: ["(202) 555-0143"] });
  await popup.reload();
  await popup.getByText("2 findings on this tab").waitFor();
  await popup.getByText("Connected to Drape").waitFor();
  await popup.close();
  await met.page.close();
});

test("after an update an open page says that it wants to be refreshed, and is left alone until it is", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.type(RISKY);
  await met.shows({ block: ["536-90-4399"] });
  const [worker] = browser.context.serviceWorkers();
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => null); // it ends while it answers
  await until(
    () => worker.evaluate(() => 1).catch(() => "gone"),
    (seen) => seen === "gone",
  );
  await met.page.keyboard.type(" and more");
  await met.shows({});
  await until(
    () => met.accessible("StaticText", SAID),
    (nodes) => nodes.length === 1,
  );
  await met.page.keyboard.type(" and more");
  await met.page.locator("#send-post").click();
  expect(await met.page.evaluate(() => window.posted)).toEqual([`${RISKY} and more and more`]);
  expect((await met.accessible("StaticText", SAID)).length).toBe(1);
  expect(met.errors).toEqual([]);
  await met.page.close();
});
