// The zips for the stores: the linter of addons.mozilla.org has nothing to say, and the same files make the same zip.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { pack } from "../../extension/pack.mjs";

const extension = `${import.meta.dirname}/../../extension`;

test("the linter finds no error, warning or notice in Firefox's", () => {
  const linter = createRequire(`${extension}/package.json`).resolve("addons-linter/bin/addons-linter");
  const said = execFileSync(process.execPath, [linter, "--output=json", `${extension}/dist/drape-firefox.zip`]);
  expect(JSON.parse(String(said)).summary).toEqual({ errors: 0, notices: 0, warnings: 0 });
}, 60_000);

const FREE = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|MIT OR Apache-2\.0)$/;

test.each(["extension", "tests"])("every package that %s asks for is pinned and free", (folder) => {
  const root = `${extension}/../${folder}`;
  const { devDependencies } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"));
  for (const name of Object.keys(devDependencies))
    expect([name, packages[`node_modules/${name}`]?.license]).toEqual([name, expect.stringMatching(FREE)]);
});

test("the order and the date of the files make no difference", () => {
  const [one, other] = [Buffer.from("one"), Buffer.from("other")];
  expect(pack({ "a.js": one, "b/c.js": other })).toEqual(pack({ "b/c.js": other, "a.js": one }));
});

test.each(["chrome", "firefox"])("%s's holds its manifest, without the key that a store gives", (browser) => {
  const { strFromU8, unzipSync } = createRequire(`${extension}/package.json`)("fflate");
  const files = unzipSync(readFileSync(`${extension}/dist/drape-${browser}.zip`));
  expect(Object.keys(files)).toContain("content.js");
  expect(JSON.parse(strFromU8(files["manifest.json"]))).not.toHaveProperty("key");
});
