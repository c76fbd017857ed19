// Local pages, served as https://www.facebook.com and https://www.instagram.com to a browser that is told to find them here.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { build } from "esbuild";
import { generate } from "selfsigned";

const PAGES = new URL("./pages/", import.meta.url);
const HOSTS = ["www.facebook.com", "business.facebook.com", "www.messenger.com", "www.instagram.com", "evil.example"];

const box = (id, label, kind = "plain") =>
  `<div id="${id}" data-editor="${kind}" role="textbox" aria-multiline="true" aria-label="${label}" spellcheck="false"></div>`;
const quick = (id, label) => box(id, label).replace("<div", "<div data-enter");
const field = (kind, id, label) => `<div data-field="${kind}" data-id="${id}" data-label="${label}"></div>`;
const sends = (id, label) => `<div role="button" tabindex="0" id="send-${id}" data-sends="${id}">${label}</div>`;

const FACEBOOK = {
  "/": `<div role="dialog" aria-label="Create post"><form method="post">${box("post", "What's on your mind?", "rich")}<button type="button">Emoji</button>${sends("post", "Post")}</form></div>
    <div role="article"><p>A post</p>${quick("comment", "Write a comment…")}<div role="button" tabindex="0">Photo</div>${sends("comment", "Send")}</div>
    <label>Search <input type="search" id="search"></label>`,
  "/practice/reviews": `<div role="article"><p>A review</p>${quick("reply", "Write a reply…")}</div>`,
  "/practice/comments": `<div role="article" aria-label="Post"><p>Our new hygienist starts on Monday!</p>
    <div role="article" id="open"><a href="#">Dana</a><p>my chemo starts Monday and nobody called me back, my cell is 202-555-0143</p><div role="button">Like</div>${box("comment", "Write a reply…")}</div>
    <div role="article" id="shut"><a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p></div>
    <div role="article"><a href="#">Tom</a><p>Congratulations, see you at the open house!</p></div></div>`,
  "/practice/long": `<div role="article"><p>Our new hygienist starts on Monday!</p>
    <div role="article"><a href="#">Ana</a><p>my SSN is 536-90-4399, can you look at my bill</p></div><div class="far"></div>
    <div role="article"><a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p></div></div>`,
  "/messages/t/1": `<main>${quick("message", "Message")}</main>`,
  "/random": `<div role="main">${box("rich", "A", "rich")}${box("plain", "B")}<div id="draft-field"></div>${field("textarea", "area", "C")}${field("input", "line", "D")}</div>`,
  "/draft": `<main><div id="draft-field"></div></main>`,
  "/practice/posts/1": `<div role="dialog" aria-label="Edit post"><form method="post">${box("edited", "Edit post", "rich")}${sends("edited", "Save")}</form></div>
    <div role="dialog" aria-label="The post"><div role="article"><p>The post</p><div role="article"><p>A comment</p>${quick("answer", "Reply to Dana…")}</div>
    <div role="article">${quick("changed", "Edit your comment")}<div role="button">Cancel</div></div></div></div>`,
  "/groups/1": `<div role="main"><p>The group</p></div><div role="dialog" aria-label="Create post"><form method="post">${box("post", "Write something…", "rich")}
    ${field("input", "option", "Option 1")}${sends("post", "Post")}</form></div>`,
  "/events/create": `<div role="main"><form><label>Place <input type="text" role="combobox" id="place"></label>${field("input", "event", "Event name")}
    ${field("textarea", "details", "What are the details?")}${sends("details", "Create event")}</form></div>`,
  "/photo": `<div role="dialog" aria-label="Edit photo">${field("textarea", "alt", "Alternative text")}${sends("alt", "Save")}</div>`,
  "/clobbered": `<div role="dialog"><form method="post">${box("post", "What's on your mind?", "rich")}<input type="hidden" name="contains">${sends("post", "Post")}</form></div>`,
  "/docked": `<div role="main"><p>The feed</p></div><div>${quick("chat", "Aa")}</div>`,
  "/unknown": `<div role="main"><div>${box("note", "Say something", "rich")}<div role="button">Cancel</div>${sends("note", "Share")}</div></div>`,
  "/rtl": `<div role="dialog" aria-label="Create post"><form method="post">${box("post", "מה חדש?", "rich")}${sends("post", "פרסום")}</form></div>`,
  "/settings": `<div role="main"><textarea id="missed" aria-label="About the page"></textarea></div>`,
};
const BUSINESS = {
  "/latest/composer": `<div role="main"><div>${box("post", "Text", "rich")}</div><form>${field("textarea", "first", "First comment")}${field("input", "link", "Link description")}</form>
    ${sends("post", "Publish")}</div>`,
  "/latest/inbox/all": `<div role="main">${field("textarea", "message", "Reply…")}${sends("message", "Send")}</div>`,
  "/latest/inbox/facebook_comments": `<div role="main">${field("textarea", "comment", "Reply to the comment…")}${sends("comment", "Send")}</div>`,
};
const MESSENGER = { "/t/1": `<main>${quick("message", "Message")}</main>` };
const INSTAGRAM = {
  "/": `<article><p id="words">Lost and found: a card with SSN 536-90-4399.</p><form><div id="comment-field"></div><button type="submit">Post</button></form></article>`,
  "/create": `<div role="dialog" aria-label="Create new post">${box("caption", "Write a caption…")}${field("input", "alt", "Write alt text…")}${sends("caption", "Share")}</div>`,
  "/p/1": `<div role="dialog" aria-label="Edit info">${field("textarea", "edited", "Write a caption…")}${sends("edited", "Done")}</div>`,
  "/direct/t/1": `<main>${quick("dm", "Message")}</main>`,
};
const PAGES_OF = {
  "www.facebook.com": FACEBOOK,
  "business.facebook.com": BUSINESS,
  "www.messenger.com": MESSENGER,
  "www.instagram.com": INSTAGRAM,
  "evil.example": { "/": "<h1>A page that wants to know</h1>" },
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' https://*.facebook.com; img-src 'self' data:; object-src 'none'; base-uri 'self'";

/** Serve the pages; `close` ends it, `arguments` are Chromium's and `preferences` Firefox's to find them. */
export async function serveSites() {
  const bundles = await bundle(["draft", "facebook", "instagram", "random"]);
  const keys = await generate([{ name: "commonName", value: HOSTS[0] }], {
    keySize: 2048,
    extensions: [
      {
        name: "subjectAltName",
        altNames: HOSTS.map((value) => ({ type: 2, value })),
      },
    ],
  });
  const server = createServer({ key: keys.private, cert: keys.cert }, (request, response) => {
    const { pathname } = new URL(request.url, "https://x");
    const pages = PAGES_OF[request.headers.host.split(":")[0]];
    const [type, body] = bundles[pathname] ?? (pages[pathname] ? ["text/html", html(pathname, pages)] : []);
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": `${type ?? "text/plain"}; charset=utf-8`,
      ...(request.headers.host !== "evil.example" && { "content-security-policy": CSP }),
    });
    response.end(body ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    arguments: browserArguments(port, keys.cert),
    preferences: preferences(port),
    close: () => server.close(),
  };
}

function html(pathname, pages) {
  const site = ["/draft", "/random"].includes(pathname)
    ? pathname.slice(1)
    : pages === INSTAGRAM
      ? "instagram"
      : "facebook";
  return `<!doctype html><html lang="en" dir="${pathname === "/rtl" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${site}</title>
    <link rel="stylesheet" href="/page.css"></head><body>${pages[pathname]}<script src="/${site}.js"></script></body></html>`;
}

async function bundle(names) {
  const { outputFiles } = await build({
    entryPoints: names.map((name) => new URL(`${name}.mjs`, PAGES).pathname),
    outdir: "/",
    write: false,
    bundle: true,
    format: "iife",
    define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
  });
  const scripts = outputFiles.map(({ path, text }) => [path, ["text/javascript", text]]);
  return {
    ...Object.fromEntries(scripts),
    "/page.css": ["text/css", readFileSync(new URL("page.css", PAGES), "utf8")],
  };
}

/** Firefox's, to find the pages. */
function preferences(port) {
  return {
    "network.dns.localDomains": HOSTS.join(","),
    "network.socket.forcePort": `443=${port}`,
    "security.cert_pinning.enforcement_level": 0,
    "network.stricttransportsecurity.preloadlist": false,
  };
}

function browserArguments(port, certificate) {
  const spki = new X509Certificate(certificate).publicKey.export({
    type: "spki",
    format: "der",
  });
  const rules = HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${[...rules, "MAP rebound.example 127.0.0.1", "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`,
    `--ignore-certificate-errors-spki-list=${createHash("sha256").update(spki).digest("base64")}`,
    `--ip-address-space-overrides=127.0.0.1:${port}=public`, // as the real sites are, so that local network access rules apply
  ];
}
