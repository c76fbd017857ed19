// One source, two builds: dist/chrome (Chrome, Edge and their kin) and dist/firefox, unpacked and ready to load, and a zip of each for the stores.
// With --pseudo the same in dist-pseudo, its messages in letters that are no language's: what is still readable there is not translated.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pack } from "./pack.mjs";
import { pseudoLocale } from "./pseudo.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
/** What each script of the manifest and of the pages is made of. */
const SCRIPTS = {
  background: "background/index.ts",
  content: "content/index.ts",
  demo: "pages/demo/demo.ts",
  limits: "pages/limits/limits.ts",
  options: "pages/options/options.ts",
  popup: "pages/popup/popup.ts",
};
/** Styles, each with what it imports. */
const STYLES = { page: "pages/page.css" };
/** What is taken as it is; all of it lies side by side in the extension. */
const FILES = [
  "content/content.css",
  "pages/demo/demo.css",
  "pages/demo/demo.html",
  "pages/limits/limits.html",
  "pages/options/options.css",
  "pages/options/options.html",
  "pages/popup/popup.css",
  "pages/popup/popup.html",
];

const isPseudo = process.argv.includes("--pseudo");
const dist = `${here}${isPseudo ? "dist-pseudo" : "dist"}`;
const ENGLISH = "_locales/en/messages.json";
const { version } = await readJson(`${here}package.json`);
const manifest = { ...(await readJson(`${here}manifest.json`)), version };

/** Scripts hold the words of the messages, for the moment in which the browser does not, without what is said to translators. */
const wordsOnly = {
  name: "words-only",
  setup: ({ onLoad }) => onLoad({ filter: /_locales.+messages\.json$/ }, loadWords),
};

async function loadWords({ path }) {
  const messages = await readJson(path);
  const entries = Object.entries(isPseudo ? pseudoLocale(messages) : messages);
  return {
    contents: json(Object.fromEntries(entries.map(([key, { message }]) => [key, { message }]))),
    loader: "json",
  };
}

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
  const out = `${dist}/${browser}`;
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await bundle(SCRIPTS, out, { format: "iife", loader: { ".css": "text" }, plugins: [wordsOnly] });
  await bundle(STYLES, out);
  for (const file of FILES) await cp(`${here}src/${file}`, `${out}/${basename(file)}`);
  await cp(`${here}icons`, `${out}/icons`, { recursive: true, filter: (file) => !file.endsWith(".svg") });
  await cp(`${here}_locales`, `${out}/_locales`, { recursive: true });
  if (isPseudo) await writeFile(`${out}/${ENGLISH}`, json(pseudoLocale(await readJson(`${here}${ENGLISH}`))));
  await writeFile(`${out}/manifest.json`, json(made));
  await writeFile(`${dist}/drape-${browser}.zip`, pack(await contents(out, made)));
}

/** Put files, each with what it imports, into a folder, under the names that they are listed with. */
function bundle(files, outdir, options = {}) {
  const entryPoints = Object.entries(files).map(([out, file]) => ({ in: `${here}src/${file}`, out }));
  const target = ["chrome116", "firefox142"];
  return build({ entryPoints, outdir, bundle: true, target, charset: "utf8", logLevel: "warning", ...options });
}

/** What goes to a store: the store gives the extension its key itself. */
async function contents(out, { key, ...published }) {
  const names = await readdir(out, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => `${one.parentPath}/${one.name}`);
  const read = files.map(async (file) => [file.slice(out.length + 1), await readFile(file)]);
  return { ...Object.fromEntries(await Promise.all(read)), "manifest.json": Buffer.from(json(published)) };
}

async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
