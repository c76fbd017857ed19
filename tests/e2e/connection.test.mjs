// Not paired, paused, not running and back, too long, another profile: the user always sees whether the text was checked.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { chooseProfile, launch, meet, pair, putToSleep, until } from "./browser.mjs";
import { freePort, startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const FACEBOOK = "https://www.facebook.com/";
const SSN = "SSN 536-90-4399";

let sites, drape, browser, met;

beforeAll(async () => {
  sites = await serveSites();
  drape = await startDrape();
  browser = await launch({ sites });
});

afterAll(async () => {
  await browser?.context.close();
  await drape?.remove();
  sites?.close();
});

afterEach(async () => met.page.close());

async function writing(text) {
  met = await meet(browser.context, FACEBOOK);
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText(text);
  return met;
}

async function popup(act) {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/popup.html`);
  await act(page);
  await page.close();
}

test("before pairing the user is told so, and nothing is called clean", async () => {
  const { says, press } = await writing("hello");
  await says("Not paired");
  const opened = browser.context.waitForEvent("page");
  await press("Set up");
  const options = await opened;
  await options.waitForURL(/options\.html$/);
  await options.close();
});

test("a wrong code is refused in words, the right one pairs", async () => {
  const { says } = await writing(SSN);
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/options.html`);
  await page.getByLabel("Port", { exact: true }).fill(String(drape.port));
  await page.getByLabel("Code").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("Not paired: there is no such code any more").waitFor();
  await page.close();
  await pair(browser, drape);
  await says(/finding/);
});

test("the badge counts the findings of the tab", async () => {
  await writing(`${SSN} and MBI 1EG4-TE5-MK73`);
  await met.says(/finding/);
  const [worker] = browser.context.serviceWorkers();
  const badge = () =>
    worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const texts = await Promise.all(tabs.map((tab) => chrome.action.getBadgeText({ tabId: tab.id })));
      return texts.filter(Boolean);
    });
  const findings = (await met.status()).match(/^\d+/)[0];
  expect(Number(findings)).toBeGreaterThanOrEqual(2);
  await until(badge, (texts) => texts.join() === findings);
});

test("switching the profile in the popup changes the warnings of an open composer", async () => {
  const { shows, sentencesAre } = await writing("You were never our patient. My cell is 202-555-0143.");
  const drawn = (style) => met.page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map(String), style);
  const areDrawn = (style) =>
    until(
      () => drawn(style),
      (seen) => seen.includes("You were never our patient"),
    );
  await shows({ warn: ["202-555-0143"] });
  await areDrawn("d-breach");
  await chooseProfile(browser, "Practice marketing");
  await areDrawn("d-sentence");
  await chooseProfile(browser, "Patient community");
  await sentencesAre(["My cell is 202-555-0143."]); // a patient gives it away
  await shows({ warn: ["202-555-0143"] });
  await chooseProfile(browser, "HIPAA, strict");
  await areDrawn("d-breach");
});

test("pausing takes the warnings away and says so; going on brings them back", async () => {
  const { shows, says } = await writing(SSN);
  await shows({ block: ["536-90-4399"] });
  await popup(async (page) => {
    await page.getByLabel("Pause Drape").check();
    await page.getByText("Paused: nothing is checked.").waitFor();
  });
  await shows({});
  await says("Paused");
  await popup(async (page) => {
    await page.getByText("Paused: nothing is checked.").waitFor(); // until then the box is empty, and unchecking it does nothing
    await page.getByLabel("Pause Drape").uncheck();
    await page.getByText("Connected to Drape").waitFor();
  });
  await shows({ block: ["536-90-4399"] });
});

test("when the server goes down the user is told, and when it comes back the text is checked again", async () => {
  const { page, shows, says } = await writing(SSN);
  await shows({ block: ["536-90-4399"] });
  const { port, home } = drape;
  await drape.stop();
  await page.keyboard.type("!");
  await says("Drape is not running");
  await shows({});
  await popup((shown) => shown.getByText("Drape is not running. Start it with: drape serve").waitFor());
  drape = await startDrape({ port, home });
  await shows({ block: ["536-90-4399"] });
  await says(/finding/);
});

test("a server that moved to another port is found by its port alone, and stays paired", async () => {
  const { shows, says } = await writing(SSN);
  await shows({ block: ["536-90-4399"] });
  const { port, home } = drape;
  await drape.stop();
  drape = await startDrape({ home });
  await met.page.keyboard.type("!");
  await says("Drape is not running");
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/options.html`);
  await page.getByText("Does Drape run on another port now?").waitFor();
  const use = async (number) => {
    await page.getByLabel("Port", { exact: true }).fill(String(number));
    await page.getByRole("button", { name: "Use this port" }).click();
  };
  await use(await freePort());
  await page.getByText(/^Not changed: nothing answers on port \d+\.$/).waitFor();
  const stranger = await startDrape();
  await use(stranger.port);
  await page
    .getByText(`Not changed: what answers on port ${stranger.port} is not the Drape that this browser is paired with.`)
    .waitFor();
  await stranger.remove();
  await use(drape.port);
  await page.getByText(`Drape answers on port ${drape.port}. This browser stays paired.`).waitFor();
  await page.getByText("Connected to Drape").waitFor();
  expect(await page.getByText("Does Drape run on another port now?").isVisible()).toBe(false);
  await met.page.bringToFront();
  await shows({ block: ["536-90-4399"] });
  await drape.stop();
  drape = await startDrape({ port, home });
  await page.bringToFront();
  await use(port);
  await page.getByText(`Drape answers on port ${port}. This browser stays paired.`).waitFor();
  await page.close();
});

test("another program on the port gets neither the text nor the token", async () => {
  const { page, shows, says } = await writing(SSN);
  await shows({ block: ["536-90-4399"] });
  const { port, home } = drape;
  await drape.stop();
  const heard = [];
  const { createServer } = await import("node:http");
  const impostor = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      heard.push([request.url, request.headers.authorization ?? "", body]);
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"name":"drape","version":"9","proof":"00"}');
    });
  });
  // the running extension still trusts the server that proved itself, until a request fails: make one fail
  await page.keyboard.type("!");
  await says("Drape is not running");
  await new Promise((resolve) => impostor.listen(port, "127.0.0.1", resolve));
  await says("Not checked: another program answers for Drape");
  impostor.closeAllConnections();
  await new Promise((resolve) => impostor.close(resolve));
  expect(new Set(heard.map(([url, token]) => `${url} ${token}`))).toEqual(new Set(["/v1/hello "]));
  expect(JSON.stringify(heard)).not.toContain("536-90");
  drape = await startDrape({ port, home });
});

test("a text that is too long is not called clean", async () => {
  const { says } = await writing("word ".repeat(14_000));
  await says("Text too long to check");
});

test("a page of the site reaches neither the server nor the extension", async () => {
  const { page } = await writing("hello");
  await met.says("Nothing found");
  const tries = await page.evaluate(async (port) => {
    const url = `http://127.0.0.1:${port}/v1/check`;
    const outcome = (request) => request.then((r) => r.type).catch(() => "failed");
    return [
      await outcome(
        fetch(url, { method: "POST", body: '{"text":"a"}', headers: { "content-type": "application/json" } }),
      ),
      await outcome(fetch(`http://127.0.0.1:${port}/v1/health`)),
      typeof chrome?.runtime?.sendMessage,
      document.documentElement.lastElementChild.shadowRoot,
    ];
  }, drape.port);
  expect(tries).toEqual(["failed", "failed", "undefined", null]);
});

test("nothing that was typed stands in the server's output or its data folder", async () => {
  await writing(`${SSN} Wilhelmina Marzipan`);
  await met.says(/finding/);
  const { readdirSync, readFileSync } = await import("node:fs");
  const files = readdirSync(drape.home).map((name) => readFileSync(`${drape.home}/${name}`, "utf8"));
  const stored = await browser.context
    .serviceWorkers()[0]
    .evaluate(async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]));
  for (const said of [drape.output(), stored, ...files]) expect(said).not.toMatch(/536-90|Marzipan/);
});

test("the demo page works without any site", async () => {
  met = await meet(browser.context, `chrome-extension://${browser.id}/demo.html`);
  await met.page.getByRole("button", { name: "A post that tells too much" }).click();
  await met.shows({ block: ["1EG4-TE5-MK73"], warn: ["(202) 555-0143", "3/14"] });
  await met.sentencesAre(["we saw you in our office on 3/14"]);
  await met.page.getByRole("button", { name: "Post", exact: true }).click();
  await met.press("Edit");
  expect(await met.page.getByText("This would be posted now.").count()).toBe(0);
  await met.page.getByRole("button", { name: "A careful post" }).click();
  await met.page.getByRole("button", { name: "Post", exact: true }).click();
  await met.page.getByText("This would be posted now. Here, nothing is.").waitFor();
  await met.page.getByRole("button", { name: "A reply that confirms a visit" }).click();
  await until(
    () => met.accessible("button", "Show"),
    (shown) => shown.length === 1,
  );
});

test("a background that the browser put to sleep answers the next key", async () => {
  const { page, says } = await writing(SSN);
  await says(/^1 finding/);
  await putToSleep(browser);
  await page.bringToFront();
  await page.locator("#post").click();
  await page.keyboard.type(" and MBI 1EG4-TE5-MK73");
  await says(/^2 findings/);
});

test("a box that the site keeps for another kind of thread is checked anew, as what it publishes there", async () => {
  met = await meet(browser.context, "https://business.facebook.com/latest/inbox/all?thread_type=FB_MESSAGE");
  await met.page.locator("#message").click();
  await met.page.keyboard.insertText("SSN 536-90-4399");
  const worker = browser.context.serviceWorkers()[0];
  await worker.evaluate(() => {
    globalThis.asked = [];
    const { fetch } = globalThis;
    globalThis.fetch = (url, init) => {
      if (url.endsWith("/check")) globalThis.asked.push(JSON.parse(init.body).surface);
      return fetch(url, init);
    };
  });
  await met.page.evaluate(() => history.pushState({}, "", "/latest/inbox/all?thread_type=INSTAGRAM_POST"));
  await until(
    () => worker.evaluate(() => globalThis.asked),
    (seen) => seen.includes("instagram_comment"),
  );
});
