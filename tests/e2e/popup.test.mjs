// The popup and the options page show the true state: findings, profile, pause, settings, pairing.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { backgroundOf, openExtensionPage, pair } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { BUSINESS_SUITE, FACEBOOK } from "./support/sites.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape({ paired: false });

test("where nothing was checked, the popup does not count findings", async () => {
  const page = await drape.openPage("popup");
  await page.getByText("Not paired.").waitFor();
  await page.getByText("Nothing is underlined on this tab").waitFor();
  expect(await page.getByText(/\d+ finding/).count()).toBe(0);
});

test("the count in an open popup follows a switch of the profile", async () => {
  await pair(drape.browser, drape.server);
  const popup = await drape.openPage("popup");
  const tab = await drape.openTab(FACEBOOK); // in front, so the popup is about it
  await tab.insert("#post", "You were never our patient.");
  await popup.getByText("1 finding on this tab").waitFor();
  await popup.getByRole("radio", { name: "Patient community" }).check();
  await popup.getByText("Nothing is underlined on this tab").waitFor();
});

test("a profile for patients is warned of where a practice writes, and the button leads to the choice", async () => {
  const popup = await drape.openPage("popup");
  const warning = popup.getByText("This profile is for patients. For a practice's page choose HIPAA, strict.");
  await popup.getByRole("radio", { name: "Patient community" }).check();
  await popup.getByText("“Patient community” is active").waitFor();
  const at = async (url, box) => {
    const { page } = await drape.openTab(url);
    if (box) await page.locator(box).click();
    await popup.reload(); // it asks the tab in front when it opens
    await popup.getByText("Connected to Drape").waitFor();
    await popup.getByText(/^This box is checked|^You are in no text box/).waitFor();
    return page;
  };
  for (const [url, box, warned] of [
    [FACEBOOK, "#post", false],
    [`${FACEBOOK}/practice/reviews`, "#reply", true],
    [`${BUSINESS_SUITE}/latest/inbox/all`, null, true],
  ]) {
    const page = await at(url, box);
    expect(await warning.isVisible(), url).toBe(warned);
    await page.close();
  }
  await at(`${BUSINESS_SUITE}/latest/composer`, "#post");
  await warning.waitFor();
  const choice = popup.getByRole("radio", { name: "HIPAA, strict" });
  await popup.getByRole("button", { name: "Go to the choice" }).press("Enter");
  expect(await choice.evaluate((radio) => radio === document.activeElement)).toBe(true);
  expect(await choice.isChecked()).toBe(false); // the user chooses
  await choice.press("Space");
  await warning.waitFor({ state: "hidden" });
});

test("a pause of an hour is shown with its end, and ends by itself", async () => {
  const popup = await drape.openPage("popup");
  const tab = await drape.openTab(FACEBOOK);
  await popup.getByRole("radio", { name: "HIPAA, strict" }).check();
  await popup.getByRole("button", { name: "Pause for an hour" }).click();
  await popup.getByText(/^Paused until \d+:\d\d/).waitFor();
  expect(await popup.getByRole("button", { name: "Pause for an hour" }).isVisible()).toBe(false);
  const worker = backgroundOf(drape.browser);
  await worker.evaluate(() => chrome.storage.local.set({ pausedUntil: Date.now() + 2000 })); // the hour is nearly over
  await tab.insert("#post", "SSN 536-90-4399");
  await tab.statusIs("Paused");
  await tab.underlinesAre({ block: ["536-90-4399"] });
});

test("settings are exported to a file and imported from it; another file changes nothing", async () => {
  const page = await drape.openPage("options");
  await page.getByLabel("How to reach you").fill("our front desk");
  await page.getByLabel("Always flag: nicknames").fill("Project Heron");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export settings" }).click(),
  ]);
  const path = await download.path();
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({
    drape: 1,
    terms: ["Project Heron"],
    contact: "our front desk",
  });
  await page.getByLabel("Always flag: nicknames").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  const give = (name, text) =>
    page.getByLabel("Import settings").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  for (const text of ["{", "[]", "null", '{"terms": ["x"]}']) {
    await give("other.json", text);
    await page.getByText("Not imported: this is no file of Drape’s settings.").waitFor();
  }
  await give("settings.json", '{"drape": 1, "profile": "no-such-profile"}');
  await page.getByText(/^Not imported: .*profile/).waitFor();
  await give("settings.json", readFileSync(path, "utf8"));
  await page.getByText("Imported.", { exact: true }).waitFor();
  expect(await page.getByLabel("Always flag: nicknames").inputValue()).toBe("Project Heron");
});

test("Show in the popup opens the first finding in the page", async () => {
  const popup = await drape.openPage("popup");
  const tab = await drape.openWith(FACEBOOK, "#post", "SSN 536-90-4399");
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await popup.getByText("1 finding on this tab").waitFor();
  await popup.evaluate(() => document.getElementById("show").click());
  await tab.appears("heading", "A Social Security number");
});

test("one profile for a whole site fills in its places", async () => {
  const page = await drape.openPage("options");
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "Practice marketing" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  for (const place of ["Instagram captions", "Instagram comments", "Instagram messages"])
    expect(await page.getByLabel(place).inputValue()).toBe("practice-marketing");
  expect(await page.getByLabel("Facebook posts").inputValue()).toBe("");
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "Review responses" });
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "choose for each" });
  await page.getByRole("button", { name: "Save" }).click();
});

test("a wrong code leaves an earlier pairing as it is, and shown", async () => {
  const page = await drape.openPage("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Code").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("Not paired: there is no such code any more").waitFor();
  await page.getByText("Connected to Drape").waitFor();
  await page.getByRole("button", { name: "Unpair" }).waitFor();
});

test("the code may be typed in small letters, with spaces", async () => {
  const page = await drape.openPage("options");
  const code = drape.server.pairingCode().replace("-", "").toLowerCase();
  await page.getByLabel("Code").fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("This browser is paired.").waitFor();
});

test("the options list the paired browsers; one is forgotten, and this one's key renewed", async () => {
  const other = await drape.launchAnother();
  await pair(other, drape.server);
  const page = await drape.openPage("options");
  const rows = page.getByRole("listitem").filter({ hasText: /paired/ });
  await page.getByText("Chrome, Edge or kin").nth(1).waitFor();
  expect((await rows.allTextContents()).map((row) => row.includes("this one"))).toEqual([true, false]);
  const token = () => backgroundOf(drape.browser).evaluate(async () => (await chrome.storage.local.get("token")).token);
  const before = await token();
  await page.getByRole("button", { name: "Renew its key" }).click();
  await page.getByText("This browser has a new key.").waitFor();
  expect(await token()).not.toBe(before);
  await until(
    () => rows.allTextContents(),
    (seen) => seen.length === 2 && seen[1].includes("this one"),
  );
  await page.getByRole("button", { name: /^Forget Chrome/ }).click();
  await page.getByText("That browser is forgotten.").waitFor();
  expect(await rows.count()).toBe(1);
  await page.reload();
  await page.getByText("Connected to Drape").waitFor();
  const stranger = await openExtensionPage(other, "options");
  await stranger.getByText("Not paired.").waitFor();
  await other.context.close();
});

test("a pairing can be forgotten while the server is down", async () => {
  await drape.server.stop();
  const page = await drape.openPage("options");
  await page.getByText("Drape is not running.").waitFor();
  await page.getByRole("button", { name: "Unpair" }).click();
  await page.getByText("This browser has forgotten its token. Drape could not be told, and still knows it").waitFor();
  await page.getByText("Not paired.").waitFor();
  expect(await page.getByRole("button", { name: "Unpair" }).isVisible()).toBe(false);
});
