// What a user does in the boxes of a page, what the page's editors then hold, and what it has posted.
import { equals, until } from "../until.mjs";

export function composerOf(page) {
  const text = (editor) => page.evaluate((name) => window.editors[name].text(), editor);
  const posted = () => page.evaluate(() => window.posted);

  return {
    text,
    textIs: (editor, wanted) => until(() => text(editor), equals(wanted)),
    fill: (editor, pieces) => page.evaluate(([name, all]) => window.editors[name].fill(all), [editor, pieces]),
    posted,
    postedIs: (wanted) => until(posted, equals(wanted)),
    click: (selector) => page.locator(selector).click(),
    pressEnter: () => page.keyboard.press("Enter"),
    /** Click into a box and write a text there key by key. */
    async type(box, words) {
      await page.locator(box).click();
      await page.keyboard.type(words);
    },
    /** Click into a box and put a text there at once. */
    async insert(box, words) {
      await page.locator(box).click();
      await page.keyboard.insertText(words);
    },
    /** Click into a box and paste a text there. */
    async paste(box, words) {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), words);
      await page.locator(box).click();
      await page.keyboard.press("Control+V");
    },
  };
}
