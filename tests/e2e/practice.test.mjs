// What a practice sets in the options, and the page that teaches the limits, with the real server.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pair, storageOf } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";

const drape = useDrape({ paired: false });

/** Open a page of the extension in a narrow window. */
const open = (name) => drape.openPage(name, { width: 320, height: 800 });

const isWiderThanTheWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test("without a server the practice's form is not shown, so that nothing typed is lost", async () => {
  const page = await open("options");
  await page.getByText("Not paired.").waitFor();
  expect(await page.getByRole("button", { name: "Save" }).isVisible()).toBe(false);
  await pair(drape.browser, drape.server);
});

test("lists, the contact and a surface's profile are kept, and work at once", async () => {
  const page = await open("options");
  await page.getByLabel("Always flag:").fill("Project Bluebird\n\nOakview 12");
  await page.getByLabel("Never flag:").fill("(202) 555-0143");
  await page.getByLabel("How to reach you").fill("555-0100, the front desk");
  await page.getByLabel("Facebook comments").selectOption({ label: "Patient community" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  expect(await isWiderThanTheWindow(page)).toBe(false);
  await page.reload();
  await page.getByText("Connected to Drape").waitFor();
  expect(await page.getByLabel("Always flag:").inputValue()).toBe("Project Bluebird\nOakview 12");
  await page.close();

  const popup = await open("popup");
  await popup.getByText("“HIPAA, strict” is active because it was chosen here.").waitFor();
  await popup.getByText("Facebook comments follow “Patient community”, as chosen in the options.").waitFor();
  await popup.close();

  const tab = await drape.openWith(FACEBOOK, "#post", "News of project bluebird! My cell is 202-555-0143.");
  await tab.underlinesAre({ warn: ["project bluebird"] });
});

test("what is not allowed is said, and what was typed stays", async () => {
  const page = await open("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Always flag:").fill("Oakview 12\n!!!");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not saved: terms: at most 5000").waitFor();
  expect(await page.getByLabel("Always flag:").inputValue()).toBe("Oakview 12\n!!!");
});

test("names come from a file", async () => {
  const file = join(drape.server.home, "staff.vcf");
  writeFileSync(file, "BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n");
  const page = await open("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Add to “never flag”").setInputFiles(file);
  await page.getByText("Added.").waitFor();
  expect(await page.getByLabel("Never flag:").inputValue()).toBe("(202) 555-0143\nDenise Kim");
  writeFileSync(file, "nothing");
  await page.getByLabel("Add to “never flag”").setInputFiles(file);
  await page.getByText("Not saved: not a readable vcard file").waitFor();
});

/** Open the card of a finding, and its part "Not right?". */
async function openNotRight() {
  const tab = await drape.openWith(FACEBOOK, "#post", "Lost and found: SSN 536-90-4399.");
  await tab.openCard("536-90-4399");
  await tab.press("Not right?", "DisclosureTriangle");
  return tab;
}

test("words that are always allowed are flagged nowhere again, and only a hash of them is kept", async () => {
  const tab = await openNotRight();
  await tab.press("Always allow these words");
  await tab.underlinesAre({});
  const kept = await storageOf(drape.browser);
  expect(kept.allowed.length).toBe(1);
  expect(JSON.stringify(kept)).not.toContain("536-90");
  const page = await open("options");
  await page.getByText("1 text is always allowed.").waitFor();
  await page.getByRole("button", { name: "Forget them" }).click();
  await page.getByText("0 texts are always allowed.").waitFor();
  await tab.underlinesAre({ block: ["536-90-4399"] });
});

test("a rule is turned off in a profile from the card, and on again in the options", async () => {
  const tab = await openNotRight();
  await tab.press("Turn this rule off in this profile");
  await tab.underlinesAre({});
  const page = await open("options");
  await page.getByLabel("ssn is turned off in “HIPAA, strict”").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("No rule is turned off.").waitFor();
  expect(await isWiderThanTheWindow(page)).toBe(false);
  await tab.underlinesAre({ block: ["536-90-4399"] });
});

test("a report of a false alarm names the rule and holds nothing of the text", async () => {
  await drape.browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const tab = await openNotRight();
  await tab.press("Copy a report without the text");
  await tab.statusIs(/^Copied, without your text/);
  const copied = await tab.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^False alarm of Drape [\d.]+: rule ssn \(block\), profile hipaa-strict, facebook_post$/);
});

test("five screens teach the limits with findings of the real server", async () => {
  const options = await open("options");
  await options.getByLabel("Facebook comments").selectOption({ label: "as in the popup" });
  await options.getByRole("button", { name: "Save" }).click();
  await options.getByText("Saved.").waitFor();
  await options.close();
  const { page, statusIs } = await drape.openTab(`chrome-extension://${drape.browser.id}/limits.html`);
  await page.setViewportSize({ width: 320, height: 800 });
  for (const number of [1, 2, 3, 4, 5]) {
    await page.getByRole("heading", { name: `${number} of 5` }).waitFor();
    await page.getByRole("button", { name: "What goes wrong" }).click();
    await statusIs(/finding/);
    if (number === 1) {
      // nothing is sent by them, and nothing is held
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByRole("button", { name: "Back" }).click();
      await page.getByRole("heading", { name: "1 of 5" }).waitFor();
    }
    await page.getByRole("button", { name: "What works" }).click();
    await statusIs("Nothing found");
    expect(await isWiderThanTheWindow(page)).toBe(false);
    if (number < 5) await page.getByRole("button", { name: "Next" }).click();
  }
  expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("heading", { name: "4 of 5" }).waitFor();
});
