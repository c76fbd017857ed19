// What Drape costs while somebody types: keystroke to underline, to the next frame, redact-all, and memory over many checks.
// With a file's name the figures are also written there, as JSON.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { chromium } from "playwright-core";
import { besideDrape, CHROMIUM, launch, pair, putToSleep } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const KEYS = Number(process.env.KEYS ?? 300);
const SLEEPS = 6;
const SLEEP_MS = 21_000; // longer than the extension takes its background for awake, in checker.ts
const CHECKS = Number(process.env.CHECKS ?? 300);
const PAUSE_MS = 120; // how long the extension waits for the next key after a word, in pacing.ts
const LINE = "We saw Mrs. Lopez in our office on 3/14, and the knee is healing well. ";
const CALM = "Our new parking spaces are ready and the lift works again. ";
const BOXES = { Lexical: { path: "", selector: "#post" }, textarea: { path: "photo", selector: "#alt" } };

const sorted = (all) => all.toSorted((a, b) => a - b);
const at = (all, share) => sorted(all)[Math.min(all.length - 1, Math.floor(all.length * share))];
const summary = (all) => ({ median: round(at(all, 0.5)), p95: round(at(all, 0.95)) });
const round = (value) => Math.round(value * 10) / 10;

async function filled(page, { path, selector }, text) {
  await page.goto(`https://www.facebook.com/${path}`);
  await page.locator(selector).click();
  if (text) await page.keyboard.insertText(text);
}

/** Notes when a key goes down, and the frame after which another number of stretches is underlined. */
const WATCH = `
  (() => {
    const hosts = [...document.documentElement.children].map((one) => chrome.dom.openOrClosedShadowRoot(one)).filter(Boolean);
    const underlined = () => {
      const drawn = ["block", "warn"].reduce((sum, name) => sum + (CSS.highlights.get("d-" + name)?.size ?? 0), 0);
      return drawn + hosts.reduce((sum, host) => sum + host.querySelectorAll(".mirror mark:not([data-severity=sentence], [data-severity=breach])").length, 0);
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
async function underlines(page, box, before, keys = KEYS, between = () => page.waitForTimeout(200)) {
  await filled(page, box, `${before}Look at 536-90-439`); // the number is completed, and then its word
  await page.waitForTimeout(1500);
  const drape = await besideDrape(page);
  await drape.run(WATCH);
  const took = [];
  while (took.length < keys) {
    await page.keyboard.press("9");
    const shown = drape.run("nextChange()");
    await page.keyboard.press("Space"); // now an underline comes
    took.push((await shown) - PAUSE_MS);
    for (let i = 0; i < 2; i += 1) await page.keyboard.press("Backspace"); // and goes at once
    await between();
  }
  await drape.end();
  return took;
}

/** Milliseconds from each key to the frame that shows it, and the gaps between frames meanwhile. */
async function typed(page, box, size) {
  await filled(page, box, LINE.repeat(1 + Math.floor(size / LINE.length)).slice(0, size));
  await page.waitForTimeout(1500); // the first check is done
  await page.evaluate(() => {
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
  });
  for (let i = 0; i < KEYS; i += 1) await page.keyboard.type("etaoin sh"[i % 9], { delay: 40 });
  const { keys, gaps } = await page.evaluate(() => ({ keys: window.keys, gaps: window.gaps.slice(5) }));
  return { ...summary(keys), dropped: gaps.filter((gap) => gap > 25).length, frames: gaps.length };
}

async function typing(page) {
  const found = {};
  for (const [kind, box] of Object.entries(BOXES))
    for (const size of [100, 5000]) found[`${kind}, ${size} characters`] = await typed(page, box, size);
  return found;
}

/** Milliseconds from the press on "Redact all" to the text without the findings. */
async function redactAll(page, box, findings) {
  const numbers = Array.from({ length: findings }, (_, i) => `SSN 536-90-${4300 + i}`);
  const took = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await filled(page, box, numbers.join(" and "));
    const drape = await besideDrape(page);
    took.push(
      await drape.run(`(async () => {
        const box = document.querySelector("${box.selector}");
        const text = () => box.value ?? box.innerText;
        const roots = () => [...document.documentElement.children].map((one) => chrome.dom.openOrClosedShadowRoot(one)).filter(Boolean);
        const button = (words) => roots().flatMap((root) => [...root.querySelectorAll("button")]).find((one) => one.textContent.startsWith(words));
        const until = async (look) => { for (;;) { const seen = look(); if (seen) return seen; await new Promise((r) => requestAnimationFrame(r)); } };
        (await until(() => button("Show"))).click();
        const all = await until(() => button("Redact all"));
        const pressed = performance.now();
        all.click();
        await until(() => !/536-90/.test(text()) && button("Undo"));
        return performance.now() - pressed;
      })()`),
    );
    await drape.end();
  }
  return took;
}

/** Heap, nodes and listeners of a page after garbage collection. */
async function memory(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const counters = await cdp.send("Memory.getDOMCounters");
  return { kilobytes: Math.round(usedSize / 1024), nodes: counters.nodes, listeners: counters.jsEventListeners };
}

/** Have a post checked over and over, each time another text. */
async function checks(page, times) {
  for (let i = 0; i < times; i += 1) {
    await page.evaluate((text) => window.editors.post.fill([text]), `SSN 536-90-4399 and ${i}`);
    await page.waitForTimeout(160); // longer than the pause before a check
  }
}

/** Memory of a page before and after many texts. */
async function growth(page) {
  await filled(page, BOXES.Lexical, "");
  await checks(page, 50);
  const before = await memory(page);
  await checks(page, CHECKS);
  return { "after 50 texts": before, [`after ${CHECKS} more`]: await memory(page) };
}

const sites = await serveSites();
const drape = await startDrape();
try {
  const bare = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", ...sites.arguments],
  });
  const without = await typing(await bare.newPage());
  const browser = await launch({ sites });
  await pair(browser, drape);
  const page = await browser.context.newPage();
  const result = {
    machine: { cores: cpus().length, processor: cpus()[0].model, day: new Date().toISOString().slice(0, 10) },
    browser: `Chromium ${bare.version()}`,
    keys: KEYS,
    typing: { without, with: await typing(page) },
    underline: {},
    redactAll: {},
    memory: {},
  };
  for (const [kind, box] of Object.entries(BOXES)) {
    result.underline[kind] = summary(await underlines(page, box, ""));
    result.underline[`${kind}, after 2,000 characters`] = summary(await underlines(page, box, CALM.repeat(34)));
    const asleep = async () => {
      await page.waitForTimeout(1000);
      await putToSleep(browser);
      await page.bringToFront();
      await page.waitForTimeout(SLEEP_MS);
    };
    result.underline[`${kind}, the background asleep`] = summary(
      (await underlines(page, box, "", SLEEPS, asleep)).slice(1), // before the first it was awake
    );
    for (const findings of [1, 5, 30])
      result.redactAll[`${kind}, ${findings}`] = summary(await redactAll(page, box, findings));
  }
  if (CHECKS)
    result.memory = {
      "without Drape": await growth(await bare.newPage()),
      "with Drape": await growth(await browser.context.newPage()),
    };
  console.log(JSON.stringify(result, null, 1));
  if (process.argv[2]) writeFileSync(process.argv[2], `${JSON.stringify(result, null, 1)}\n`);
  await bare.close();
  await browser.context.close();
} finally {
  await drape.remove();
  sites.close();
}
