/** The extension's own demo page: one box for a post, one for a comment. */

import { text } from "../shared/i18n";
import { defineSite } from "./site";

export const demo = defineSite({
  name: text("site_demo"),
  hosts: [],
  surfaces: ["facebook_post", "facebook_comment"],
  surfaceOf: (box) => (box instanceof HTMLTextAreaElement ? "facebook_comment" : "facebook_post"),
  defaultSurface: "facebook_post",
  commentSurface: "facebook_comment",
});
