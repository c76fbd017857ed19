/** Instagram: captions and alt texts in the dialogs that make and edit a post, comments in articles, direct messages. */

import { holds, nearest } from "../composed";
import type { Site } from "./site";

export const instagram: Site = {
  name: "Instagram",
  hosts: ["www.instagram.com"],
  surface(box, { path }) {
    if (path.startsWith("/direct/")) return "instagram_dm";
    if (nearest(box, "article, form")) return "instagram_comment";
    if (nearest(box, '[role="dialog"]')) return "instagram_caption";
    const main = document.querySelector('[role="main"], main');
    return main && !holds(main, box) ? "instagram_dm" : null; // messages that are docked over the page
  },
  usual: "instagram_comment",
  comments: "instagram_comment",
};
