/** Facebook: posts in a dialog, comments in articles, replies to reviews, messages on their own page and in docked chats. */

import type { Site } from "./site";

export const facebook: Site = {
  name: "Facebook",
  hosts: ["www.facebook.com", "web.facebook.com", "m.facebook.com"],
  surface(box, path) {
    if (/^\/messages(?:\/|$)/.test(path)) return "messenger";
    if (box.closest('[role="article"], form[role="presentation"]'))
      return /\/reviews\b/.test(path) ? "facebook_review_reply" : "facebook_comment";
    if (box.closest('[role="dialog"], form')) return "facebook_post";
    const main = document.querySelector('[role="main"], main');
    return main && !main.contains(box) ? "messenger" : null; // a chat that is docked over the page
  },
  usual: "facebook_post",
};
