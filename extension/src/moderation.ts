/** Look, when asked to or switched on, at what others wrote on the page, and mark what gives private details away. Keeps nothing. */

import { textOf } from "./box";
import { elementsIn, nearest } from "./composed";
import { button, make } from "./dom";
import { write } from "./editors";
import type { CheckReply, Surface } from "./finding";
import { ourLayer } from "./layer";
import { ask, MOST_ROUNDS, type Moderated, type Reply } from "./messages";
import { isBlank } from "./spans";
import { followTheme } from "./theme";

const COMMENTS = '[role="article"], article li';
const NOT_THEIRS =
  '[contenteditable], textarea, input, button, [role="button"], [role="article"], a, script, style, time';
const BOX = '[contenteditable="true"], textarea';
const SHORTEST = 10;
const SECOND_LOOK = "second-look"; // what the server says it lacks, beside rules that failed
const STRONG = new Set(["SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "PHONE", "EMAIL"]);

let markers: { comment: HTMLElement; marker: HTMLElement; follow: () => void }[] = [];

/** Check the comments that stand on the page; marks those that should not stand. */
export async function moderate(surface: Surface): Promise<Moderated> {
  for (const { marker } of markers) marker.remove();
  markers = [];
  return look(comments(), surface);
}

const comments = () =>
  [...document.querySelectorAll<HTMLElement>(COMMENTS)].filter((one) => theirs(one).length >= SHORTEST);

async function look(these: readonly HTMLElement[], surface: Surface): Promise<Moderated> {
  let marked = 0;
  let unread = 0;
  let doubtful = 0;
  for (const comment of these) {
    const reply = await settledReply(theirs(comment), surface);
    if (!reply.ok) return { checked: 0, marked, unread, doubtful, trouble: reply.trouble };
    if (reply.value.failed.some((rule) => rule !== SECOND_LOOK))
      return { checked: 0, marked, unread, doubtful, trouble: "error" };
    if (!reply.value.complete || reply.value.settled === false) doubtful += 1;
    if (reply.value.read === "identifiers only") unread += 1;
    if (!shouldGo(reply.value)) continue;
    mark(comment, await answerTo(theirs(comment), surface));
    marked += 1;
  }
  return { checked: these.length, marked, unread, doubtful, trouble: null };
}

/** What the server says of a comment when nothing of it is in doubt any more. */
async function settledReply(text: string, surface: Surface): Promise<Reply<CheckReply>> {
  const asked = { text, surface, author: "patient", rev: 0 } as const;
  let reply = await ask("check", asked);
  for (let round = 0; round < MOST_ROUNDS && reply.ok && reply.value.settled === false; round++)
    reply = await ask("check", asked);
  return reply;
}

/** A whole safe answer to a comment; null where there is none. */
async function answerTo(text: string, surface: Surface): Promise<string | null> {
  const reply = await ask("redact", { text, surface, author: "patient" });
  return reply.ok ? (reply.value.rewrite?.text ?? null) : null;
}

const REST_MS = 300;
let stopLooking: (() => void) | null = null;

/** Look at comments as they come into view, each once, when scrolling rests; with `on` false no more. */
export function lookWhileScrolling(on: boolean, surface: Surface): void {
  if (on === (stopLooking !== null)) return;
  stopLooking?.();
  stopLooking = on ? lookOn(surface) : null;
}

function lookOn(surface: Surface): () => void {
  let seen = new WeakSet<HTMLElement>();
  let timer = 0;
  let looking = false;
  const lookNow = async () => {
    if (looking) return later();
    looking = true;
    const fresh = comments().filter((one) => !seen.has(one) && inView(one));
    for (const one of fresh) seen.add(one);
    const { trouble } = await look(fresh, surface).catch(() => ({ trouble: "error" }));
    if (trouble) seen = new WeakSet(); // they were not checked
    looking = false;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(lookNow, REST_MS);
  };
  const given = { capture: true, passive: true };
  addEventListener("scroll", later, given);
  later();
  return () => {
    clearTimeout(timer);
    removeEventListener("scroll", later, given);
  };
}

function inView(comment: HTMLElement): boolean {
  const { top, bottom } = comment.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** What the comment's author wrote, without buttons, links, answers and boxes. */
function theirs(comment: HTMLElement): string {
  const walker = document.createTreeWalker(comment, NodeFilter.SHOW_TEXT, {
    acceptNode: ({ parentElement }) =>
      parentElement?.closest(NOT_THEIRS) === comment.closest(NOT_THEIRS)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
  });
  const words: string[] = [];
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? "");
  return words.join(" ").replace(/\s+/g, " ").trim();
}

const shouldGo = ({ findings }: CheckReply) =>
  findings.some(({ label, severity }) => severity !== "note" && (label === "SELF_DISCLOSURE" || STRONG.has(label)));

function mark(comment: HTMLElement, answer: string | null): void {
  if (markers.some((one) => one.comment === comment)) return;
  const words = make("span", { role: "status", textContent: "Private details: hide it here, then answer" });
  const marker = make("section", { className: "chip marker", ariaLabel: "Drape: a comment to look at" }, words);
  if (answer !== null) marker.append(button("Safe answer", () => void put(comment, answer, words)));
  marker.append(button("Dismiss", () => drop(marker)));
  followTheme(marker, comment);
  ourLayer().append(marker);
  const follow = () => {
    if (!comment.isConnected) return drop(marker);
    const { right, top } = comment.getBoundingClientRect();
    marker.hidden = top < 0 || top > innerHeight;
    const { width, height } = marker.getBoundingClientRect();
    // at the right, where the author's name does not stand
    Object.assign(marker.style, { left: `${Math.max(8, right - width)}px`, top: `${top - height / 2}px` });
  };
  follow();
  markers.push({ comment, marker, follow });
}

function drop(marker: HTMLElement): void {
  marker.remove();
  markers = markers.filter((one) => one.marker !== marker);
}

const followAll = () => {
  for (const { follow } of markers) follow();
};
addEventListener("scroll", followAll, { capture: true, passive: true });
addEventListener("resize", followAll);

/** Put the answer into the reply box that is open at the comment. It is never sent, and never over what somebody wrote. */
async function put(comment: HTMLElement, answer: string, words: HTMLElement): Promise<void> {
  const box = replyBox(comment);
  if (!box) words.textContent = "Press Reply at the comment, then try again";
  else if (!isBlank(textOf(box))) words.textContent = "The reply box is not empty";
  else if (!(await write(box, answer))) words.textContent = "The page did not accept it";
  else words.textContent = "Put into the reply box: read it before you send it";
}

/** The box that answers a comment: within it, or after it and before the next one, or the one that the user is in. */
function replyBox(comment: HTMLElement): HTMLElement | null {
  const inside = comment.querySelector<HTMLElement>(BOX);
  if (inside) return inside;
  for (const one of following(comment)) {
    if (one.matches(COMMENTS)) break;
    if (one instanceof HTMLElement && one.matches(BOX)) return one;
  }
  const box = boxInUse();
  const answers = box?.isConnected && nearest(box, 'form[role="presentation"]') && follows(box, comment);
  return answers && !nearest(box, COMMENTS) ? box : null;
}

/** Everything on the page after an element and not within it, in its order. */
function* following(element: Element): Generator<Element> {
  for (const one of elementsIn(document.body)) if (follows(one, element) && !element.contains(one)) yield one;
}

const follows = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

let boxInUse: () => HTMLElement | null = () => null;

/** Tell which box the user was in last. */
export function answerIn(box: () => HTMLElement | null): void {
  boxInUse = box;
}
