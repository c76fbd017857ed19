// All that users read lies in _locales: nothing is said beside it, every message is used, and every language has them all.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SURFACES } from "@/sites/surfaces";
import english from "../../extension/_locales/en/messages.json";
import { type Use, usesInManifest, usesInPage, usesInScript } from "./message-uses";
import { saidInPage, saidInScript, saidInStyle, valuesOfTypes } from "./said-to-users";
import { EXTENSION, filesOf, parseScripts, type Script, ts } from "./source";

interface Message {
  message: string;
  description?: string;
}
type Messages = Record<string, Message>;

const ENGLISH: Messages = english;
const KEYS = Object.keys(ENGLISH);
const { scripts, checker } = parseScripts();
const VALUES = valuesOfTypes(scripts);
const MANIFEST = readFileSync(`${EXTENSION}/manifest.json`, "utf8");

test.each([...scripts])("%s says nothing by itself", (...script) => expect(saidInScript(script, VALUES)).toEqual([]));
test.each([...filesOf("html")])("%s says nothing by itself", (...page) => expect(saidInPage(...page)).toEqual([]));
test.each([...filesOf("css")])("%s says nothing by itself", (...style) => expect(saidInStyle(...style)).toEqual([]));

test("the manifest says nothing by itself", () => {
  const { name, description, action, commands } = JSON.parse(MANIFEST);
  const descriptions = Object.values<Message>(commands).map((command) => command.description);
  for (const words of [name, description, action.default_title, ...descriptions])
    expect(words).toMatch(/^__MSG_\w+__$/);
});

const parsed = (code: string): Script => ["a.ts", ts.createSourceFile("a.ts", code, ts.ScriptTarget.Latest, true)];

test.each([
  ['createButton("Redact", press)', "Redact"],
  ['createElement("p", {}, "not checked")', "not checked"],
  ['createButton("Search", press)', "Search"],
  [`show(\`in port \${port}\`)`, "in port …"],
  ["show(isDone ? 'Saved.' : null)", "Saved."],
])("words in code are found: %s", (code, words) => {
  expect(saidInScript(parsed(code), VALUES)).toEqual([
    `a.ts:1: “${words}” is said to users: put it into _locales/en/messages.json`,
  ]);
});

test.each([
  'box.querySelector("#surfaces select, article li")',
  'throw new TypeError("no such surface")',
  'if (key === "Enter") press("keydown")',
])("what is said to nobody is not taken for words: %s", (code) => {
  expect(saidInScript(parsed(code), VALUES)).toEqual([]);
});

test("words in pages and styles are found", () => {
  const page = '<p>\nSave <code>drape pair</code></p><button aria-label="Close">×</button>';
  expect(saidInPage("a.html", page).map((said) => said.split(" is said")[0])).toEqual([
    "a.html:2: “Save”",
    "a.html:2: “Close”",
  ]);
  expect(saidInStyle("a.css", 'b::before {\n  content: "new";\n}')).toHaveLength(1);
});

const USES: Use[] = [
  ...[...scripts].flatMap((script) => usesInScript(script, checker, KEYS)),
  ...[...filesOf("html")].flatMap((page) => usesInPage(...page)),
  ...usesInManifest(MANIFEST),
];

test("every message that is asked for exists", () => {
  const missing = USES.flatMap(({ where, keys }) => keys.filter((key) => !ENGLISH[key]).map((key) => [where, key]));
  expect(missing.map(([where, key]) => `${where} asks for ${key}, which messages.json does not have`)).toEqual([]);
});

test("every message is asked for", () => {
  const used = new Set(USES.flatMap(({ keys }) => keys));
  const unused = KEYS.filter((key) => !used.has(key));
  expect(unused.map((key) => `${key} of messages.json is asked for nowhere`)).toEqual([]);
});

/** The placeholders of a message, in their order: ["1", "2"]. */
const placeholders = (message: string) => [...new Set(message.match(/(?<=\$)\d/g))].sort();

test("every message is given the substitutions that it has places for", () => {
  const wrong = USES.flatMap(({ where, keys, substitutions }) =>
    keys
      .filter((key) => substitutions !== null && placeholders(ENGLISH[key]?.message ?? "").length !== substitutions)
      .map((key) => `${where} gives ${key} ${substitutions} substitutions: “${ENGLISH[key]?.message}”`),
  );
  expect(wrong).toEqual([]);
});

test("the placeholders of a message are $1, $2 and so on, and never touch, as $1$ would be a name", () => {
  const strange = KEYS.filter((key) => {
    const { message = "" } = ENGLISH[key] ?? {};
    return placeholders(message).some((place, i) => place !== String(i + 1)) || /\$(?!\d)|\$\d\$/.test(message);
  });
  expect(strange).toEqual([]);
});

/** Whether a message can be misunderstood where it stands alone: by few words, as a part of a line, or for what is put in. */
const needsDescription = ({ message }: Message) => message.split(" ").length < 3 || /^\p{Ll}|:$|\$\d/u.test(message);

test("a message has a description where a translator needs one, which says what is put in", () => {
  const wrong = KEYS.filter((key) => {
    const { message, description = "" } = ENGLISH[key] as Message;
    const named = placeholders(message).every((place) => description.includes(`$${place}`));
    return needsDescription({ message }) && !(description && named);
  });
  expect(wrong.map((key) => `${key} of messages.json needs a description`)).toEqual([]);
});

test("surfaces are called in English as in the server's table", () => {
  const messages = KEYS.filter((key) => key.startsWith("surface_"));
  const titles = new Map(SURFACES.map(({ id, title }) => [`surface_${id}`, title]));
  for (const key of messages) expect([key, ENGLISH[key]?.message]).toEqual([key, titles.get(key)]);
});

/** What is wrong with the messages of another language, each in a sentence. */
function wrongIn(language: string, messages: Messages): string[] {
  const counted = KEYS.filter((key) => key.endsWith("_other")).map((key) => key.replace(/other$/, ""));
  const isForm = (key: string) => counted.some((what) => new RegExp(`^${what}(zero|one|two|few|many)$`).test(key));
  const english = (key: string) => ENGLISH[key] ?? ENGLISH[key.replace(/[a-z]+$/, "other")];
  return [
    ...KEYS.filter((key) => !messages[key] && !isForm(key)).map((key) => `${language} lacks ${key}`),
    ...Object.entries(messages).flatMap(([key, { message }]) => {
      if (!ENGLISH[key] && !isForm(key)) return [`${language} has ${key}, which English does not have`];
      const [wanted, given] = [english(key)?.message ?? "", message].map((words) => placeholders(words).join());
      return wanted === given ? [] : [`${key} has other placeholders in ${language} than in English`];
    }),
  ];
}

test("every language has the messages of English, with their placeholders", () => {
  for (const language of readdirSync(`${EXTENSION}/_locales`)) {
    const messages = JSON.parse(readFileSync(`${EXTENSION}/_locales/${language}/messages.json`, "utf8"));
    expect(wrongIn(language, messages)).toEqual([]);
  }
});

test("what another language lacks, has beside them, or puts in otherwise is named", () => {
  const { chip_show: _, chip_left_one: __, ...rest } = ENGLISH;
  const other = { ...rest, chip_left_few: { message: "$1" }, chip_extra: { message: "x" }, paused: { message: "$1" } };
  expect(wrongIn("pl", other)).toEqual([
    "pl lacks chip_show",
    "paused has other placeholders in pl than in English",
    "pl has chip_extra, which English does not have",
  ]);
});
