/** Instagram: captions in the create dialog, comments in articles, direct messages. */

import type { Site } from "./site";

export const instagram: Site = {
  hosts: ["www.instagram.com"],
  surface(box, path) {
    if (path.startsWith("/direct/")) return "instagram_dm";
    if (box.closest('[role="dialog"]') && !box.closest("article, form")) return "instagram_caption";
    return "instagram_comment";
  },
};
