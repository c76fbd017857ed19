// Badge, profile, pause, a text too long, another kind of thread, the demo page: what the user sees follows every change.
import { expect, test } from "vitest";
import { backgroundOf, chooseProfile } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { BUSINESS_SUITE, FACEBOOK } from "./support/sites.mjs";
import { until } from "./support/until.mjs";

const SSN = "SSN 536-90-4399";

const drape = useDrape();

test("the badge counts the findings of the tab", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", `${SSN} and MBI 1EG4-TE5-MK73`);
  await tab.statusIs(/finding/);
  const badges = () =>
    backgroundOf(drape.browser).evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const texts = await Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id })));
      return texts.filter(Boolean);
    });
  const findings = (await tab.status()).match(/^\d+/)[0];
  expect(Number(findings)).toBeGreaterThanOrEqual(2);
  await until(badges, (texts) => texts.join() === findings);
});

test("switching the profile in the popup changes the warnings of an open composer", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", "You were never our patient. My cell is 202-555-0143.");
  const isHighlightedAs = (kind) =>
    until(
      () => tab.highlighted([kind]),
      (words) => words[kind].includes("You were never our patient"),
    );
  await tab.underlinesAre({ warn: ["202-555-0143"] });
  await isHighlightedAs("breach");
  await chooseProfile(drape.browser, "Practice marketing");
  await isHighlightedAs("sentence");
  await chooseProfile(drape.browser, "Patient community");
  await tab.sentencesAre(["My cell is 202-555-0143."]); // a patient gives it away
  await tab.underlinesAre({ warn: ["202-555-0143"] });
  await chooseProfile(drape.browser, "HIPAA, strict");
  await isHighlightedAs("breach");
});

test("pausing takes the warnings away and says so; going on brings them back", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  let popup = await drape.openPage("popup");
  await popup.getByLabel("Pause Drape").check();
  await popup.getByText("Paused: nothing is checked.").waitFor();
  await popup.close();
  await tab.underlinesAre({});
  await tab.statusIs("Paused");
  popup = await drape.openPage("popup");
  await popup.getByText("Paused: nothing is checked.").waitFor(); // until then the box is empty, and unchecking it does nothing
  await popup.getByLabel("Pause Drape").uncheck();
  await popup.getByText("Connected to Drape").waitFor();
  await popup.close();
  await tab.underlinesAre({ block: ["536-90-4399"] });
});

test("a text that is too long is not called clean", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", "word ".repeat(14_000));
  await tab.statusIs("Text too long to check");
});

test("the demo page works without any site", async () => {
  const tab = await drape.openTab(`chrome-extension://${drape.browser.id}/demo.html`);
  const button = (name) => tab.page.getByRole("button", { name, exact: true });
  await button("A post that tells too much").click();
  await tab.underlinesAre({ block: ["1EG4-TE5-MK73"], warn: ["(202) 555-0143", "3/14"] });
  await tab.sentencesAre(["we saw you in our office on 3/14"]);
  await button("Post").click();
  await tab.press("Edit");
  expect(await tab.page.getByText("This would be posted now.").count()).toBe(0);
  await button("A careful post").click();
  await button("Post").click();
  await tab.page.getByText("This would be posted now. Here, nothing is.").waitFor();
  await button("A reply that confirms a visit").click();
  await tab.appears("button", "Show");
});

test("a box that the site keeps for another kind of thread is checked anew, as what it publishes there", async () => {
  const tab = await drape.openWith(`${BUSINESS_SUITE}/latest/inbox/all?thread_type=FB_MESSAGE`, "#message", SSN);
  const background = backgroundOf(drape.browser);
  await background.evaluate(() => {
    globalThis.surfaces = [];
    const { fetch } = globalThis;
    globalThis.fetch = (url, init) => {
      if (url.endsWith("/check")) globalThis.surfaces.push(JSON.parse(init.body).surface);
      return fetch(url, init);
    };
  });
  await tab.page.evaluate(() => history.pushState({}, "", "/latest/inbox/all?thread_type=INSTAGRAM_POST"));
  await until(
    () => background.evaluate(() => globalThis.surfaces),
    (surfaces) => surfaces.includes("instagram_comment"),
  );
});
