/** Instagram: captions and alt texts in the dialogs that make and edit a post, comments in articles, direct messages. */

import { contains, nearest } from "../shared/dom-tree";
import { defineSite } from "./site";

export const instagram = defineSite({
  name: "Instagram",
  hosts: ["www.instagram.com"],
  surfaces: ["instagram_caption", "instagram_comment", "instagram_dm"],
  surfaceOf(box, { path }) {
    if (path.startsWith("/direct/")) return "instagram_dm";
    if (nearest(box, "article, form")) return "instagram_comment";
    if (nearest(box, '[role="dialog"]')) return "instagram_caption";
    const main = document.querySelector('[role="main"], main');
    return main && !contains(main, box) ? "instagram_dm" : null; // messages that are docked over the page
  },
  defaultSurface: "instagram_comment",
  commentSurface: "instagram_comment",
  headed: ["instagram_caption"],
  comment: "article li",
});
