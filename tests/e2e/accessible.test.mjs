// axe-core finds no violation on the extension's pages and panels, light and dark, 320 pixels wide; a panel covers neither the flagged
// words nor the Post button.
import { describe, expect, test } from "vitest";
import { violationsOf, violationsOfPanel } from "./support/axe.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { hasLength, until } from "./support/until.mjs";

const drape = useDrape();

const PAGES = ["popup", "options", "limits", "demo"].flatMap((name) => [
  [name, "light"],
  [name, "dark"],
]);

test.each(PAGES)("%s, %s", async (name, colorScheme) => {
  const page = await drape.openPage(name, { width: 320, height: 800 });
  await page.emulateMedia({ colorScheme });
  if (name === "popup" || name === "options") await page.getByText("Connected to Drape").waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
});

const POST = "Is your cell (202) 555-0143? Your member number is 1EG4-TE5-MK73, SSN 536-90-4399, ok?";

/** A post at the moment that a finding's card, or the card that holds it, is open. */
async function openPanel(kind, { width = 640, height = 620, url = FACEBOOK, ...media } = {}) {
  const tab = await drape.openTab(url);
  await tab.page.setViewportSize({ width, height });
  await tab.page.emulateMedia(media);
  await tab.insert("#post", POST);
  await tab.underlinesAre({ block: ["1EG4-TE5-MK73", "536-90-4399"], warn: ["(202) 555-0143"] });
  if (kind === "card") await tab.openCard("536-90-4399");
  else await tab.click("#send-post");
  const [card] = await until(() => tab.elements("card"), hasLength(1));
  return { tab, card };
}

/** How many of the underlined words (only `quotes` where they are given) and the Post button lie below a box; runs in the page. */
function countCovered([{ left, top, right, bottom }, quotes]) {
  const words = [...CSS.highlights.values()]
    .flatMap((one) => [...one])
    .filter((range) => quotes === null || quotes.includes(`${range}`));
  const boxes = [...words, document.querySelector("#send-post")].map((one) => one.getBoundingClientRect());
  return boxes.filter((one) => one.left < right && left < one.right && one.top < bottom && top < one.bottom).length;
}

describe.each(["card", "hold"])("the %s", (kind) => {
  test.each(["light", "dark"])("%s: axe finds nothing in its markup and colours", async (colorScheme) => {
    const { tab, card } = await openPanel(kind, { colorScheme });
    const [chip] = await tab.elements("chip");
    await tab.page.close();
    expect(await violationsOfPanel(drape.browser, `${card.html}${chip.html}`, colorScheme)).toEqual([]);
  });

  test.each([
    [1280, 800],
    [640, 620],
    [320, 640],
  ])(
    "at %i × %i it stands on the screen, and neither on the flagged words nor on the Post button",
    async (width, height) => {
      const { tab, card } = await openPanel(kind, { width, height });
      const { box } = card;
      expect([box.left >= 0, box.top >= 0, box.right <= width, box.bottom <= height]).toEqual([true, true, true, true]);
      const quotes = kind === "hold" ? null : ["536-90-4399"];
      expect(await tab.page.evaluate(countCovered, [box, quotes])).toBe(0);
    },
  );

  test("it stays with its place when the page scrolls and the window changes", async () => {
    const { tab, card } = await openPanel(kind, { width: 640, height: 620 });
    await tab.page.evaluate(() => document.body.style.setProperty("padding-bottom", "900px"));
    await tab.page.evaluate(() => scrollTo(0, 40));
    const { box } = (
      await until(
        () => tab.elements("card"),
        ([now]) => now.box.top !== card.box.top,
      )
    )[0];
    expect(box.top).toBeLessThan(card.box.top);
    await tab.page.setViewportSize({ width: 320, height: 620 });
    await until(
      () => tab.elements("card"),
      ([now]) => now.box.left >= 0 && now.box.right <= 320,
    );
  });

  test("on a page that is written from right to left it reads from left to right, on the screen, and works", async () => {
    const { tab, card } = await openPanel(kind, { url: `${FACEBOOK}/rtl` });
    expect(card.style.direction).toBe("ltr");
    expect([card.box.left >= 0, card.box.right <= 640]).toEqual([true, true]);
    await tab.press(kind === "card" ? "Redact" : "Edit");
    if (kind === "card") await tab.textIs("post", POST.replace("536-90-4399", "…"));
    else expect(await tab.elements("card")).toEqual([]);
  });
});

test("with forced colours the mirror of a field stays invisible, and only its underlines are drawn", async () => {
  const tab = await drape.openTab(INSTAGRAM);
  await tab.page.emulateMedia({ forcedColors: "active" });
  await tab.insert("#comment", "my SSN is 536-90-4399");
  await tab.marksAre([["536-90-4399", "block"]]);
  const [mirror] = await tab.elements("mirror");
  expect(mirror.style.color).toBe("rgba(0, 0, 0, 0)");
});
