/** Threads: new posts, and replies under a post's own address or in a dialog that shows what is answered; checked as Facebook's are. */

import { nearest } from "../shared/dom-tree";
import { defineSite } from "./site";

const POST = 'a[href*="/post/"]';

export const threads = defineSite({
  name: "Threads",
  hosts: ["www.threads.com", "www.threads.net"],
  surfaces: ["facebook_post", "facebook_comment", "instagram_dm"],
  surfaceOf(box, { path }) {
    if (/^\/messages(?:\/|$)/.test(path)) return "instagram_dm";
    const dialog = nearest(box, '[role="dialog"]');
    if (dialog) return answers(dialog, box) ? "facebook_comment" : "facebook_post";
    return /\/post\//.test(path) ? "facebook_comment" : "facebook_post";
  },
  defaultSurface: "facebook_post",
  commentSurface: "facebook_comment",
});

/** Whether a dialog shows a post before the box, as one that answers it does. */
const answers = (dialog: HTMLElement, box: HTMLElement) =>
  [...dialog.querySelectorAll(POST)].some((one) => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
