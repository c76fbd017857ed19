// The styles of what Drape shows in pages, for a page without its shadow root.
import { readFileSync } from "node:fs";

const UI = new URL("../../../extension/src/content/ui/", import.meta.url);
const SOURCE = readFileSync(new URL("shadow-root.ts", UI), "utf8");
const ORDER = SOURCE.match(/const STYLES = \[(.*)\]/)[1].split(", ");
const FILES = Object.fromEntries(
  [...SOURCE.matchAll(/import (\w+) from "(.*\.css)"/g)].map(([, name, file]) => [name, file]),
);

export const PANEL = ORDER.map((name) => readFileSync(new URL(FILES[name], UI), "utf8"))
  .join("\n")
  .replaceAll(":host", ":root");
