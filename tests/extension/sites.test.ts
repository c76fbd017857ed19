// Every site knows what is published from its boxes, without relying on a language, and leaves other fields alone.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Surface } from "@/shared/api-types";
import { composerOf, isPractice, SITES, siteOf, updateSurface } from "@/sites";
import { CASES } from "./site-cases";

const HOSTS = Object.entries(CASES).flatMap(([site, hosts]) =>
  Object.entries(hosts).map(([host, cases]) => [host, site, cases] as const),
);

describe.each(HOSTS)("on %s", (hostname, page, cases) => {
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
  expect(updateSurface(site, composer, "/latest/inbox/all?thread_type=FB_MESSAGE&selected_item_id=2")).toBe(false);
  expect(updateSurface(site, composer, "/latest/inbox/all?thread_type=FB_PAGE_POST")).toBe(true);
  expect(composer).toMatchObject({ surface: "facebook_comment", adapter: "site" });
  expect(updateSurface(site, composer, "/latest/insights")).toBe(true);
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
