// Random typing, redacting and undoing, by the extension's own code, in one editor of each kind.
import { textOf } from "../../../extension/src/content/editor/box";
import { putCaret } from "../../../extension/src/content/editor/caret";
import { rangeOf, readDom as read } from "../../../extension/src/content/editor/dom-text";
import { edit, undo, write } from "../../../extension/src/content/editor/edit";
import { replaceSelected } from "../../../extension/src/content/editor/input";
import { applyEdits as applied, changeBetween, moveSpan as moved } from "../../../extension/src/content/editor/spans";
import "./editors.mjs";

const WORDS = [
  "Mrs. Lopez",
  "536-90-4399",
  "😀",
  "seen on 3/14",
  "ok?",
  "é",
  "“so”",
  "#flu",
  "a",
  "🎉 yes",
  "(202) 555-0143",
];
const PUT = ["[name]", "[number removed]", "", "recently", "•••", "a patient 🙂"];

const boxOf = (name) => document.getElementById(name) ?? document.querySelector(".public-DraftEditor-content");

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Run one sequence in the editor `name`; returns what went wrong first, or null. */
window.sequence = async (name, seed) => {
  const box = boxOf(name);
  const random = numbers(seed);
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pick = (all) => all[upTo(all.length - 1)];
  await empty(box, name);
  let wanted = Array.from({ length: 3 + upTo(6) }, () => pick(WORDS)).join(" ");
  if (!(await write(box, wanted))) return `write: ${JSON.stringify([wanted, textOf(box)])}`;
  for (let step = 0; step < 5; step += 1) {
    const before = wanted;
    const edits = random() < 0.4 ? [] : someEdits(before, upTo, pick);
    if (edits.length) {
      const edited = await edit(box, edits);
      if (!edited) return `edit: ${JSON.stringify([before, edits, textOf(box)])}`;
      wanted = applied(before, edits);
      if (random() < 0.5) {
        if (!(await undo(box, edited))) return `undo: ${JSON.stringify([before, edits, textOf(box)])}`;
        wanted = before;
      }
    } else {
      const at = pick(borders(before));
      const typed = pick(WORDS);
      await type(box, at, typed);
      wanted = before.slice(0, at) + typed + before.slice(at);
    }
    await rest();
    const own = window.editors[name].text();
    if (textOf(box) !== wanted || own !== wanted)
      return `differs: ${JSON.stringify([before, edits, wanted, textOf(box), own])}`;
  }
  return null;
};

const NUMBERS = { "536-90-4399": "[number removed]", "(202) 555-0143": "" };

/** What a page may do to its own editor at any time. */
const REWRITES = [
  (text) => `NEW ${text}`,
  (text) => text.replace("beta ", ""),
  (text) => text.replace("beta", "BETA and more"),
  (text) => `${text} and so on`,
  (text) => text.replace("alpha ", "alpha (202) 555-0143 "),
  () => "something else",
];

/** Redact while the page rewrites the text of its editor; returns what was damaged, or null. */
window.rewritten = async (name, seed) => {
  const box = boxOf(name);
  const random = numbers(seed);
  await empty(box, name);
  const before = "alpha 536-90-4399 beta (202) 555-0143 gamma";
  if (!(await write(box, before))) return "write";
  const edits = Object.entries(NUMBERS).map(([words, replacement]) => {
    const start = before.indexOf(words);
    return { start, end: start + words.length, replacement };
  });
  const rewrite = REWRITES[Math.floor(random() * REWRITES.length)];
  const moments = [
    () => new Promise((resolve) => setTimeout(resolve, random() * 120)),
    () => new Promise((resolve) => document.addEventListener("selectionchange", resolve, { once: true })),
    () => new Promise((resolve) => requestAnimationFrame(resolve)),
    () => Promise.resolve(),
  ];
  let put = null;
  const rewriting = moments[Math.floor(random() * moments.length)]().then(() => {
    put = rewrite(window.editors[name].text());
    window.editors[name].put(put);
  });
  await edit(box, edits);
  document.dispatchEvent(new Event("selectionchange")); // where nothing was selected
  await rewriting;
  for (let frames = 0; frames < 4; frames += 1) await rest();
  const now = window.editors[name].text();
  const fine = subsets(put).includes(now) && textOf(box) === now;
  return fine ? null : JSON.stringify([String(rewrite), put, now, textOf(box)]);
};

/** What keys do to what stands before and after the caret. */
const KEYS = {
  Backspace: ([before, after]) => [before.slice(0, -1), after],
  ArrowLeft: ([before, after]) => [before.slice(0, -1), before.slice(-1) + after],
  Delete: ([before, after]) => [before, after.slice(1)],
};
for (const char of "abcde 12.é") KEYS[char] = ([before, after]) => [before + char, after];

/** Keys, at random, that change nothing but the word "here", and what they make of it. */
function someKeys(upTo, pick) {
  const keys = [];
  let typed = ["here", ""];
  for (let i = 4 + upTo(8); i > 0; i -= 1) {
    const key = pick(Object.keys(KEYS));
    if ((key === "Delete" && !typed[1]) || (key in KEYS && key.length > 1 && typed[0].length < 2)) continue;
    typed = KEYS[key](typed);
    keys.push(key);
  }
  return [keys, typed.join("")];
}

/** Write a text, and redact in it soon after one of the keys that are to be pressed; returns those, and the text that has to come of it. */
window.prepare = async (name, seed) => {
  const box = boxOf(name);
  const random = numbers(seed);
  const upTo = (most) => Math.floor(random() * (most + 1));
  const pick = (all) => all[upTo(all.length - 1)];
  const [keys, typed] = someKeys(upTo, pick);
  const parts = Array.from({ length: 2 + upTo(4) }, () => ({ words: pick(WORDS), put: pick(PUT) }));
  parts.splice(upTo(parts.length), 0, { words: "here", put: typed });
  const before = parts.map(({ words }) => words).join(" ");
  const wanted = parts.map(({ put }) => put).join(" ");
  await empty(box, name);
  if (!(await write(box, before))) throw new Error("write");
  let end = -1;
  const edits = [];
  for (const { words, put } of parts) {
    const start = end + 1;
    end = start + words.length;
    if (words === "here") putCaret(box, { anchor: end, focus: end });
    else edits.push({ start, end, replacement: put });
  }
  await rest();
  window.redacted = soonAfterKey(upTo(2), upTo(8), () => {
    const change = changeBetween(before, textOf(box));
    const due = edits.map((one) => moved(one, change));
    return edit(box, due);
  });
  return { keys, wanted, delay: pick([0, 0, 5, 20]) };
};

/** Do something so many milliseconds after the `nth` key. */
function soonAfterKey(nth, wait, act) {
  return new Promise((resolve, reject) => {
    let pressed = 0;
    const press = () => {
      pressed += 1;
      if (pressed <= nth) return;
      removeEventListener("keydown", press, true);
      setTimeout(() => act().then(resolve, reject), wait);
    };
    addEventListener("keydown", press, true);
  });
}

/** What the editor holds when all is done, by itself and as we read it. */
window.outcome = async (name) => {
  const redacted = await window.redacted;
  for (let frames = 0; frames < 3; frames += 1) await rest();
  return [redacted !== null, window.editors[name].text(), textOf(boxOf(name))];
};

/** The text with any of its numbers redacted, one by one. */
function subsets(text) {
  const found = Object.keys(NUMBERS)
    .map((words) => text.indexOf(words))
    .filter((at) => at >= 0);
  if (!found.length) return [text];
  const at = Math.min(...found);
  const words = Object.keys(NUMBERS).find((one) => text.startsWith(one, at));
  const rests = subsets(text.slice(at + words.length));
  return [words, NUMBERS[words]].flatMap((one) => rests.map((rest) => text.slice(0, at) + one + rest));
}

const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** The places between two characters. */
function borders(text) {
  const all = [0];
  for (const char of text) all.push(all.at(-1) + char.length);
  return all;
}

/** One to three edits, in order and apart. */
function someEdits(text, upTo, pick) {
  const places = borders(text);
  const cuts = Array.from({ length: 2 * (1 + upTo(2)) }, () => pick(places)).sort((a, b) => a - b);
  const edits = [];
  for (let i = 0; i < cuts.length; i += 2) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    if (start < end && start >= (edits.at(-1)?.end ?? -1) + 1) edits.push({ start, end, replacement: pick(PUT) });
  }
  return edits;
}

async function empty(box, name) {
  window.editors[name].fill([]);
  for (let frames = 0; frames < 30 && textOf(box) !== ""; frames += 1) await rest();
}

async function type(box, at, words) {
  if (box.setSelectionRange) box.setSelectionRange(at, at);
  else {
    const { endContainer, endOffset } = rangeOf(read(box), at, at);
    getSelection().collapse(endContainer, endOffset);
  }
  await rest();
  replaceSelected(box, words);
}
