// The popup and the options page say how things stand, whatever went wrong before.
import { expect, test } from "vitest";
import { meet, pair } from "./browser.mjs";
import { stage } from "./stage.mjs";

let drape, browser;

stage(
  (on) => {
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

test("a pairing can be forgotten while the server is down", async () => {
  await drape.stop();
  const page = await open("options");
  await page.getByText("Drape is not running.").waitFor();
  await page.getByRole("button", { name: "Unpair" }).click();
  await page.getByText("This browser has forgotten its token.").waitFor();
  await page.getByText("Not paired.").waitFor();
  expect(await page.getByRole("button", { name: "Unpair" }).isVisible()).toBe(false);
  await page.close();
});
