/** Facebook: posts in a dialog, comments in articles, replies to reviews, messages. */

import type { Site } from "./site";

export const facebook: Site = {
  hosts: ["www.facebook.com", "web.facebook.com", "m.facebook.com", "business.facebook.com"],
  surface(box, path) {
    if (/^\/messages(?:\/|$)/.test(path)) return "messenger";
    if (!box.closest('[role="article"], form[role="presentation"]')) return "facebook_post";
    return /\/reviews\b/.test(path) ? "facebook_review_reply" : "facebook_comment";
  },
};
