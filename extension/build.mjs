// One source, two builds: dist/chrome (Chrome, Edge and their kin) and dist/firefox, unpacked and ready to load, and a zip of each for the stores.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pack } from "./pack.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const SCRIPTS = ["background", "content", "demo", "limits", "options", "popup"];
const PAGES = [
  "demo.css",
  "demo.html",
  "limits.html",
  "options.css",
  "options.html",
  "page.css",
  "popup.css",
  "popup.html",
];

const { version } = JSON.parse(await readFile(`${here}package.json`, "utf8"));
const manifest = { ...JSON.parse(await readFile(`${here}manifest.json`, "utf8")), version };

/** Firefox has event pages instead of service workers, an id instead of a key, and wants data collection declared. */
function forFirefox({ key, minimum_chrome_version, background, ...rest }) {
  return {
    ...rest,
    background: { scripts: [background.service_worker] },
    browser_specific_settings: {
      gecko: {
        id: "drape@drape.example",
        strict_min_version: "142.0",
        data_collection_permissions: { required: ["none"] },
      },
    },
  };
}

for (const [browser, made] of Object.entries({ chrome: manifest, firefox: forFirefox(manifest) })) {
  const out = `${here}dist/${browser}`;
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: SCRIPTS.map((name) => `${here}src/${name}.ts`),
    outdir: out,
    bundle: true,
    format: "iife",
    target: ["chrome116", "firefox142"],
    charset: "utf8",
    loader: { ".css": "text" },
    logLevel: "warning",
  });
  for (const page of [...PAGES, "content.css"]) await cp(`${here}src/${page}`, `${out}/${page}`);
  await cp(`${here}icons`, `${out}/icons`, { recursive: true, filter: (file) => !file.endsWith(".svg") });
  await writeFile(`${out}/manifest.json`, json(made));
  await writeFile(`${here}dist/drape-${browser}.zip`, pack(await contents(out, made)));
}

/** What goes to a store: the store gives the extension its key itself. */
async function contents(out, { key, ...published }) {
  const names = await readdir(out, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => `${one.parentPath}/${one.name}`);
  const read = files.map(async (file) => [file.slice(out.length + 1), await readFile(file)]);
  return { ...Object.fromEntries(await Promise.all(read)), "manifest.json": Buffer.from(json(published)) };
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
