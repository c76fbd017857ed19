// Measures what Drape costs while somebody types: from key to underline, from key to the next frame, Redact all, and memory over
// many checks. With a file's name, it writes the figures there as JSON, too.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { chromium } from "playwright-core";
import { serveStandIns } from "./stand-ins/serve.mjs";
import { CHROMIUM, launch } from "./support/chromium.mjs";
import { attachToContentScript } from "./support/content-script.mjs";
import { pair, putToSleep } from "./support/extension.mjs";
import { startServer } from "./support/server.mjs";
import { FACEBOOK } from "./support/sites.mjs";

const KEYS = Number(process.env.KEYS ?? 300);
const SLEEPS = 6;
const SLEEP_MS = 21_000; // longer than the extension takes its background for awake, in checker.ts
const CHECKS = Number(process.env.CHECKS ?? 300);
const PAUSE_MS = 120; // how long the extension waits for the next key after a word, in pacing.ts
const LINE = "We saw Mrs. Lopez in our office on 3/14, and the knee is healing well. ";
const CALM = "Our new parking spaces are ready and the lift works again. ";
const BOXES = { Lexical: { path: "", selector: "#post" }, textarea: { path: "photo", selector: "#alt" } };

const sorted = (all) => all.toSorted((a, b) => a - b);
const percentile = (all, share) => sorted(all)[Math.min(all.length - 1, Math.floor(all.length * share))];
const summary = (all) => ({ median: round(percentile(all, 0.5)), p95: round(percentile(all, 0.95)) });
const round = (value) => Math.round(value * 10) / 10;

/** Open a page and put a text in its box. */
async function openWith(page, { path, selector }, text) {
  await page.goto(`${FACEBOOK}/${path}`);
  await page.locator(selector).click();
  if (text) await page.keyboard.insertText(text);
}

/** The roots of the extension's closed shadow trees. */
const ROOTS =
  "[...document.documentElement.children].map((one) => chrome.dom.openOrClosedShadowRoot(one)).filter(Boolean)";

/** Notes when a key goes down, and the frame after which another number of words is underlined. */
const WATCH = `
  (() => {
    const roots = ${ROOTS};
    const marks = ".mirror mark:not([data-severity=sentence], [data-severity=breach])";
    const underlined = () => {
      const drawn = ["block", "warn"].reduce((sum, name) => sum + (CSS.highlights.get("d-" + name)?.size ?? 0), 0);
      return drawn + roots.reduce((sum, root) => sum + root.querySelectorAll(marks).length, 0);
    };
    let pressed = 0;
    addEventListener("keydown", ({ timeStamp }) => { pressed = timeStamp; }, true);
    globalThis.nextChange = () => new Promise((resolve, reject) => {
      const before = underlined();
      const late = performance.now() + 5000;
      const afterFrame = (look) => requestAnimationFrame(() => setTimeout(look)); // what the frame drew is painted then
      const look = () => {
        if (pressed && underlined() !== before) {
          resolve(performance.now() - pressed);
          pressed = 0;
        } else if (performance.now() > late) reject(new Error("nothing changed, underlined: " + before));
        else afterFrame(look);
      };
      afterFrame(look);
    });
  })()`;

/** Milliseconds from a key to the frame that shows its underline, the pause for the next key left out. */
async function measureUnderlines(page, box, before, keys = KEYS, between = () => page.waitForTimeout(200)) {
  await openWith(page, box, `${before}Look at 536-90-439`); // the number is completed, and then its word
  await page.waitForTimeout(1500);
  const contentScript = await attachToContentScript(page);
  await contentScript.evaluate(WATCH);
  const took = [];
  while (took.length < keys) {
    await page.keyboard.press("9");
    const shown = contentScript.evaluate("nextChange()");
    await page.keyboard.press("Space"); // now an underline comes
    took.push((await shown) - PAUSE_MS);
    for (let i = 0; i < 2; i += 1) await page.keyboard.press("Backspace"); // and goes at once
    await between();
  }
  await contentScript.detach();
  return took;
}

/** Milliseconds from each key to the frame that shows it, and the gaps between frames meanwhile. */
async function measureTyping(page, box, size) {
  await openWith(page, box, LINE.repeat(1 + Math.floor(size / LINE.length)).slice(0, size));
  await page.waitForTimeout(1500); // the first check is done
  await page.evaluate(recordFrames);
  for (let i = 0; i < KEYS; i += 1) await page.keyboard.type("etaoin sh"[i % 9], { delay: 40 });
  const { keys, gaps } = await page.evaluate(() => ({ keys: window.keys, gaps: window.gaps.slice(5) }));
  return { ...summary(keys), dropped: gaps.filter((gap) => gap > 25).length, frames: gaps.length };
}

/** Keeps in `keys` how long each key waits for its frame, and in `gaps` the time between frames; runs in the page. */
function recordFrames() {
  Object.assign(window, { keys: [], gaps: [], last: performance.now() });
  const frame = (now) => {
    window.gaps.push(now - window.last);
    window.last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener(
    "keydown",
    () => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - pressed)));
    },
    true,
  );
}

async function measureAllTyping(page) {
  const found = {};
  for (const [kind, box] of Object.entries(BOXES))
    for (const size of [100, 5000]) found[`${kind}, ${size} characters`] = await measureTyping(page, box, size);
  return found;
}

/** Presses "Redact all" and gives the milliseconds until the text is without its numbers. */
const REDACT_ALL = (selector) => `(async () => {
  const box = document.querySelector("${selector}");
  const text = () => box.value ?? box.innerText;
  const roots = () => ${ROOTS};
  const buttons = () => roots().flatMap((root) => [...root.querySelectorAll("button")]);
  const button = (words) => buttons().find((one) => one.textContent.startsWith(words));
  const until = async (look) => {
    for (;;) {
      const seen = look();
      if (seen) return seen;
      await new Promise((r) => requestAnimationFrame(r));
    }
  };
  (await until(() => button("Show"))).click();
  const all = await until(() => button("Redact all"));
  const pressed = performance.now();
  all.click();
  await until(() => !/536-90/.test(text()) && button("Undo"));
  return performance.now() - pressed;
})()`;

/** Milliseconds from the press on "Redact all" to the text without the findings. */
async function measureRedactAll(page, box, findings) {
  const numbers = Array.from({ length: findings }, (_, i) => `SSN 536-90-${4300 + i}`);
  const took = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await openWith(page, box, numbers.join(" and "));
    const contentScript = await attachToContentScript(page);
    took.push(await contentScript.evaluate(REDACT_ALL(box.selector)));
    await contentScript.detach();
  }
  return took;
}

/** Heap, nodes and listeners of a page after garbage collection. */
async function memoryOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const counters = await cdp.send("Memory.getDOMCounters");
  return { kilobytes: Math.round(usedSize / 1024), nodes: counters.nodes, listeners: counters.jsEventListeners };
}

/** Have a post checked over and over, each time another text. */
async function checkOften(page, times) {
  for (let i = 0; i < times; i += 1) {
    await page.evaluate((text) => window.editors.post.fill([text]), `SSN 536-90-4399 and ${i}`);
    await page.waitForTimeout(160); // longer than the pause before a check
  }
}

/** Memory of a page before and after many texts. */
async function measureGrowth(page) {
  await openWith(page, BOXES.Lexical, "");
  await checkOften(page, 50);
  const before = await memoryOf(page);
  await checkOften(page, CHECKS);
  return { "after 50 texts": before, [`after ${CHECKS} more`]: await memoryOf(page) };
}

/** What underlines cost in a box: usually, after a long text, and while the background is asleep. */
async function measureBox(browser, page, box) {
  const asleep = async () => {
    await page.waitForTimeout(1000);
    await putToSleep(browser);
    await page.bringToFront();
    await page.waitForTimeout(SLEEP_MS);
  };
  return {
    "": summary(await measureUnderlines(page, box, "")),
    ", after 2,000 characters": summary(await measureUnderlines(page, box, CALM.repeat(34))),
    ", the background asleep": summary((await measureUnderlines(page, box, "", SLEEPS, asleep)).slice(1)), // at first it was awake
  };
}

/** Measure everything in a browser with the extension; `without` is typing in `bare`, a browser without it. */
async function measure(bare, without, browser) {
  const page = await browser.context.newPage();
  const result = {
    machine: { cores: cpus().length, processor: cpus()[0].model, day: new Date().toISOString().slice(0, 10) },
    browser: `Chromium ${bare.version()}`,
    keys: KEYS,
    typing: { without, with: await measureAllTyping(page) },
    underline: {},
    redactAll: {},
    memory: {},
  };
  for (const [kind, box] of Object.entries(BOXES)) {
    for (const [when, figures] of Object.entries(await measureBox(browser, page, box)))
      result.underline[`${kind}${when}`] = figures;
    for (const findings of [1, 5, 30])
      result.redactAll[`${kind}, ${findings}`] = summary(await measureRedactAll(page, box, findings));
  }
  if (CHECKS)
    result.memory = {
      "without Drape": await measureGrowth(await bare.newPage()),
      "with Drape": await measureGrowth(await browser.context.newPage()),
    };
  return result;
}

const standIns = await serveStandIns();
const server = await startServer();
try {
  const bare = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", ...standIns.arguments],
  });
  const without = await measureAllTyping(await bare.newPage());
  const browser = await launch({ standIns });
  await pair(browser, server);
  const result = await measure(bare, without, browser);
  console.log(JSON.stringify(result, null, 1));
  if (process.argv[2])
    writeFileSync(
      process.argv[2],
      `${JSON.stringify(result, null, 1)}
`,
    );
  await bare.close();
  await browser.context.close();
} finally {
  await server.remove();
  standIns.close();
}
