/** Instagram: captions and alt texts in the dialogs that make and edit a post, comments in articles, direct messages. */

import type { Site } from "./site";

export const instagram: Site = {
  name: "Instagram",
  hosts: ["www.instagram.com"],
  surface(box, path) {
    if (path.startsWith("/direct/")) return "instagram_dm";
    if (box.closest("article, form")) return "instagram_comment";
    return box.closest('[role="dialog"]') ? "instagram_caption" : null;
  },
  usual: "instagram_comment",
};
