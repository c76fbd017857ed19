// What Drape costs while somebody types: from a key to the next frame, in a short and in a long post; and memory over many checks.
import { chromium } from "playwright-core";
import { CHROMIUM, launch, pair } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const KEYS = 200;
const CHECKS = Number(process.env.CHECKS ?? 1000);
const LINE = "We saw Mrs. Lopez in our office on 3/14, and the knee is healing well. ";

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
const high = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)];

/** Milliseconds from each key to the frame that shows it, and the gaps between frames meanwhile. */
async function typed(page, selector, size) {
  await page.goto("https://www.facebook.com/");
  await page.locator(selector).click();
  await page.keyboard.insertText(LINE.repeat(1 + Math.floor(size / LINE.length)).slice(0, size));
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
        const at = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.keys.push(performance.now() - at)));
      },
      true,
    );
  });
  for (let i = 0; i < KEYS; i += 1) await page.keyboard.type("etaoin sh"[i % 9], { delay: 40 });
  return page.evaluate(() => ({ keys: window.keys, gaps: window.gaps.slice(5) }));
}

async function typing(page) {
  const found = {};
  for (const size of [100, 5000]) found[size] = await typed(page, "#post", size);
  return found;
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
  await page.goto("https://www.facebook.com/");
  await page.locator("#post").click();
  await checks(page, 50);
  const before = await memory(page);
  await checks(page, CHECKS);
  return { before, after: await memory(page) };
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
  const withDrape = await typing(await browser.context.newPage());
  console.log(
    "| typing in a post of | key to frame, median ms | 95 % ms | ratio | frames dropped (over 25 ms), of all |",
  );
  console.log("|---|---|---|---|---|");
  for (const size of [100, 5000]) {
    for (const [name, found] of [
      ["without Drape", without[size]],
      ["with Drape", withDrape[size]],
    ]) {
      const ratio = median(found.keys) / median(without[size].keys);
      const long = found.gaps.filter((gap) => gap > 25).length;
      const cells = [
        `${size} characters, ${name}`,
        median(found.keys).toFixed(1),
        high(found.keys).toFixed(1),
        ratio.toFixed(2),
      ];
      console.log(`| ${cells.join(" | ")} | ${long} of ${found.gaps.length} |`);
    }
  }
  const grown = [
    ["without Drape", await growth(await bare.newPage())],
    ["with Drape", await growth(await browser.context.newPage())],
  ];
  console.log(`\n| memory | heap KB | DOM nodes | listeners |\n|---|---|---|---|`);
  for (const [name, { before, after }] of grown)
    for (const [when, one] of [
      ["after 50 texts", before],
      [`after ${CHECKS} more`, after],
    ])
      console.log(`| ${when}, ${name} | ${one.kilobytes} | ${one.nodes} | ${one.listeners} |`);
  await bare.close();
  await browser.context.close();
} finally {
  await drape.remove();
  sites.close();
}
