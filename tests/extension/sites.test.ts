// Every site knows what is published from its boxes, without relying on a language, and leaves other fields alone.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Surface } from "@/finding";
import { composerOf, isPractice, relocated, SITES, siteOf } from "@/sites";

const CASES: Record<string, [string, string, string | null][]> = {
  "www.facebook.com": [
    ["post", "/", "facebook_post"],
    ["inner", "/", "facebook_post"],
    ["comment", "/", "facebook_comment"],
    ["reply", "/practice", "facebook_comment"],
    ["comment", "/practice/reviews", "facebook_review_reply"],
    ["comment", "/practice/reviews/?id=61563452485945&sk=reviews", "facebook_review_reply"],
    ["comment", "/profile.php?id=100042058017286&sk=reviews", "facebook_review_reply"],
    ["reply", "/people/Harbor-Dental/61569978188636/?sk=reviews", "facebook_review_reply"],
    ["comment", "/profile.php?id=100042058017286&sk=about", "facebook_comment"],
    ["comment", "/dana.reyes/posts/pfbid02abcXYZ", "facebook_review_reply"],
    ["reply", "/permalink.php?story_fbid=pfbid02abcXYZ&id=1", "facebook_review_reply"],
    ["comment", "/practice/posts/1234567890", "facebook_comment"],
    ["comment", "/groups/1/posts/1234567890", "facebook_comment"],
    ["post", "/dana.reyes/posts/pfbid02abcXYZ", "facebook_post"],
    ["message", "/professional_dashboard/engagement/comments_manager/", "facebook_comment"],
    ["post", "/professional_dashboard/content/content_library/", "facebook_post"],
    ["message", "/messages/t/1", "messenger"],
    ["message", "/messages/e2ee/t/1", "messenger"],
    ["post", "/messages.to.friends", "facebook_post"],
    ["search", "/", null],
    ["name", "/", null],
    ["option", "/", "facebook_post"],
    ["place", "/", null],
    ["post", "/settings/page", null],
    ["password", "/", null],
    ["read-only", "/", null],
    ["button", "/", null],
  ],
  "business.facebook.com": [
    ["post", "/latest/composer", "facebook_post"],
    ["comment", "/latest/home", "facebook_comment"],
    ["message", "/latest/inbox/all", "messenger"],
    ["message", "/latest/inbox/instagram_direct", "instagram_dm"],
    ["message", "/latest/inbox/instagram_direct?thread_type=IG_MESSAGE", "instagram_dm"],
    ["message", "/latest/inbox/messenger?asset_id=1&thread_type=FB_MESSAGE", "messenger"],
    ["message", "/latest/inbox/messenger", "messenger"],
    ["message", "/latest/inbox/all/?asset_id=1&thread_type=FB_MESSAGE", "messenger"],
    ["message", "/latest/inbox/all?asset_id=1&thread_type=IG_MESSAGE&mailbox_id=2", "instagram_dm"],
    ["message", "/latest/inbox/all?thread_type=FB_PAGE_POST", "facebook_comment"],
    ["message", "/latest/inbox/all?thread_type=FB_AD_POST", "facebook_comment"],
    ["message", "/latest/inbox/all?thread_type=INSTAGRAM_POST", "instagram_comment"],
    ["message", "/latest/inbox/facebook?asset_id=1&thread_type=FB_PAGE_POST", "facebook_comment"],
    ["message", "/latest/inbox/facebook", "facebook_comment"],
    ["message", "/latest/inbox/facebook/", "facebook_comment"],
    ["message", "/latest/inbox/instagram?thread_type=INSTAGRAM_POST", "instagram_comment"],
    ["message", "/latest/inbox/instagram", "instagram_comment"],
    ["comment", "/latest/inbox/all", "facebook_comment"],
    ["comment", "/latest/inbox/all?thread_type=FB_MESSAGE", "messenger"],
    ["message", "/latest/inbox/facebook_comments", "facebook_comment"],
    ["message", "/latest/inbox/instagram_comments", "instagram_comment"],
    ["message", "/latest/settings", null],
  ],
  "www.messenger.com": [
    ["message", "/t/1", "messenger"],
    ["message", "/e2ee/t/1", "messenger"],
    ["message", "/requests/t/1", "messenger"],
  ],
  "www.instagram.com": [
    ["comment", "/p/1", "instagram_comment"],
    ["caption", "/", "instagram_caption"],
    ["dialog-comment", "/p/1", "instagram_comment"],
    ["message", "/direct/t/1", "instagram_dm"],
    ["search", "/", null],
    ["caption", "/accounts/edit", null],
    ["docked", "/", "instagram_dm"],
  ],
  "www.threads.com": [
    ["home", "/", "facebook_post"],
    ["thread", "/", "facebook_post"],
    ["thread", "/intent/post?text=x", "facebook_post"],
    ["thread", "/@harbor/post/C1", "facebook_post"],
    ["home", "/@harbor/post/C1", "facebook_comment"],
    ["answer", "/", "facebook_comment"],
    ["home", "/messages/t/1", "instagram_dm"],
    ["search", "/search", null],
  ],
  "www.threads.net": [["thread", "/", "facebook_post"]],
};

const PAGES: Record<string, string> = {
  "www.instagram.com": "instagram",
  "www.threads.com": "threads",
  "www.threads.net": "threads",
};

describe.each(Object.entries(CASES))("on %s", (hostname, cases) => {
  const page = PAGES[hostname] ?? "facebook";
  beforeEach(() => {
    document.body.innerHTML = readFileSync(`${import.meta.dirname}/pages/${page}.html`, "utf8");
  });

  test.each(cases)("%s at %s publishes %s", (id, path, expected) => {
    const site = siteOf({ protocol: "https:", hostname });
    const composer = site && composerOf(site, document.getElementById(id), path);
    expect(composer?.surface ?? null).toBe(expected);
  });
});

test("a box in an open shadow root is known by what stands around its host", () => {
  const site = siteOf({ protocol: "https:", hostname: "www.facebook.com" });
  document.body.innerHTML =
    '<div role="article"><div id="host"></div></div><div role="search"><div id="find"></div></div>';
  const inShadow = (id: string) => {
    const root = (document.getElementById(id) as HTMLElement).attachShadow({ mode: "open" });
    root.innerHTML = '<div contenteditable="true" role="textbox"></div>';
    return site && composerOf(site, root.firstElementChild, "/");
  };
  expect(inShadow("host")?.surface).toBe("facebook_comment");
  expect(inShadow("find")).toBeNull();
});

test("a box that the site keeps is something else at another address", () => {
  const site = siteOf({ protocol: "https:", hostname: "business.facebook.com" });
  document.body.innerHTML = '<div role="main"><textarea id="box"></textarea></div>';
  const box = document.getElementById("box");
  const composer = site && composerOf(site, box, "/latest/inbox/all?thread_type=FB_MESSAGE");
  if (!site || !composer) throw new Error("no composer");
  expect(relocated(site, composer, "/latest/inbox/all?thread_type=FB_MESSAGE&selected_item_id=2")).toBe(false);
  expect(relocated(site, composer, "/latest/inbox/all?thread_type=FB_PAGE_POST")).toBe(true);
  expect(composer).toMatchObject({ surface: "facebook_comment", adapter: "site" });
  expect(relocated(site, composer, "/latest/insights")).toBe(true);
  expect(composer).toMatchObject({ surface: "facebook_post", adapter: "generic" });
});

test("a box inside another belongs to the outermost", () => {
  document.body.innerHTML =
    '<div id="outer" contenteditable="true"><div contenteditable="true"><b id="inner">x</b></div></div>';
  const site = siteOf({ protocol: "https:", hostname: "www.facebook.com" });
  expect(site && composerOf(site, document.getElementById("inner"), "/")?.box.id).toBe("outer");
});

test("every host has one site, other hosts have none, and the demo page is its own", () => {
  const hosts = SITES.flatMap((site) => site.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(siteOf({ protocol: "https:", hostname: "facebook.com.evil.example" })).toBeNull();
  expect(siteOf({ protocol: "chrome-extension:", hostname: "x" })).not.toBeNull();
});

const PRACTICE: [string, string, Surface | null, boolean][] = [
  ["business.facebook.com", "/latest/home", null, true],
  ["business.facebook.com", "/latest/inbox/all?thread_type=FB_MESSAGE", "messenger", true],
  ["www.facebook.com", "/professional_dashboard/engagement/comments_manager/", null, true],
  ["www.facebook.com", "/practice/inbox/123", null, true],
  ["www.facebook.com", "/practice/reviews", "facebook_review_reply", true],
  ["www.facebook.com", "/profile.php?id=1&sk=reviews", "facebook_review_reply", true],
  ["www.facebook.com", "/practice/reviews", "facebook_post", false],
  ["www.facebook.com", "/practice/reviews", null, false],
  ["www.facebook.com", "/dana.reyes/posts/pfbid02abcXYZ", "facebook_review_reply", false],
  ["www.facebook.com", "/", "facebook_post", false],
  ["www.facebook.com", "/messages/t/1", "messenger", false],
  ["www.instagram.com", "/direct/inbox/", "instagram_dm", false],
];

test.each(PRACTICE)("%s%s, publishing %s: whether a practice writes there is %s", (host, place, surface, expected) => {
  const site = SITES.find((one) => one.hosts.includes(host));
  expect(site && isPractice(site, place, surface)).toBe(expected);
});
