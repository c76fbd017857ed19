// axe-core finds nothing on the extension's pages, in light and dark, at 320 pixels.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { stage } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;

stage((on) => {
  ({ browser } = on);
});

const PAGES = ["popup", "options", "limits", "demo"].flatMap((name) => [
  [name, "light"],
  [name, "dark"],
]);

test.each(PAGES)("%s, %s", async (name, colorScheme) => {
  const page = await browser.context.newPage();
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`chrome-extension://${browser.id}/${name}.html`);
  if (name === "popup" || name === "options") await page.getByText("Connected to Drape").waitFor();
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await page.close();
});
