/** The extension's own demo page: one box for a post, one for a comment. */

import type { Site } from "./site";

export const demo: Site = {
  name: "Demo",
  hosts: [],
  surface: (box) => (box instanceof HTMLTextAreaElement ? "facebook_comment" : "facebook_post"),
  usual: "facebook_post",
  comments: "facebook_comment",
};
