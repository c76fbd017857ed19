// The pages that stand in for those of the sites, by host and path.
import { BUSINESS_SUITE } from "./business-suite.mjs";
import { FACEBOOK } from "./facebook.mjs";
import { FACEBOOK_COMMENTS } from "./facebook-comments.mjs";
import { html, OTHER_EDITORS } from "./html.mjs";
import { INSTAGRAM } from "./instagram.mjs";
import { MESSENGER } from "./messenger.mjs";
import { SPECIAL_CASES } from "./special-cases.mjs";
import { THREADS } from "./threads.mjs";

/** The host of an attacker's page. */
export const HOSTILE = "evil.example";

const BODIES = {
  "www.facebook.com": { ...FACEBOOK, ...FACEBOOK_COMMENTS, ...SPECIAL_CASES },
  "business.facebook.com": BUSINESS_SUITE,
  "www.messenger.com": MESSENGER,
  "www.instagram.com": INSTAGRAM,
  "www.threads.com": THREADS,
  [HOSTILE]: { "/": "<h1>A page that wants to know</h1>" },
};

export const HOSTS = Object.keys(BODIES);

/** The document at a path of a host, or undefined where there is none. */
export function documentAt(host, path) {
  const body = BODIES[host][path];
  return body && documentOf(body, scriptFor(host, path, body), path === "/rtl" ? "rtl" : "ltr");
}

/** The page script that makes the editors and buttons of a page work. */
function scriptFor(host, path, body) {
  if (path === "/random") return "random";
  if (host === "www.instagram.com") return "instagram";
  return OTHER_EDITORS.some((kind) => body.includes(`${kind}-field`)) ? "editors" : "facebook";
}

const documentOf = (body, script, direction) => html`
  <!doctype html>
  <html lang="en" dir="${direction}">
    <head>
      <meta charset="utf-8">
      <meta name="color-scheme" content="light dark">
      <title>${script}</title>
      <link rel="stylesheet" href="/page.css">
    </head>
    <body>${body}<script src="/${script}.js"></script></body>
  </html>`;
