// What a page with the extension in it tries against the extension's card and messages.
import { readFileSync } from "node:fs";
import { runInPage } from "./run-in-page.mjs";

const SHARED = new URL("../../../extension/src/shared/", import.meta.url);
const source = (name) => readFileSync(new URL(name, SHARED), "utf8");

/** Every kind of message that the extension's parts send each other, and some that they do not. */
const MESSAGE_KINDS = [
  ...source("messages.ts")
    .split("export interface Messages {")[1]
    .split("\n}")[0]
    .matchAll(/^ {2}(\w+): \(/gm),
  ...`${source("messages.ts")}${source("page-messages.ts")}`.matchAll(/kind: "(\w+)"/g),
]
  .map(([, kind]) => kind)
  .concat("options", "redact-finding");

/** Put on a page before its own scripts: everything that could catch the extension's shadow root or its listeners; runs in the page. */
export function trap() {
  window.caught = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    window.caught.push("attachShadow");
    return attach.call(this, { ...init, mode: "open" });
  };
  const create = Document.prototype.createElement;
  Document.prototype.createElement = function (...names) {
    const made = create.apply(this, names);
    if (names[0] === "section") window.caught.push("createElement");
    return made;
  };
  for (const kind of ["message", "messageerror", "unhandledrejection"])
    addEventListener(kind, () => window.caught.push(kind), true);
}

/** Words that a page can find on an open card by guessing, one by one; runs in the page. */
export const findableWords = (words) => words.filter((word) => window.find?.(word, false, false, true));

/** What a page sees of the underlines, which belong to its document; runs in the page. */
export const highlights = () =>
  [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]).filter(([, ranges]) => ranges.length);

/** Have a page try everything on an open card; returns what it learned, as [how, what]. `id` is the extension's. */
export const attackCard = (page, id) => {
  const functions = [
    readTree,
    guessWords,
    selectEverything,
    dispatchEvents,
    probePoints,
    sendMessages,
    fetchFiles,
    attack,
  ];
  return runInPage(page, functions, `attack(${JSON.stringify(id)}, ${JSON.stringify(MESSAGE_KINDS)})`);
};

// the rest runs in the page

async function attack(id, kinds) {
  const learned = [];
  const learn = (how, what) => what && learned.push([how, String(what)]);
  const host = [...document.documentElement.children].at(-1);
  const words = ["Social Security", "Redact all", "Names a patient", "45 CFR"];
  readTree(host, words, learn);
  guessWords(words, learn);
  selectEverything(words, learn);
  dispatchEvents(host);
  probePoints(host, learn);
  await sendMessages(id, kinds, learn);
  await fetchFiles(id, learn);
  return learned;
}

function readTree(host, words, learn) {
  learn(
    "an open shadow root",
    [...document.querySelectorAll("*")].find((one) => one.shadowRoot),
  );
  learn("a part of the host", host.innerHTML || host.textContent);
  learn("what was caught", window.caught.join());
  for (const word of words) if (document.documentElement.outerHTML.includes(word)) learn("the page", word);
}

/** Find guessed words, and select on from there. */
function guessWords(words, learn) {
  for (const word of words) {
    getSelection().removeAllRanges();
    window.find?.(word, false, false, true); // finds it where it stands, and must not lead on from there
    for (const granularity of ["character", "word", "line", "documentboundary"])
      for (const direction of ["forward", "backward"]) getSelection().modify("extend", direction, granularity);
    const read = getSelection().toString();
    learn("beyond a guess", read.length > word.length && words.find((one) => read.includes(one)));
  }
}

function selectEverything(words, learn) {
  const selected = () => words.find((word) => getSelection().toString().includes(word));
  getSelection().selectAllChildren(document.documentElement);
  learn("all selected", selected());
  document.execCommand("selectAll");
  learn("selectAll", selected());
  for (const granularity of ["character", "word", "line", "documentboundary"]) {
    getSelection().collapse(document.body, document.body.childNodes.length);
    for (let step = 0; step < 40; step += 1) getSelection().modify("extend", "forward", granularity);
    learn(`extended by ${granularity}`, selected());
  }
}

/** Click and press keys in the user's place. */
function dispatchEvents(host) {
  const shared = { bubbles: true, composed: true };
  for (const element of [host, document.documentElement, document.activeElement]) {
    for (const kind of ["pointerdown", "mousedown", "mouseup", "click", "dblclick"])
      element.dispatchEvent(new MouseEvent(kind, { ...shared, cancelable: true, clientX: 60, clientY: 60 }));
    for (const key of ["Enter", " ", "Tab", "Escape", "R", "r"])
      for (const kind of ["keydown", "keypress", "keyup"])
        element.dispatchEvent(new KeyboardEvent(kind, { ...shared, key, altKey: key === "R", shiftKey: key === "R" }));
    element.click?.();
  }
}

/** Look for the card at points all over the page. */
function probePoints(host, learn) {
  const { width, height } = document.documentElement.getBoundingClientRect();
  for (let x = 5; x < width; x += 40)
    for (let y = 5; y < Math.max(height, innerHeight); y += 20) {
      const found = document.elementFromPoint(x, y);
      if (found === host) found.click();
      const caret = document.caretRangeFromPoint?.(x, y);
      if (caret && host.contains(caret.startContainer)) learn("a caret", caret.startContainer.textContent);
    }
}

async function sendMessages(id, kinds, learn) {
  for (const kind of kinds) {
    window.postMessage({ kind, text: "a", command: "redact-finding", add: true }, "*");
    window.postMessage({ source: "drape", type: kind }, location.origin);
    document.dispatchEvent(new CustomEvent(kind, { detail: { kind } }));
    learn(`sendMessage ${kind}`, await globalThis.chrome?.runtime?.sendMessage?.(id, { kind }).catch(() => ""));
  }
  learn("connect", globalThis.chrome?.runtime?.connect);
}

async function fetchFiles(id, learn) {
  const text = (response) => response.text();
  const nothing = () => "";
  for (const file of ["manifest.json", "popup.html", "options.html", "content.js", "icons/16.png"])
    learn(file, await fetch(`chrome-extension://${id}/${file}`).then(text, nothing));
}
