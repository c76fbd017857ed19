/** The marker at a comment that gives private details away. */

import { createButton, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { showAligned } from "../ui/follow";
import { followTheme } from "../ui/theme";
import { insertReply } from "./reply-box";

const EDGE = 8; // pixels to the left side of the window

/** The comments that are marked, and what ends each marker. */
const markers = new Map<HTMLElement, AbortController>();

/** Take every marker away. */
export function clearMarkers(): void {
  for (const shown of markers.values()) shown.abort();
}

/** Mark a comment, unless it is; with a whole safe reply where there is one. */
export function markComment(comment: HTMLElement, reply: string | null): void {
  if (markers.has(comment)) return;
  const shown = new AbortController();
  const { signal } = shown;
  const marker = createMarker(comment, reply, () => shown.abort());
  markers.set(comment, shown);
  signal.addEventListener("abort", () => markers.delete(comment));
  followTheme(marker, comment);
  const align = () => (comment.isConnected ? alignMarker(marker, comment) : shown.abort());
  showAligned(marker, align, signal);
  align();
}

function createMarker(comment: HTMLElement, reply: string | null, dismiss: () => void): HTMLElement {
  const words = createElement("span", { role: "status", textContent: text("marker_text") });
  const properties = { className: "chip marker", ariaLabel: text("marker_label") };
  const insert = async (answer: string) => {
    words.textContent = await insertReply(comment, answer);
  };
  return createElement(
    "section",
    properties,
    words,
    reply !== null && createButton(text("marker_answer"), () => void insert(reply)),
    createButton(text("marker_dismiss"), dismiss),
  );
}

/** Put a marker at the upper right of its comment, where the author's name does not stand. */
function alignMarker(marker: HTMLElement, comment: HTMLElement): void {
  const { right, top } = comment.getBoundingClientRect();
  marker.hidden = top < 0 || top > innerHeight;
  const { width, height } = marker.getBoundingClientRect();
  Object.assign(marker.style, { left: `${Math.max(EDGE, right - width)}px`, top: `${top - height / 2}px` });
}
