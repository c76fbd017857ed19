// Serves the stand-in pages as https://www.facebook.com and so on to a browser that is told to find these hosts here.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { build } from "esbuild";
import { generate } from "selfsigned";
import { documentAt, HOSTILE, HOSTS } from "./index.mjs";

const SCRIPTS = new URL("../page-scripts/", import.meta.url);
const STYLE = new URL("page.css", import.meta.url);
const CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self' https://*.facebook.com",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
].join("; ");

/** Serve the stand-ins; `close` ends it, `arguments` are Chromium's and `preferences` Firefox's to find them. */
export async function serveStandIns() {
  const files = await pageFiles(["editors", "facebook", "instagram", "random"]);
  const certificate = await selfSigned();
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const { pathname } = new URL(request.url, "https://x");
    const host = request.headers.host.split(":")[0];
    const [type, body] = files[pathname] ?? ["text/html", documentAt(host, pathname)];
    const found = body !== undefined;
    response.writeHead(found ? 200 : 404, {
      "content-type": `${found ? type : "text/plain"}; charset=utf-8`,
      ...(host !== HOSTILE && { "content-security-policy": CSP }),
    });
    response.end(body ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return {
    arguments: browserArguments(port, certificate.cert),
    preferences: preferences(port),
    close: () => server.close(),
  };
}

/** A certificate for all hosts, and its key. */
function selfSigned() {
  const altNames = HOSTS.map((value) => ({ type: 2, value }));
  return generate([{ name: "commonName", value: HOSTS[0] }], {
    keySize: 2048,
    extensions: [{ name: "subjectAltName", altNames }],
  });
}

/** The bundled page scripts and the style, as [type, content] by path. */
async function pageFiles(scripts) {
  const { outputFiles } = await build({
    entryPoints: scripts.map((name) => new URL(`${name}.mjs`, SCRIPTS).pathname),
    outdir: "/",
    write: false,
    bundle: true,
    format: "iife",
    define: { global: "globalThis", "process.env.NODE_ENV": '"production"' },
  });
  return {
    ...Object.fromEntries(outputFiles.map(({ path, text }) => [path, ["text/javascript", text]])),
    "/page.css": ["text/css", readFileSync(STYLE, "utf8")],
  };
}

/** The preferences by which Firefox finds the pages. */
function preferences(port) {
  return {
    "network.dns.localDomains": HOSTS.join(","),
    "network.socket.forcePort": `443=${port}`,
    "security.cert_pinning.enforcement_level": 0,
    "network.stricttransportsecurity.preloadlist": false,
  };
}

/** The arguments by which Chromium finds the pages, and trusts their certificate. */
function browserArguments(port, certificate) {
  const spki = new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" });
  const rules = [
    ...HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    "MAP rebound.example 127.0.0.1",
    "MAP * ~NOTFOUND",
    "EXCLUDE 127.0.0.1",
  ];
  return [
    `--host-resolver-rules=${rules.join(", ")}`,
    `--ignore-certificate-errors-spki-list=${createHash("sha256").update(spki).digest("base64")}`,
    `--ip-address-space-overrides=127.0.0.1:${port}=public`, // as the real sites are, so that local network access rules apply
  ];
}
