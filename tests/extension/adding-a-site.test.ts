// A site is one file in sites/; each of these sentences says what else it still needs.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SITES, type Site } from "@/sites";
import { SURFACES } from "@/sites/surfaces";
import { CASES } from "./site-cases";

const ROOT = `${import.meta.dirname}/../..`;
const FOLDER = `${ROOT}/extension/src/sites`;
const SHARED = ["demo.ts", "index.ts", "site.ts", "surfaces.ts"]; // the demo page is the extension's own

const FILES = readdirSync(FOLDER).filter((file) => !SHARED.includes(file));
const { content_scripts } = JSON.parse(readFileSync(`${ROOT}/extension/manifest.json`, "utf8"));
const MATCHES: string[] = content_scripts[0].matches;
const PRIVACY = readFileSync(`${ROOT}/extension/store/PRIVACY.md`, "utf8");
const IDS = SURFACES.map(({ id }) => id);

/** What a file of a site still lacks, each in a sentence. */
function lacks(file: string, site: Site | undefined): string[] {
  if (!site) return [`${file} exports no site that SITES of sites/index.ts lists.`];
  const name = file.replace(/\.ts$/, "");
  const hosts = site.hosts.filter((host) => !MATCHES.includes(`https://${host}/*`));
  const strange = site.surfaces.filter((surface) => !IDS.includes(surface));
  const tested = Object.keys(CASES[name] ?? {}).some((host) => site.hosts.includes(host));
  return [
    ...(PRIVACY.includes(site.name) ? [] : [`extension/store/PRIVACY.md does not say that ${site.name} is read.`]),
    ...hosts.map((host) => `${file} names ${host}, but the manifest does not match it.`),
    ...strange.map((surface) => `${file} publishes to ${surface}, which is no row of server/drape/surfaces.json.`),
    ...(existsSync(`${import.meta.dirname}/pages/${name}.html`)
      ? []
      : [`There is no stand-in page for ${file}: write tests/extension/pages/${name}.html.`]),
    ...(tested ? [] : [`site-cases.ts has no case for a host of ${file}.`]),
  ];
}

test.each(FILES)("%s has all that a site needs", async (file) => {
  const module: Record<string, unknown> = await import(`${FOLDER}/${file}`).catch(() => ({}));
  const exported = Object.values(module);
  const site = SITES.find((one) => exported.includes(one));
  expect(lacks(file, site)).toEqual([]);
});

test("every host of the manifest is one of a site", () => {
  const hosts = SITES.flatMap((site) => site.hosts.map((host) => `https://${host}/*`));
  const others = MATCHES.filter((match) => !hosts.includes(match));
  expect(others.map((match) => `The manifest matches ${match}, which no file in sites/ names.`)).toEqual([]);
});

test("every surface of the server's table is one of a site", () => {
  const sites = SITES.map(({ name }) => name);
  const used = SITES.flatMap(({ surfaces }) => surfaces);
  const wrong = SURFACES.flatMap(({ id, site }) => [
    ...(sites.includes(site)
      ? []
      : [`${id} of surfaces.json belongs to ${site}, a site that no file in sites/ names.`]),
    ...(used.includes(id) ? [] : [`${id} of surfaces.json is among the surfaces of no file in sites/.`]),
  ]);
  expect(wrong).toEqual([]);
});
