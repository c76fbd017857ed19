/** Look, when asked to, at what others wrote on the page, and mark what gives private details away. Keeps nothing. */

import { button, make } from "./dom";
import { textOf, write } from "./editors";
import type { CheckReply, Surface } from "./finding";
import { ourLayer } from "./layer";
import { ask, type Moderated } from "./messages";

const COMMENTS = '[role="article"], article li';
const NOT_THEIRS =
  '[contenteditable], textarea, input, button, [role="button"], [role="article"], a, script, style, time';
const BOX = '[contenteditable="true"], textarea';
const SHORTEST = 10;
const STRONG = new Set(["SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "PHONE", "EMAIL"]);

let markers: { marker: HTMLElement; follow: () => void }[] = [];

/** Check the comments that stand on the page; marks those that should not stand. */
export async function moderate(surface: Surface): Promise<Moderated> {
  for (const { marker } of markers) marker.remove();
  markers = [];
  const comments = [...document.querySelectorAll<HTMLElement>(COMMENTS)].filter(
    (one) => theirs(one).length >= SHORTEST,
  );
  let marked = 0;
  for (const comment of comments) {
    const reply = await ask("check", { text: theirs(comment), surface, author: "patient", rev: 0 });
    if (!reply.ok) return { checked: 0, marked, trouble: reply.trouble };
    if (!shouldGo(reply.value)) continue;
    mark(comment, reply.value.rewrite?.text ?? null);
    marked += 1;
  }
  return { checked: comments.length, marked, trouble: null };
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
  const words = make("span", { role: "status", textContent: "Private details: hide it here, then answer" });
  const marker = make("section", { className: "chip marker", ariaLabel: "Drape: a comment to look at" }, words);
  if (answer !== null) marker.append(button("Safe answer", () => void put(comment, answer, words)));
  marker.append(button("Dismiss", () => marker.remove()));
  ourLayer().append(marker);
  const follow = () => {
    const { left, top } = comment.getBoundingClientRect();
    Object.assign(marker.style, { left: `${Math.max(8, left)}px`, top: `${top}px` });
    marker.hidden = !comment.isConnected || top < 0 || top > innerHeight;
  };
  follow();
  markers.push({ marker, follow });
}

const followAll = () => {
  for (const { follow } of markers) follow();
};
addEventListener("scroll", followAll, { capture: true, passive: true });
addEventListener("resize", followAll);

/** Put the answer into the reply box that is open at the comment. It is never sent, and never over what somebody wrote. */
async function put(comment: HTMLElement, answer: string, words: HTMLElement): Promise<void> {
  const box = comment.querySelector<HTMLElement>(BOX);
  if (!box) words.textContent = "Press Reply at the comment, then try again";
  else if (textOf(box).trim()) words.textContent = "The reply box is not empty";
  else if (!(await write(box, answer))) words.textContent = "The page did not accept it";
  else words.textContent = "Put into the reply box: read it before you send it";
}
