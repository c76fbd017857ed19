// A finding beside, on and over the nodes that an editor treats as one piece.
import { afterEach, expect, test } from "vitest";
import { meet } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const CASES = [
  ["between two emoji that are text", ["SSN ", ["token", "😀"], "536-90-4399", ["token", "🎉"]], "SSN 😀…🎉"],
  ["beside an emoji image", ["SSN 536-90-4399", ["emoji", "🎉"], " ok"], "SSN …🎉 ok"],
  ["on a whole mention", ["SSN ", ["mention", "536-90-4399"], ", ok"], "SSN …, ok"],
  ["over the end of a text and a whole mention", ["SSN 536-90-", ["mention", "4399"], " ok"], "SSN … ok"],
  ["before a hashtag", ["#flushots SSN 536-90-4399 #thanks"], "#flushots SSN … #thanks"],
];

for (const editor of ["post", "comment"]) {
  test.each(CASES)(
    `in a Facebook ${editor}, a finding %s is underlined, taken out alone and put back`,
    async (_, pieces, redacted) => {
      met = await meet(browser.context, "https://www.facebook.com/");
      const { page, fill, shows, open, press, text, textIs } = met;
      await page.locator(`#${editor}`).click();
      await fill(editor, pieces);
      const before = await text(editor);
      const nodes = () =>
        page.evaluate(
          (name) => [window.editors[name].kinds(), document.querySelectorAll(`#${name} img`).length],
          editor,
        );
      const kinds = await nodes();
      const shown = () => page.locator(`#${editor}`).evaluate((root) => root.textContent);
      const images = pieces.filter(([kind]) => kind === "emoji").map(([, alt]) => alt);
      const drawn = (whole) => images.reduce((rest, alt) => rest.replace(alt, ""), whole);
      expect(await shown()).toBe(drawn(before));
      await shows({ block: ["536-90-4399"] });
      await open("536-90-4399");
      await press("Redact");
      await textIs(editor, redacted);
      await shows({});
      expect(await shown()).toBe(drawn(redacted));
      await press("Undo");
      await textIs(editor, before);
      expect(await shown()).toBe(drawn(before));
      expect(await nodes()).toEqual(kinds);
    },
  );
}
