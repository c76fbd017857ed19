// Every site knows what is published from its boxes, without relying on a language, and leaves other fields alone.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { composerOf, SITES, siteOf } from "@/sites";

const CASES: Record<string, [string, string, string | null][]> = {
  "www.facebook.com": [
    ["post", "/", "facebook_post"],
    ["inner", "/", "facebook_post"],
    ["comment", "/", "facebook_comment"],
    ["reply", "/practice", "facebook_comment"],
    ["comment", "/practice/reviews", "facebook_review_reply"],
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
  ],
};

describe.each(Object.entries(CASES))("on %s", (hostname, cases) => {
  const page = hostname === "www.instagram.com" ? "instagram" : "facebook";
  beforeEach(() => {
    document.body.innerHTML = readFileSync(`${import.meta.dirname}/pages/${page}.html`, "utf8");
  });

  test.each(cases)("%s at %s publishes %s", (id, path, expected) => {
    const site = siteOf({ protocol: "https:", hostname });
    const composer = site && composerOf(site, document.getElementById(id), path);
    expect(composer?.surface ?? null).toBe(expected);
  });
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
