// Findings next to, on, and across nodes that an editor treats as one piece: emoji, mentions, hashtags.
import { expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";

const drape = useDrape();

/** Where the finding is, what is filled into the editor, and its text once the finding is redacted. */
const CASES = [
  ["between two emoji that are text", ["SSN ", ["token", "😀"], "536-90-4399", ["token", "🎉"]], "SSN 😀…🎉"],
  ["beside an emoji image", ["SSN 536-90-4399", ["emoji", "🎉"], " ok"], "SSN …🎉 ok"],
  ["on a whole mention", ["SSN ", ["mention", "536-90-4399"], ", ok"], "SSN …, ok"],
  ["over the end of a text and a whole mention", ["SSN 536-90-", ["mention", "4399"], " ok"], "SSN … ok"],
  ["before a hashtag", ["#flushots SSN 536-90-4399 #thanks"], "#flushots SSN … #thanks"],
];

/** The kinds of nodes in an editor, and how many images it has. */
const nodesOf = ({ page }, editor) =>
  page.evaluate((name) => [window.editors[name].kinds(), document.querySelectorAll(`#${name} img`).length], editor);

for (const editor of ["post", "comment"]) {
  test.each(CASES)(
    `in a Facebook ${editor}, a finding %s is underlined, taken out alone and put back`,
    async (_, pieces, redacted) => {
      const tab = await drape.openTab(FACEBOOK);
      await tab.click(`#${editor}`);
      await tab.fill(editor, pieces);
      const before = await tab.text(editor);
      const nodes = await nodesOf(tab, editor);
      const rendered = () => tab.page.locator(`#${editor}`).evaluate((root) => root.textContent);
      const images = pieces.filter(([kind]) => kind === "emoji").map(([, alt]) => alt);
      const withoutImages = (text) => images.reduce((rest, alt) => rest.replace(alt, ""), text);
      expect(await rendered()).toBe(withoutImages(before));
      await tab.underlinesAre({ block: ["536-90-4399"] });
      await tab.openCard("536-90-4399");
      await tab.press("Redact");
      await tab.textIs(editor, redacted);
      await tab.underlinesAre({});
      expect(await rendered()).toBe(withoutImages(redacted));
      await tab.press("Undo");
      await tab.textIs(editor, before);
      expect(await rendered()).toBe(withoutImages(before));
      expect(await nodesOf(tab, editor)).toEqual(nodes);
    },
  );
}
