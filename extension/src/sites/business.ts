/** Meta Business Suite: the composer of posts, and one inbox for messages and comments of both networks. */

import { nearest } from "../composed";
import type { Surface } from "../finding";
import type { Address, Site } from "./site";

export const business: Site = {
  name: "Meta Business Suite",
  hosts: ["business.facebook.com"],
  surface(box, address) {
    const { path } = address;
    const inArticle = nearest(box, '[role="article"]') !== null;
    if (/\/inbox\b/.test(path)) return inInbox(address, inArticle);
    if (inArticle) return commentOn(path);
    return /\/composer\b/.test(path) || nearest(box, '[role="dialog"]') ? "facebook_post" : null;
  },
  usual: "facebook_post",
  comments: "facebook_comment",
  isPractice: () => true,
};

const ofInstagram = (words: string) => /\binstagram|\big_/i.test(words);

const commentOn = (words: string): Surface => (ofInstagram(words) ? "instagram_comment" : "facebook_comment");

const messageOn = (words: string): Surface => (ofInstagram(words) ? "instagram_dm" : "messenger");

/** The inbox says in its query what kind of thread is open (FB_PAGE_POST, IG_MESSAGE …), and else in its path. */
function inInbox({ path, query }: Address, inArticle: boolean): Surface {
  const thread = query.get("thread_type") ?? "";
  if (/_POST$|COMMENT/.test(thread)) return commentOn(thread);
  if (/_MESSAGE$/.test(thread)) return messageOn(thread);
  const comments = inArticle || /\/inbox\/(?:[^/]*comments?|facebook|instagram)\/?$/.test(path);
  return comments ? commentOn(path) : messageOn(path);
}
