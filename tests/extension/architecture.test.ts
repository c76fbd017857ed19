// The rooms of the extension: what a file may import, by the room that it stands in.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const SRC = `${import.meta.dirname}/../../extension/src`;

/** Every room, and the rooms that its files may import beside their own. Only `content` itself may import all of its rooms. */
const BELOW = ["shared", "sites"];
const ROOMS: Record<string, readonly string[]> = {
  shared: [],
  sites: ["shared"],
  background: BELOW,
  pages: BELOW,
  "content/editor": BELOW,
  "content/ui": [...BELOW, "content/editor"],
  "content/buttons": [...BELOW, "content/editor"],
  "content/session": [...BELOW, "content/editor", "content/ui", "content/buttons"],
  "content/sending": [...BELOW, "content/editor", "content/ui", "content/buttons", "content/session"],
  "content/comments": [...BELOW, "content/editor", "content/ui"],
  content: [
    ...BELOW,
    ...["editor", "ui", "buttons", "session", "sending", "comments"].map((room) => `content/${room}`),
  ],
};
const IMPORT = /(?:from|import) "(?<name>[^"]+)"/g;

const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.ts$/.test(file));

/** The room that a file of the source stands in: the longest name that its path begins with. */
const roomOf = (file: string) =>
  Object.keys(ROOMS)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];

/** What is wrong with the imports of a file, each in a sentence. */
function wrong(file: string): string[] {
  const room = roomOf(file);
  if (!room) return [`${file} stands in no room: put it into one of ${Object.keys(ROOMS).join(", ")}.`];
  const names = [...readFileSync(`${SRC}/${file}`, "utf8").matchAll(IMPORT)].map((match) => match.groups?.name ?? "");
  return names.flatMap((name) => {
    if (!name.startsWith(".")) return [`${file} imports ${name}: the extension is made of nothing but its own files.`];
    const target = normalize(join(dirname(file), name));
    if (target.startsWith("../")) return []; // the table of surfaces, which the server has too, and the messages
    const other = roomOf(`${target}/`) ?? target;
    if (other === room || ROOMS[room]?.includes(other)) return [];
    return [`${file} imports ${target}, but ${room} may import only ${[room, ...(ROOMS[room] ?? [])].join(", ")}.`];
  });
}

test.each(FILES)("%s imports only what its room may", (file) => expect(wrong(file)).toEqual([]));
