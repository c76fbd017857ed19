// Real Chromium with the built extension, and what a user sees and does in it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const EXTENSION = fileURLToPath(new URL("../../extension/dist/chrome", import.meta.url));
const PATHS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export const CHROMIUM = PATHS.find((path) => path && existsSync(path));

/** Launch Chromium with the extension, on a profile that goes when it closes unless it is named; `id` is the extension's.
 * `more` are further options of Playwright's. */
export async function launch({ sites, headless = true, colorScheme = "light", profile = "", ...more }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless,
    colorScheme,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-extensions-except=${EXTENSION}`,
      `--load-extension=${EXTENSION}`,
      ...(sites?.arguments ?? []),
    ],
    ...more,
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    await closeOptions(context);
    return { context, id: new URL(worker.url()).host };
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** Close the options page that a new installation opens: with a display it opens in the only tab, and the browser would
 * end with its last one. */
async function closeOptions(context) {
  const opened = () => context.pages().find((page) => page.url().endsWith("/options.html"));
  const options = await until(opened, Boolean);
  if (context.pages().length === 1) await context.newPage();
  await options.close();
}

/** Pair through the options page, as a user does. */
export async function pair({ context, id }, drape) {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.getByLabel("Port", { exact: true }).fill(String(drape.port));
  await page.getByLabel("Code").fill(drape.pairingCode());
  await page.getByRole("button", { name: "Pair", exact: true }).click();
  await page.getByText("This browser is paired.").waitFor();
  await page.close();
}

/** Switch the profile in the popup. */
export async function chooseProfile({ context, id }, title) {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/popup.html`);
  await page.getByRole("radio", { name: title }).check();
  await page.getByText("Connected to Drape").waitFor();
  await page.close();
}

/** Put the extension's background to sleep, as the browser does after half a minute without work. */
export async function putToSleep({ context, id }) {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/popup.html`);
  const cdp = await context.newCDPSession(page);
  await cdp.send("ServiceWorker.enable");
  await cdp.send("ServiceWorker.stopAllWorkers");
  await page.close();
}

/** Wait until `look` gives what `wanted` accepts; fails with the last thing seen. */
export async function until(look, wanted, patience = 8000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (wanted(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`waited in vain, last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** What the content script can see, our own closed shadow tree included: run there, so that the extension needs no hook. */
export async function besideDrape(page) {
  const cdp = await page.context().newCDPSession(page);
  const contexts = [];
  cdp.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
  await cdp.send("Runtime.enable");
  const { id } = contexts.findLast(({ name }) => name === "Drape");
  const run = async (expression) => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
      contextId: id,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { run, end: () => cdp.detach() };
}

const same = (wanted) => (seen) => JSON.stringify(seen) === JSON.stringify(wanted);

/** A page as a user meets it: our underlines and buttons, which stand where the page can't reach. */
export async function meet(context, url) {
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  const cdp = await context.newCDPSession(page);
  for (const domain of ["Accessibility", "DOM", "CSS"]) await cdp.send(`${domain}.enable`);

  /** The underlined words by severity; sentences to think over, which the reader finds, are not among them. */
  const underlines = () =>
    page.evaluate(() =>
      Object.fromEntries(
        ["block", "warn", "note"].map((severity) => [
          severity,
          [...(CSS.highlights.get(`d-${severity}`) ?? [])].map(String).sort(),
        ]),
      ),
    );

  /** The marks over a textarea: text and severity, in order. */
  const marks = async () =>
    (await markNodes())
      .map((node) => [wordsOf(node), styleOf(node)])
      .filter(([, style]) => !["breach", "sentence"].includes(style));

  const styleOf = (node) => node.attributes[node.attributes.indexOf("data-severity") + 1];

  const wordsOf = (node) => node.children[0].nodeValue;

  const markNodes = () => nodesOf((node) => node.nodeName === "MARK");

  /** The markup of our elements of a class, and where they stand. */
  async function ours(name) {
    const classOf = ({ attributes = [] }) => attributes[attributes.indexOf("class") + 1] ?? "";
    const nodes = await nodesOf((node) => classOf(node).split(" ").includes(name));
    const seen = nodes.map(async ({ backendNodeId, nodeId }) => {
      const { outerHTML } = await cdp.send("DOM.getOuterHTML", { backendNodeId });
      const { computedStyle } = await cdp.send("CSS.getComputedStyleForNode", { nodeId });
      const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId });
      const [left, top, , , right, bottom] = model.border;
      const style = Object.fromEntries(computedStyle.map((one) => [one.name, one.value]));
      return { html: outerHTML, style, box: { left, top, right, bottom } };
    });
    return Promise.all(seen);
  }

  async function nodesOf(wanted) {
    const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
    const found = [];
    const visit = (node) => {
      if (wanted(node)) found.push(node);
      for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) visit(child);
    };
    visit(root);
    return found;
  }

  /** Where the middle of a box of the page is. */
  async function middle(backendNodeId) {
    const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId });
    const [x1, y1, x2, , , y2] = model.border;
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** Click where a mark over a textarea stands. */
  async function openMark(quote) {
    const node = (await markNodes()).find((mark) => wordsOf(mark) === quote);
    const { x, y } = await middle(node.backendNodeId);
    await page.mouse.click(x, y);
    await until(
      () => accessible("dialog", "Drape"),
      (nodes) => nodes.length === 1,
    );
  }

  async function accessible(role, name) {
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    return nodes.filter((n) => !n.ignored && n.role?.value === role && (name === undefined || n.name?.value === name));
  }

  /** What the chip says. */
  async function status() {
    const [node] = await accessible("status");
    if (!node) return null;
    const { nodes } = await cdp.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((n) => [n.nodeId, n]));
    const words = (n) =>
      n.role?.value === "StaticText"
        ? n.name.value
        : (n.childIds ?? []).map((id) => words(byId.get(id) ?? {})).join("");
    return words(node) || null;
  }

  async function press(name, role = "button") {
    await pressAnd(name, () => null, role);
  }

  /** Press a control of ours and do something else before the page has done with it. */
  async function pressAnd(name, act, role = "button") {
    const { x, y } = await rests(name, role);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await Promise.all([page.mouse.up(), act()]);
  }

  /** Where the middle of a control is once it rests: a card follows its place, which moves when a field that was left scrolls back. */
  async function rests(name, role) {
    let before = null;
    return until(
      async () => {
        const [node] = await accessible(role, name);
        const now = node ? await middle(node.backendDOMNodeId).catch(() => null) : null; // drawn anew just now
        const stays = now !== null && before?.x === now.x && before?.y === now.y;
        before = now;
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
        return { ...now, stays };
      },
      (now) => now.stays,
    );
  }

  /** Put the focus on a control of ours. */
  async function focus(role, name) {
    const [node] = await until(
      () => accessible(role, name),
      (nodes) => nodes.length > 0,
    );
    await cdp.send("DOM.focus", { backendNodeId: node.backendDOMNodeId });
  }

  /** Where the middle of an underlined stretch is, or null while it isn't underlined. */
  const placeOf = (quote) =>
    page.evaluate((wanted) => {
      for (const [, highlight] of CSS.highlights)
        for (const range of highlight)
          if (String(range) === wanted) {
            const { left, top, width, height } = range.getClientRects()[0];
            return { x: left + width / 2, y: top + height / 2 };
          }
      return null;
    }, quote);

  /** Click on an underlined stretch. */
  async function open(quote) {
    const at = await until(() => placeOf(quote), Boolean);
    await page.mouse.click(at.x, at.y);
    await until(
      () => accessible("dialog", "Drape"),
      (nodes) => nodes.length === 1,
    );
  }

  return {
    page,
    errors,
    underlines,
    marks,
    status,
    press,
    pressAnd,
    ours,
    focus,
    open,
    openMark,
    accessible,
    text: (editor) => page.evaluate((name) => window.editors[name].text(), editor),
    fill: (editor, pieces) => page.evaluate(([name, all]) => window.editors[name].fill(all), [editor, pieces]),
    sentencesAre: (wanted) =>
      until(
        () =>
          page.evaluate(() =>
            ["d-breach", "d-sentence"].flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map(String)),
          ),
        same(wanted),
      ),
    shows: (wanted) => until(underlines, same({ block: [], warn: [], note: [], ...wanted })),
    marksAre: (wanted) => until(marks, same(wanted)),
    says: (wanted) => until(status, wanted instanceof RegExp ? (seen) => wanted.test(seen ?? "") : same(wanted)),
    textIs: (editor, wanted) => until(() => page.evaluate((name) => window.editors[name].text(), editor), same(wanted)),
  };
}
