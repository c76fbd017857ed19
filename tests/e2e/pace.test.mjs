// At every pace of typing, findings appear word by word and soon enough, and none goes away again before the user stops.
import { expect, test } from "vitest";
import { attachToContentScript } from "./support/content-script.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();

const POST = "Glad to see you on 3/14 Maria, and hope the rash is gone! Call us at (202) 555-0143.";
const CALM = "Our new parking spaces are ready, walk in and see.";
const FOUND = ["3/14", "Maria", "rash"];
/** Inserted at once at the end: when it is underlined, everything before it has been checked. */
const LAST = " SSN 536-90-4399.";

const LEXICAL = ["a Lexical editor", FACEBOOK, "#post"];
const FIELD = ["a field of React's", `${FACEBOOK}/photo`, "#alt"];
const RUNS = [...[30, 120, 300, 600].map((pace) => [pace, ...LEXICAL]), ...[30, 300].map((pace) => [pace, ...FIELD])];

/** Keeps every change of the chip and the underlines, with the text at that time, in `seen`; runs beside the content script. */
const RECORD = (box) => `
  (() => {
    globalThis.seen = [];
    const roots = () => [...document.documentElement.children].map((one) => chrome.dom.openOrClosedShadowRoot(one)).filter(Boolean);
    const all = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
    const look = () => {
      const field = document.querySelector("${box}");
      const chip = all(".chip").find((one) => !one.hidden);
      const said = chip ? chip.querySelector("[role=status]").textContent : "";
      const drawn = ["block", "warn", "note", "breach", "sentence"].flatMap((style) => [...(CSS.highlights.get("d-" + style) ?? [])].map(String));
      const marks = [...drawn, ...all(".mirror mark").map((one) => one.textContent)].sort();
      const now = { text: field.value ?? field.textContent, said, marks };
      const last = globalThis.seen.at(-1);
      if (last?.said !== said || String(last?.marks) !== String(marks)) globalThis.seen.push(now);
      requestAnimationFrame(() => setTimeout(look)); // what the frame drew stands then
    };
    look();
  })()`;

/** Type a text at a pace; returns what was to be seen meanwhile, one after another. */
async function typeAtPace(url, box, text, pace) {
  const { page } = await drape.openTab(url);
  const contentScript = await attachToContentScript(page);
  await page.locator(box).click();
  await contentScript.evaluate(RECORD(box));
  await page.keyboard.type(text, { delay: pace });
  await page.keyboard.insertText(LAST);
  await until(
    () => contentScript.evaluate("globalThis.seen.at(-1).marks"),
    (marks) => marks.includes("536-90-4399"),
  );
  const seen = await contentScript.evaluate("globalThis.seen");
  await contentScript.detach();
  return {
    seen: seen.filter((one) => one.text.length <= text.length),
    last: seen.at(-1),
  };
}

const countOf = (said) => Number(/^(\d+) finding/.exec(said)?.[1] ?? 0);

test.each(RUNS)(
  "%i ms a key, in %s: what is found only grows, word by word",
  async (pace, _, url, box) => {
    const { seen, last } = await typeAtPace(url, box, POST, pace);
    const counts = seen.map(({ said }) => countOf(said));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b)); // nothing comes and goes
    const chips = seen.map(({ said }) => said).filter((said, i, all) => said !== all[i - 1]);
    expect(chips.length).toBeLessThanOrEqual(FOUND.length + 4);
    expect(chips.slice(1)).not.toContain("");
    expect(chips).not.toContain("Checking…");
    const first = seen.find(({ marks }) => marks.length > 0);
    expect(first.text.length).toBeLessThanOrEqual("Glad to see you on 3/14 Maria, and hope the rash is".length);
    const inUnfinished = seen.filter(
      ({ text, marks }) => /[^\s,;!?()]$/.test(text) && marks.some((one) => text.endsWith(one)),
    );
    expect(inUnfinished).toEqual([]);
    expect(last.marks).toEqual(expect.arrayContaining(FOUND));
  },
  120_000,
);

test.each([
  [30, ...LEXICAL],
  [300, ...LEXICAL],
])("%i ms a key, in %s: what is harmless is called so once", async (pace, _, url, box) => {
  const { seen } = await typeAtPace(url, box, CALM, pace);
  expect(seen.map(({ said, marks }) => [said, marks])).toEqual([
    ["", []],
    ["Nothing found", []],
  ]);
});

test.each([LEXICAL, FIELD])(
  "in %s, what an input method still composes is judged once it is written",
  async (_, url, box) => {
    const { page, statusIs } = await drape.openTab(url);
    const contentScript = await attachToContentScript(page);
    await page.locator(box).click();
    await contentScript.evaluate(RECORD(box));
    await page.keyboard.insertText("Thanks Maria for coming in on 3/14. SSN ");
    await statusIs(/finding/);
    const marks = () => contentScript.evaluate("globalThis.seen.at(-1).marks");
    const cdp = await page.context().newCDPSession(page);
    const [ssn, other] = ["536-90-4399", "457-55-5462"];
    const composed = `${ssn} is hers`;
    for (let end = 1; end <= composed.length; end++) {
      await cdp.send("Input.imeSetComposition", {
        text: composed.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
      await page.evaluate(drawFrames, end < composed.length ? 6 : 90); // at last longer than any pause before a check
    }
    expect(await marks()).toEqual(expect.arrayContaining(["3/14", "Maria"]));
    expect(await marks()).not.toContain(ssn);
    await cdp.send("Input.insertText", { text: composed });
    await page.keyboard.insertText(`, ${other}.`);
    await until(marks, (now) => now.includes(ssn) && now.includes(other));
    expect(
      await contentScript.evaluate(
        `globalThis.seen.filter(({ text, marks }) => marks.includes("${ssn}") && !text.includes("${other}"))`,
      ),
    ).toEqual([]);
    await contentScript.detach();
  },
);

/** Let so many frames be drawn; runs in the page. */
async function drawFrames(count) {
  for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
}
