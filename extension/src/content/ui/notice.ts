/** What is said for a while in a corner of the page, as it belongs to no box. */

import { createElement } from "../../shared/dom";
import { ourRoot } from "./shadow-root";
import { followTheme } from "./theme";

const NOTICE_MS = 10_000;

let shown: HTMLElement | null = null;

/** Show a notice, instead of one that is shown still. */
export function showNotice(text: string): void {
  shown?.remove();
  const alert = createElement("span", { role: "alert", textContent: text });
  const notice = createElement("div", { className: "chip notice" }, alert);
  shown = notice;
  followTheme(notice, document.body);
  ourRoot().append(notice);
  setTimeout(() => notice.remove(), NOTICE_MS);
}
