// Local pages, served as https://www.facebook.com and https://www.instagram.com to a browser that is told to find them here.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { build } from "esbuild";
import { generate } from "selfsigned";
import { BUSINESS, FACEBOOK, INSTAGRAM, MESSENGER, OTHERS, THREADS } from "./places.mjs";

const PAGES = new URL("./pages/", import.meta.url);
const HOSTS = [
  "www.facebook.com",
  "business.facebook.com",
  "www.messenger.com",
  "www.instagram.com",
  "www.threads.com",
  "evil.example",
];

const PAGES_OF = {
  "www.facebook.com": FACEBOOK,
  "business.facebook.com": BUSINESS,
  "www.messenger.com": MESSENGER,
  "www.instagram.com": INSTAGRAM,
  "www.threads.com": THREADS,
  "evil.example": { "/": "<h1>A page that wants to know</h1>" },
};
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' https://*.facebook.com; img-src 'self' data:; object-src 'none'; base-uri 'self'";

/** Serve the pages; `close` ends it, `arguments` are Chromium's and `preferences` Firefox's to find them. */
export async function serveSites() {
  const bundles = await bundle(["editors", "facebook", "instagram", "random"]);
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
  const site = pathname === "/random" ? "random" : scriptOf(pages, pages[pathname]);
  return `<!doctype html><html lang="en" dir="${pathname === "/rtl" ? "rtl" : "ltr"}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${site}</title>
    <link rel="stylesheet" href="/page.css"></head><body>${pages[pathname]}<script src="/${site}.js"></script></body></html>`;
}

function scriptOf(pages, body) {
  if (pages === INSTAGRAM) return "instagram";
  return OTHERS.some((kind) => body.includes(`${kind}-field`)) ? "editors" : "facebook";
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
