// Clicks on the extension's controls and on underlined words.
import { until } from "../until.mjs";
import { wordsOf } from "./shadow-tree.mjs";

export function mouseOf({ page, accessible, appears, markNodes, centreOfUnderline }, cdp) {
  const clickAt = ({ x, y }) => page.mouse.click(x, y);
  const nodeOf = async (role, name) => (await accessible(role, name))[0];

  /** Press a control of the extension and do something else before the page has done with it. */
  async function pressAnd(name, act, role = "button") {
    const { x, y } = await restingCentre(page, cdp, () => nodeOf(role, name));
    await page.mouse.move(x, y);
    await page.mouse.down();
    await Promise.all([page.mouse.up(), act()]);
  }

  const press = (name, role = "button") => pressAnd(name, () => null, role);

  return {
    pressAnd,
    press,
    /** Have a held post redacted, and post what it then shows. */
    async redactAndPost() {
      await press("Redact and post");
      await press("Post this");
    },
    /** Click on underlined words, which opens their card. */
    async openCard(quote) {
      await clickAt(await until(() => centreOfUnderline(quote), Boolean));
      await appears("dialog", "Drape");
    },
    /** Click where a mark over a text field is, which opens its card. */
    async openCardOfMark(quote) {
      const node = (await markNodes()).find((mark) => wordsOf(mark) === quote);
      await clickAt(await centreOf(cdp, node.backendNodeId));
      await appears("dialog", "Drape");
    },
  };
}

/** Where the middle of a control is once it stays there: a card follows its anchor, which moves when a field scrolls back. */
async function restingCentre(page, cdp, find) {
  let before = null;
  return until(
    async () => {
      const node = await find();
      const now = node ? await centreOf(cdp, node.backendDOMNodeId).catch(() => null) : null; // drawn anew just now
      const stays = now !== null && before?.x === now.x && before?.y === now.y;
      before = now;
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
      return { ...now, stays };
    },
    (now) => now.stays,
  );
}

async function centreOf(cdp, backendNodeId) {
  const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId });
  const [x1, y1, x2, , , y2] = model.border;
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
}
