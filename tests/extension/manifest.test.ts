// The manifest asks for what is needed and nothing more, and fits the sites.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SITES } from "@/sites";

const text = (name: string) => readFileSync(`${import.meta.dirname}/../../extension/${name}`, "utf8");
const read = (name: string) => JSON.parse(text(name));
const manifest = read("manifest.json");

test("the permissions are the least", () => {
  expect(manifest.permissions).toEqual(["storage"]);
  expect(manifest.host_permissions).toEqual(["http://127.0.0.1/*"]);
  expect(manifest).not.toHaveProperty("externally_connectable");
  expect(manifest).not.toHaveProperty("web_accessible_resources");
});

test("its hosts are those of the sites, which the listing names", () => {
  const hosts = SITES.flatMap((site) => site.hosts).map((host) => `https://${host}/*`);
  expect([...manifest.content_scripts[0].matches].sort()).toEqual([...hosts].sort());
  const named = hosts.map((host) => host.split(".").at(-2));
  for (const site of new Set(named)) expect(text("store/LISTING.md")).toContain(site);
});

test("its pages run no code from elsewhere and talk to this computer only", () => {
  const policy = manifest.content_security_policy.extension_pages;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("connect-src http://127.0.0.1:*;");
});

test("both builds have the package's version, and each browser's own keys", () => {
  const { version } = read("package.json");
  const [chrome, firefox] = [read("dist/chrome/manifest.json"), read("dist/firefox/manifest.json")];
  expect([chrome.version, firefox.version]).toEqual([version, version]);
  expect(chrome.background).toEqual({ service_worker: "background.js" });
  expect(firefox.background).toEqual({ scripts: ["background.js"] });
  expect(firefox.browser_specific_settings.gecko.data_collection_permissions).toEqual({ required: ["none"] });
  expect(firefox).not.toHaveProperty("key");
});

test("the server has the same version", () => {
  const project = readFileSync(`${import.meta.dirname}/../../pyproject.toml`, "utf8");
  expect(project).toContain(`version = "${read("package.json").version}"`);
});
