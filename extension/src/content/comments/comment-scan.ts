/** Look, when asked to or switched on, at what others wrote on the page, and mark what gives private details away. Keeps nothing. */

import type { CheckReply, Surface } from "../../shared/api-types";
import { ask, MAX_ROUNDS, type Reply } from "../../shared/messages";
import type { CommentScanResult } from "../../shared/page-messages";
import { clearMarkers, markComment } from "./comment-marker";
import { commentsOnPage, commentText } from "./comment-text";

const SECOND_LOOK = "second-look"; // what the server says it lacks, beside rules that failed
const IDENTIFYING = new Set(["SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "PHONE", "EMAIL"]);

/** Check the comments that stand on the page, and mark those that should not stand; `surface` is what they are taken for. */
export async function scanComments(surface: Surface): Promise<CommentScanResult> {
  clearMarkers();
  return checkComments(commentsOnPage(), surface);
}

async function checkComments(comments: readonly HTMLElement[], surface: Surface): Promise<CommentScanResult> {
  let marked = 0;
  let unread = 0;
  let doubtful = 0;
  for (const comment of comments) {
    const reply = await settledCheck(commentText(comment), surface);
    if (!reply.ok) return { checked: 0, marked, unread, doubtful, error: reply.error };
    if (reply.value.failed.some((rule) => rule !== SECOND_LOOK))
      return { checked: 0, marked, unread, doubtful, error: "failed" };
    if (!reply.value.complete || reply.value.settled === false) doubtful += 1;
    if (reply.value.read === "identifiers only") unread += 1;
    if (!shouldFlag(reply.value)) continue;
    markComment(comment, await safeReplyTo(commentText(comment), surface));
    marked += 1;
  }
  return { checked: comments.length, marked, unread, doubtful, error: null };
}

/** What the server says of a comment when nothing of it is in doubt any more. */
async function settledCheck(text: string, surface: Surface): Promise<Reply<CheckReply>> {
  const query = { text, surface, author: "patient", rev: 0 } as const;
  let reply = await ask("check", query);
  for (let round = 0; round < MAX_ROUNDS && reply.ok && reply.value.settled === false; round++)
    reply = await ask("check", query);
  return reply;
}

/** Whether a comment gives away what identifies its author, or says something of their care. */
const shouldFlag = ({ findings }: CheckReply) =>
  findings.some(
    ({ label, severity }) => severity !== "note" && (label === "SELF_DISCLOSURE" || IDENTIFYING.has(label)),
  );

/** A whole safe reply to a comment; null where there is none. */
async function safeReplyTo(text: string, surface: Surface): Promise<string | null> {
  const reply = await ask("redact", { text, surface, author: "patient" });
  return reply.ok ? (reply.value.rewrite?.text ?? null) : null;
}

const REST_MS = 300; // so long after the last scrolling it rests

let scrolling: AbortController | null = null;

/** Check comments as they come into view, each once, when scrolling rests; with no surface to take them for, no more. */
export function scanWhileScrolling(surface: Surface | null): void {
  if ((surface !== null) === (scrolling !== null)) return;
  scrolling?.abort();
  scrolling = surface === null ? null : new AbortController();
  if (surface !== null && scrolling) scanOnScroll(surface, scrolling.signal);
}

function scanOnScroll(surface: Surface, signal: AbortSignal): void {
  let seen = new WeakSet<HTMLElement>();
  let timer = 0;
  let isChecking = false;
  const scan = async () => {
    if (isChecking) return later();
    isChecking = true;
    const fresh = commentsOnPage().filter((one) => !seen.has(one) && isInView(one));
    for (const one of fresh) seen.add(one);
    const { error } = await checkComments(fresh, surface).catch(() => ({ error: "failed" }));
    if (error) seen = new WeakSet(); // they were not checked
    isChecking = false;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(scan, REST_MS);
  };
  addEventListener("scroll", later, { capture: true, passive: true, signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  later();
}

function isInView(comment: HTMLElement): boolean {
  const { top, bottom } = comment.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
