/** The comments of others on a page, and what their authors wrote. */

import { COMMENTS } from "../../sites";

const NOT_COMMENT_TEXT =
  '[contenteditable], textarea, input, button, [role="button"], [role="article"], a, script, style, time';
const SHORTEST = 10;

/** The comments on the page that are long enough to give something away. */
export const commentsOnPage = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(COMMENTS)].filter((one) => commentText(one).length >= SHORTEST);

/** What the comment's author wrote, without buttons, links, answers and boxes. */
export function commentText(comment: HTMLElement): string {
  const walker = document.createTreeWalker(comment, NodeFilter.SHOW_TEXT, {
    acceptNode: ({ parentElement }) =>
      parentElement?.closest(NOT_COMMENT_TEXT) === comment.closest(NOT_COMMENT_TEXT)
        ? NodeFilter.FILTER_ACCEPT
        : NodeFilter.FILTER_REJECT,
  });
  const words: string[] = [];
  while (walker.nextNode()) words.push(walker.currentNode.textContent ?? "");
  return words.join(" ").replace(/\s+/g, " ").trim();
}
