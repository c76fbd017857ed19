// The popup and the options page say how things stand, whatever went wrong before.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { launch, meet, pair, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let drape, browser, stands;

stage(
  (on) => {
    stands = on;
    ({ drape, browser } = on);
  },
  { paired: false },
);

async function open(name) {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.id}/${name}.html`);
  return page;
}

test("where nothing was checked, the popup does not count findings", async () => {
  const page = await open("popup");
  await page.getByText("Not paired.").waitFor();
  await page.getByText("Nothing is underlined on this tab").waitFor();
  expect(await page.getByText(/\d+ finding/).count()).toBe(0);
  await page.close();
});

test("the count in an open popup follows a switch of the profile", async () => {
  await pair(browser, drape);
  const popup = await open("popup");
  const { page } = await meet(browser.context, "https://www.facebook.com/"); // in front, so the popup is about it
  await page.locator("#post").click();
  await page.keyboard.insertText("You were never our patient.");
  await popup.getByText("1 finding on this tab").waitFor();
  await popup.getByRole("radio", { name: "Patient community" }).check();
  await popup.getByText("Nothing is underlined on this tab").waitFor();
  await page.close();
  await popup.close();
});

test("a profile for patients is warned of where a practice writes, and the button leads to the choice", async () => {
  const popup = await open("popup");
  const warning = popup.getByText("This profile is for patients. For a practice's page choose HIPAA, strict.");
  await popup.getByRole("radio", { name: "Patient community" }).check();
  await popup.getByText("“Patient community” is active").waitFor();
  const at = async (url, box) => {
    const { page } = await meet(browser.context, url);
    if (box) await page.locator(box).click();
    await popup.reload(); // it asks the tab in front when it opens
    await popup.getByText("Connected to Drape").waitFor();
    await popup.getByText(/^This box is checked|^You are in no text box/).waitFor();
    return page;
  };
  for (const [url, box, warned] of [
    ["https://www.facebook.com/", "#post", false],
    ["https://www.facebook.com/practice/reviews", "#reply", true],
    ["https://business.facebook.com/latest/inbox/all", null, true],
  ]) {
    const page = await at(url, box);
    expect(await warning.isVisible(), url).toBe(warned);
    await page.close();
  }
  const page = await at("https://business.facebook.com/latest/composer", "#post");
  await warning.waitFor();
  const choice = popup.getByRole("radio", { name: "HIPAA, strict" });
  await popup.getByRole("button", { name: "Go to the choice" }).press("Enter");
  expect(await choice.evaluate((radio) => radio === document.activeElement)).toBe(true);
  expect(await choice.isChecked()).toBe(false); // the user chooses
  await choice.press("Space");
  await warning.waitFor({ state: "hidden" });
  await page.close();
  await popup.close();
});

test("a pause of an hour is shown with its end, and ends by itself", async () => {
  const popup = await open("popup");
  const { page, says, shows } = await meet(browser.context, "https://www.facebook.com/");
  await popup.getByRole("radio", { name: "HIPAA, strict" }).check();
  await popup.getByRole("button", { name: "Pause for an hour" }).click();
  await popup.getByText(/^Paused until \d+:\d\d/).waitFor();
  expect(await popup.getByRole("button", { name: "Pause for an hour" }).isVisible()).toBe(false);
  const worker = browser.context.serviceWorkers()[0];
  await worker.evaluate(() => chrome.storage.local.set({ pausedUntil: Date.now() + 2000 })); // the hour is nearly over
  await page.locator("#post").click();
  await page.keyboard.insertText("SSN 536-90-4399");
  await says("Paused");
  await shows({ block: ["536-90-4399"] });
  await page.close();
  await popup.close();
});

test("settings are exported to a file and imported from it; another file changes nothing", async () => {
  const page = await open("options");
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
  await page.close();
});

test("Show in the popup opens the first finding in the page", async () => {
  const popup = await open("popup");
  const { page, shows, accessible } = await meet(browser.context, "https://www.facebook.com/");
  await page.locator("#post").click();
  await page.keyboard.insertText("SSN 536-90-4399");
  await shows({ block: ["536-90-4399"] });
  await popup.getByText("1 finding on this tab").waitFor();
  await popup.evaluate(() => document.getElementById("show").click());
  await until(
    () => accessible("heading", "A Social Security number"),
    (nodes) => nodes.length === 1,
  );
  await page.close();
});

test("one profile for a whole site fills in its places", async () => {
  const page = await open("options");
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "Practice marketing" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  for (const place of ["Instagram captions", "Instagram comments", "Instagram messages"])
    expect(await page.getByLabel(place).inputValue()).toBe("practice-marketing");
  expect(await page.getByLabel("Facebook posts").inputValue()).toBe("");
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "Review responses" });
  await page.getByLabel("Everywhere on Instagram").selectOption({ label: "choose for each" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.close();
});

test("a wrong code leaves an earlier pairing as it is, and shown", async () => {
  const page = await open("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Code").fill("AAAA-AAAA");
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("Not paired: there is no such code any more").waitFor();
  await page.getByText("Connected to Drape").waitFor();
  await page.getByRole("button", { name: "Unpair" }).waitFor();
  await page.close();
});

test("the code may be typed in small letters, with spaces", async () => {
  const page = await open("options");
  const code = drape.pairingCode().replace("-", "").toLowerCase();
  await page.getByLabel("Code").fill(`${code.slice(0, 4)} ${code.slice(4)}`);
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("This browser is paired.").waitFor();
  await page.close();
});

test("the options list the paired browsers; one is forgotten, and this one's key renewed", async () => {
  const other = await launch(stands);
  await pair(other, drape);
  const page = await open("options");
  const rows = page.getByRole("listitem").filter({ hasText: /paired/ });
  await page.getByText("Chrome, Edge or kin").nth(1).waitFor();
  expect((await rows.allTextContents()).map((row) => row.includes("this one"))).toEqual([true, false]);
  const token = () =>
    browser.context.serviceWorkers()[0].evaluate(async () => (await chrome.storage.local.get("token")).token);
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
  await page.close();
  const stranger = await other.context.newPage();
  await stranger.goto(`chrome-extension://${other.id}/options.html`);
  await stranger.getByText("Not paired.").waitFor();
  await other.context.close();
});

test("a pairing can be forgotten while the server is down", async () => {
  await drape.stop();
  const page = await open("options");
  await page.getByText("Drape is not running.").waitFor();
  await page.getByRole("button", { name: "Unpair" }).click();
  await page.getByText("This browser has forgotten its token. Drape could not be told, and still knows it").waitFor();
  await page.getByText("Not paired.").waitFor();
  expect(await page.getByRole("button", { name: "Unpair" }).isVisible()).toBe(false);
  await page.close();
});
