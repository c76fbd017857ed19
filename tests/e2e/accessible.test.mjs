// axe-core finds nothing on the extension's pages and panels, in light and dark, at 320 pixels; panels stand where they may.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
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

const PANEL = readFileSync(new URL("../../extension/src/panel.css", import.meta.url), "utf8").replaceAll(
  ":host",
  ":root",
);
const POST = "Is your cell (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399, ok?";

/** A post at the moment that a finding's card, or the card that holds it, is open. */
async function opened(kind, { width = 640, height = 620, url = "https://www.facebook.com/", ...media } = {}) {
  const met = await meet(browser.context, url);
  await met.page.setViewportSize({ width, height });
  await met.page.emulateMedia(media);
  await met.page.locator("#post").click();
  await met.page.keyboard.insertText(POST);
  await met.shows({ block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] });
  if (kind === "card") await met.open("536-90-4399");
  else await met.page.locator("#send-post").click();
  const [card] = await until(
    () => met.ours("card"),
    (cards) => cards.length === 1,
  );
  return { met, card };
}

describe.each(["card", "hold"])("the %s", (kind) => {
  test.each(["light", "dark"])("%s: axe finds nothing in its markup and colours", async (colorScheme) => {
    const { met, card } = await opened(kind, { colorScheme });
    const [chip] = await met.ours("chip");
    await met.page.close();
    const page = await browser.context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.setContent(
      `<!doctype html><html lang="en"><title>x</title><style>${PANEL}.card{position:static}</style><main>${card.html}${chip.html}</main>`,
    );
    await page.evaluate(AXE);
    const rules = { "page-has-heading-one": { enabled: false } }; // it stands in the site's page
    const { violations } = await page.evaluate((options) => window.axe.run(options), { rules });
    expect(violations.map((one) => [one.id, one.nodes.map((node) => node.html)])).toEqual([]);
    await page.close();
  });

  test.each([
    [1280, 800],
    [640, 620],
    [320, 640],
  ])(
    "at %i × %i it stands on the screen, and neither on the flagged words nor on the Post button",
    async (width, height) => {
      const { met, card } = await opened(kind, { width, height });
      const { box } = card;
      expect([box.left >= 0, box.top >= 0, box.right <= width, box.bottom <= height]).toEqual([true, true, true, true]);
      const covered = await met.page.evaluate(
        ([{ left, top, right, bottom }, all]) => {
          const words = [...CSS.highlights.values()]
            .flatMap((one) => [...one])
            .filter((range) => all || `${range}` === "536-90-4399");
          const rects = [
            ...words.map((range) => range.getBoundingClientRect()),
            document.querySelector("#send-post").getBoundingClientRect(),
          ];
          return rects.filter((one) => one.left < right && left < one.right && one.top < bottom && top < one.bottom)
            .length;
        },
        [box, kind === "hold"],
      );
      expect(covered).toBe(0);
      await met.page.close();
    },
  );

  test("it stays with its place when the page scrolls and the window changes", async () => {
    const { met, card } = await opened(kind, { width: 640, height: 620 });
    await met.page.evaluate(() => document.body.style.setProperty("padding-bottom", "900px"));
    await met.page.evaluate(() => scrollTo(0, 40));
    const { box } = (
      await until(
        () => met.ours("card"),
        ([now]) => now.box.top !== card.box.top,
      )
    )[0];
    expect(box.top).toBeLessThan(card.box.top);
    await met.page.setViewportSize({ width: 320, height: 620 });
    await until(
      () => met.ours("card"),
      ([now]) => now.box.left >= 0 && now.box.right <= 320,
    );
    await met.page.close();
  });

  test("on a page that is written from right to left it reads from left to right, on the screen, and works", async () => {
    const { met, card } = await opened(kind, { url: "https://www.facebook.com/rtl" });
    expect(card.style.direction).toBe("ltr");
    expect([card.box.left >= 0, card.box.right <= 640]).toEqual([true, true]);
    await met.press(kind === "card" ? "Redact" : "Edit");
    if (kind === "card") await met.textIs("post", POST.replace("536-90-4399", "…"));
    else expect(await met.ours("card")).toEqual([]);
    await met.page.close();
  });
});

test("with forced colours the mirror of a field stays invisible, and only its underlines are drawn", async () => {
  const met = await meet(browser.context, "https://www.instagram.com/");
  await met.page.emulateMedia({ forcedColors: "active" });
  await met.page.locator("#comment").click();
  await met.page.keyboard.insertText("my SSN is 536-90-4399");
  await met.marksAre([["536-90-4399", "block"]]);
  const [mirror] = await met.ours("mirror");
  expect(mirror.style.color).toBe("rgba(0, 0, 0, 0)");
  await met.page.close();
});
