// What a test of the guard looks at: what the page has posted, and what of ours holds it.
import { meet, until } from "./browser.mjs";

export const RISKY = "Lost and found: a card with SSN 536-90-4399.";
export const MENDED = "Lost and found: a card.";
export const CLEAN = "Flu shots this Saturday, 9 to 1.";

/** A page that is met, with what the guard does on it. */
export async function guardedPage(context, url) {
  const met = await meet(context, url);
  const posted = () => met.page.evaluate(() => window.posted);
  const shown = (role, name) =>
    until(
      () => met.accessible(role, name),
      (nodes) => nodes.length === 1,
    );
  const gone = (role, name) =>
    until(
      () => met.accessible(role, name),
      (nodes) => nodes.length === 0,
    );
  return {
    ...met,
    posted,
    postedIs: (wanted) => until(posted, (seen) => JSON.stringify(seen) === JSON.stringify(wanted)),
    isHeld: () => shown("alertdialog", "Drape holds this post"),
    isFree: () => gone("alertdialog"),
    shown,
    gone,
    notices: (words) => shown("StaticText", words),
    async write(box, text) {
      await met.page.locator(box).click();
      await met.page.keyboard.insertText(text);
    },
    async paste(box, text) {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await met.page.evaluate((words) => navigator.clipboard.writeText(words), text);
      await met.page.locator(box).click();
      await met.page.keyboard.press("Control+V");
    },
    enter: () => met.page.keyboard.press("Enter"),
    click: (selector) => met.page.locator(selector).click(),
  };
}
