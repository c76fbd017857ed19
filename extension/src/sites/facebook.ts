/** Facebook: posts in a dialog, comments in articles or forms, replies to reviews, messages on their own page and in docked chats. */

import { contains, nearest } from "../shared/dom-tree";
import { type Address, defineSite } from "./site";

export const facebook = defineSite({
  name: "Facebook",
  hosts: ["www.facebook.com", "web.facebook.com", "m.facebook.com"],
  surfaces: ["facebook_post", "facebook_comment", "facebook_review_reply", "messenger"],
  surfaceOf(box, address) {
    const { path } = address;
    if (/^\/messages(?:\/|$)/.test(path)) return "messenger";
    if (/^\/professional_dashboard\/.*\bcomments/.test(path)) return "facebook_comment";
    const comment = mayAnswerReview(address) ? "facebook_review_reply" : "facebook_comment";
    if (nearest(box, '[role="article"], form[role="presentation"]')) return comment;
    if (nearest(box, '[role="dialog"], form')) return "facebook_post";
    const main = document.querySelector('[role="main"], main');
    if (main && !contains(main, box)) return "messenger"; // a chat that is docked over the page
    return isReviews(address) ? "facebook_review_reply" : null;
  },
  defaultSurface: "facebook_post",
  commentSurface: "facebook_comment",
  isPractice: (address, surface) =>
    /^\/professional_dashboard\b|^\/[^/]+\/inbox\b/.test(address.path) ||
    (surface === "facebook_review_reply" && isReviews(address)),
  sendButton: "#focused-state-composer-submit",
  comment: '[role="article"]',
  replyForm: 'form[role="presentation"]',
});

/** A page's reviews: `/{page}/reviews`, or a profile's `sk=reviews`. */
const isReviews = ({ path, query }: Address) => /\/reviews\b/.test(path) || query.get("sk") === "reviews";

/** A single post under its own address may be somebody's recommendation, which looks like any other: the stricter surface holds. */
const mayAnswerReview = (address: Address) =>
  isReviews(address) || /\/posts\/pfbid/.test(address.path) || /^pfbid/.test(address.query.get("story_fbid") ?? "");
