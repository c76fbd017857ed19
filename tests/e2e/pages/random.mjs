// Random typing, redacting and undoing, by the extension's own code, in one editor of each kind.
import { edit, textOf, undo, write } from "../../../extension/src/editors";
import { rangeOf, read } from "../../../extension/src/reading";
import { applied } from "../../../extension/src/spans";
import "./draft.mjs";
import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";

renderEditors();
renderFields();

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
  const box = document.getElementById(name) ?? document.querySelector(".public-DraftEditor-content");
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
      if (!(await edit(box, edits))) return `edit: ${JSON.stringify([before, edits, textOf(box)])}`;
      wanted = applied(before, edits);
      if (random() < 0.5) {
        if (!(await undo(box, before, edits))) return `undo: ${JSON.stringify([before, edits, textOf(box)])}`;
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
  const box = document.getElementById(name) ?? document.querySelector(".public-DraftEditor-content");
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

/** The text with any of its numbers redacted, one by one. */
function subsets(text) {
  let all = [text];
  for (const [words, put] of Object.entries(NUMBERS))
    all = all.flatMap((one) => [one, one.replace(words, put), one.replaceAll(words, put)]);
  return all;
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
  document.execCommand("insertText", false, words);
}
