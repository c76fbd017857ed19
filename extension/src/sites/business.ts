/** Meta Business Suite: the composer of posts, and one inbox for messages and comments of both networks. */

import { nearest } from "../shared/dom-tree";
import { type Address, defineSite } from "./site";

export const business = defineSite({
  name: "Meta Business Suite",
  hosts: ["business.facebook.com"],
  surfaces: ["facebook_post", "facebook_comment", "messenger", "instagram_comment", "instagram_dm"],
  surfaceOf(box, address) {
    const { path } = address;
    const inArticle = nearest(box, '[role="article"]') !== null;
    if (/\/inbox\b/.test(path)) return inInbox(address, inArticle);
    if (inArticle) return commentOn(path);
    return /\/composer\b/.test(path) || nearest(box, '[role="dialog"]') ? "facebook_post" : null;
  },
  defaultSurface: "facebook_post",
  commentSurface: "facebook_comment",
  isPractice: () => true,
});

const ofInstagram = (words: string) => /\binstagram|\big_/i.test(words);

const commentOn = (words: string) => (ofInstagram(words) ? "instagram_comment" : "facebook_comment");

const messageOn = (words: string) => (ofInstagram(words) ? "instagram_dm" : "messenger");

/** The inbox says in its query what kind of thread is open (FB_PAGE_POST, IG_MESSAGE …), and else in its path. */
function inInbox({ path, query }: Address, inArticle: boolean) {
  const thread = query.get("thread_type") ?? "";
  if (/_POST$|COMMENT/.test(thread)) return commentOn(thread);
  if (/_MESSAGE$/.test(thread)) return messageOn(thread);
  const comments = inArticle || /\/inbox\/(?:[^/]*comments?|facebook|instagram)\/?$/.test(path);
  return comments ? commentOn(path) : messageOn(path);
}
