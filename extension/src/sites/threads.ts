/** Threads: new posts, and replies under a post's own address or in a dialog that shows what is answered; checked as Facebook's are. */

import { nearest } from "../composed";
import type { Site } from "./site";

const POST = 'a[href*="/post/"]';

export const threads: Site = {
  name: "Threads",
  hosts: ["www.threads.com", "www.threads.net"],
  surface(box, { path }) {
    if (/^\/messages(?:\/|$)/.test(path)) return "instagram_dm";
    const dialog = nearest(box, '[role="dialog"]');
    if (dialog) return answers(dialog, box) ? "facebook_comment" : "facebook_post";
    return /\/post\//.test(path) ? "facebook_comment" : "facebook_post";
  },
  usual: "facebook_post",
  comments: "facebook_comment",
};

/** Whether a dialog shows a post before the box, as one that answers it does. */
const answers = (dialog: HTMLElement, box: HTMLElement) =>
  [...dialog.querySelectorAll(POST)].some((one) => one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING);
