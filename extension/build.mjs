// One source, two builds: dist/chrome (Chrome, Edge and their kin) and dist/firefox, unpacked and ready to load.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

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
  await writeFile(`${out}/manifest.json`, `${JSON.stringify(made, null, 2)}\n`);
}
