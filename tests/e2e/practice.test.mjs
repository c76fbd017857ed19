// What a practice chooses in the options, and the first-use page, with the real server behind them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
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
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`chrome-extension://${browser.id}/${name}.html`);
  return page;
}

const isWiderThanTheWindow = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

test("without a server the practice's form is not shown, so that nothing typed is lost", async () => {
  const page = await open("options");
  await page.getByText("Not paired.").waitFor();
  expect(await page.getByRole("button", { name: "Save" }).isVisible()).toBe(false);
  await page.close();
  await pair(browser, drape);
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

  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText("News of project bluebird! My cell is 202-555-0143.");
  await met.shows({ warn: ["project bluebird"] });
  await met.page.close();
});

test("what is not allowed is said, and what was typed stays", async () => {
  const page = await open("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Always flag:").fill("Oakview 12\n!!!");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Not saved: terms: at most 5000").waitFor();
  expect(await page.getByLabel("Always flag:").inputValue()).toBe("Oakview 12\n!!!");
  await page.close();
});

test("names come from a file", async () => {
  const file = join(drape.home, "staff.vcf");
  writeFileSync(file, "BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n");
  const page = await open("options");
  await page.getByText("Connected to Drape").waitFor();
  await page.getByLabel("Add to “never flag”").setInputFiles(file);
  await page.getByText("Added.").waitFor();
  expect(await page.getByLabel("Never flag:").inputValue()).toBe("(202) 555-0143\nDenise Kim");
  writeFileSync(file, "nothing");
  await page.getByLabel("Add to “never flag”").setInputFiles(file);
  await page.getByText("Not saved: not a readable vcard file").waitFor();
  await page.close();
});

test("words that are always allowed are flagged nowhere again, and only a hash of them is kept", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText("Lost and found: SSN 536-90-4399.");
  await met.open("536-90-4399");
  await met.press("Not right?", "DisclosureTriangle");
  await met.press("Always allow these words");
  await met.shows({});
  const kept = await browser.context.serviceWorkers()[0].evaluate(() => chrome.storage.local.get(null));
  expect(kept.allowed.length).toBe(1);
  expect(JSON.stringify(kept)).not.toContain("536-90");
  const page = await open("options");
  await page.getByText("1 text is always allowed.").waitFor();
  await page.getByRole("button", { name: "Forget them" }).click();
  await page.getByText("0 texts are always allowed.").waitFor();
  await met.shows({ block: ["536-90-4399"] });
  await page.close();
  await met.page.close();
});

test("a rule is turned off in a profile from the card, and on again in the options", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText("Lost and found: SSN 536-90-4399.");
  await met.open("536-90-4399");
  await met.press("Not right?", "DisclosureTriangle");
  await met.press("Turn this rule off in this profile");
  await met.shows({});
  const page = await open("options");
  await page.getByLabel("ssn is turned off in “HIPAA, strict”").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("No rule is turned off.").waitFor();
  expect(await isWiderThanTheWindow(page)).toBe(false);
  await met.shows({ block: ["536-90-4399"] });
  await page.close();
  await met.page.close();
});

test("a report of a false alarm names the rule and holds nothing of the text", async () => {
  await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const met = await meet(browser.context, "https://www.facebook.com/");
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText("Lost and found: SSN 536-90-4399.");
  await met.open("536-90-4399");
  await met.press("Not right?", "DisclosureTriangle");
  await met.press("Copy a report without the text");
  await met.says(/^Copied, without your text/);
  const copied = await met.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^False alarm of Drape [\d.]+: rule ssn \(block\), profile hipaa-strict, facebook_post$/);
  await met.page.close();
});

test("five screens teach the limits with findings of the real server", async () => {
  const options = await open("options");
  await options.getByLabel("Facebook comments").selectOption({ label: "as in the popup" });
  await options.getByRole("button", { name: "Save" }).click();
  await options.getByText("Saved.").waitFor();
  await options.close();
  const { page, says } = await meet(browser.context, `chrome-extension://${browser.id}/limits.html`);
  await page.setViewportSize({ width: 320, height: 800 });
  for (const number of [1, 2, 3, 4, 5]) {
    await page.getByRole("heading", { name: `${number} of 5` }).waitFor();
    await page.getByRole("button", { name: "What goes wrong" }).click();
    await says(/finding/);
    if (number === 1) {
      // nothing is sent by them, and nothing is held
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByRole("button", { name: "Back" }).click();
      await page.getByRole("heading", { name: "1 of 5" }).waitFor();
    }
    await page.getByRole("button", { name: "What works" }).click();
    await says("Nothing found");
    expect(await isWiderThanTheWindow(page)).toBe(false);
    if (number < 5) await page.getByRole("button", { name: "Next" }).click();
  }
  expect(await page.getByRole("button", { name: "Next" }).isDisabled()).toBe(true);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("heading", { name: "4 of 5" }).waitFor();
  await page.close();
});
