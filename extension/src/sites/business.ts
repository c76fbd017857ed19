/** Meta Business Suite: the composer of posts, and one inbox for messages and comments of both networks. */

import type { Site } from "./site";

export const business: Site = {
  name: "Meta Business Suite",
  hosts: ["business.facebook.com"],
  surface(box, path) {
    const instagram = /\binstagram|\big_/i.test(path);
    if (box.closest('[role="article"]')) return instagram ? "instagram_comment" : "facebook_comment";
    if (/\/inbox\/[^/]*comments?\b/.test(path)) return instagram ? "instagram_comment" : "facebook_comment";
    if (/\/inbox\b/.test(path)) return instagram ? "instagram_dm" : "messenger";
    return /\/composer\b/.test(path) || box.closest('[role="dialog"]') ? "facebook_post" : null;
  },
  usual: "facebook_post",
};
