// A tab as a user has it: the page, and the extension's underlines, chip and panels, which the page can't reach.
import { equals, until } from "../until.mjs";
import { accessibilityOf } from "./accessibility.mjs";
import { composerOf } from "./composer.mjs";
import { highlightsOf } from "./highlights.mjs";
import { mouseOf } from "./mouse.mjs";
import { shadowTreeOf } from "./shadow-tree.mjs";

/** Open a page in a new tab; `page` is Playwright's, `errors` are those that its scripts threw. */
export async function openTab(context, url) {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  const cdp = await context.newCDPSession(page);
  for (const domain of ["Accessibility", "DOM", "CSS"]) await cdp.send(`${domain}.enable`);
  const tab = {
    page,
    errors,
    ...composerOf(page),
    ...highlightsOf(page),
    ...accessibilityOf(cdp),
    ...shadowTreeOf(cdp),
  };
  return { ...tab, ...mouseOf(tab, cdp), ...blockedWordsOf(tab) };
}

/** The words of findings that block, underlined in an editor or over a text field. */
function blockedWordsOf({ underlines, marks }) {
  const blockedWords = async () => {
    const [{ block }, all] = [await underlines(), await marks()];
    return [...block, ...all.filter(([, severity]) => severity === "block").map(([words]) => words)];
  };
  return { blockedWords, blockedWordsAre: (wanted) => until(blockedWords, equals(wanted)) };
}
