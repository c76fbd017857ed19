// Finds words in the source that users would read, though no translator could: in scripts, pages and styles.
import type TypeScript from "../../extension/node_modules/typescript";
import { HOLE, lineOf, literalText, nodesOf, type Script, ts } from "./source";

type Node = TypeScript.Node;

const SEVERAL_WORDS = new RegExp(`[\\p{L}${HOLE}]\\S*\\s+\\S*[\\p{L}${HOLE}]`, "u");
const A_WORD = /\p{L}{2}/u;
const CAPITAL = /^\p{Lu}\p{Ll}+/u;
const KEY = new RegExp(`^(?:(?:Mod|Shift)\\+|${HOLE})*(?:Backspace|Enter|Escape|AltGraph|Mod|Shift)?$`);

/** Whether a string reads like something that is said: several words, or one with a capital letter. */
const isWorded = (words: string) => (SEVERAL_WORDS.test(words) && A_WORD.test(words)) || CAPITAL.test(words);

/** The kinds of strings that read so, but are said to nobody. */
const KINDS: Record<string, (words: string, node: Node, values: ReadonlySet<string>) => boolean> = {
  "a selector": (words) => isSelector(words),
  "a value of a type": (words, _, values) => values.has(words),
  "a key of the keyboard": (words) => KEY.test(words),
  "the name of an error": (words) => /^[A-Z]\w+Error$/.test(words),
  "an error for developers": (_, node) =>
    around(node, ts.isNewExpression, (one) => /(Error|Exception)$/.test(nameOf(one.expression))),
  "a report that the user copies for developers": (_, node) =>
    around(node, ts.isFunctionDeclaration, (one) => /report/i.test(nameOf(one.name))) ||
    /report/.test(node.getSourceFile().fileName),
  "a name of a class or of a link's type": (_, node) => isValueOf(node, /^(className|rel)$/),
  "a header of a request": (_, node) => isValueOf(node, /^Authorization$/),
  "the name of a site": (_, node) =>
    isValueOf(node, /^name$/) && around(node, ts.isCallExpression, calls("defineSite")),
  "what buttons of the sites are called": (_, node) => isArgumentOf(node, "wordSet"),
  "a media query": (_, node) => isArgumentOf(node, "matchMedia"),
  "names in a list": (_, node) => ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === "split",
};

/** Whether words are a selector: it can be read as one, and its elements exist. */
function isSelector(words: string): boolean {
  const selector = words.replaceAll(HOLE, "*");
  try {
    document.createDocumentFragment().querySelector(selector);
  } catch {
    return false;
  }
  const elements = selector.replace(/\[[^\]]*\]|[#.:][\w-]+/g, " ").match(/[a-zA-Z]\w*/g) ?? [];
  return elements.every((name) => /^[a-z]/.test(name) && !(document.createElement(name) instanceof HTMLUnknownElement));
}

const nameOf = (node: Node | undefined) => node?.getText() ?? "";

const calls = (name: string) => (call: TypeScript.CallExpression) => nameOf(call.expression) === name;

/** Whether a node stands in one of a kind, anywhere. */
function around<T extends Node>(node: Node, isKind: (one: Node) => one is T, accepts: (one: T) => boolean): boolean {
  for (let one: Node | undefined = node.parent; one; one = one.parent) if (isKind(one) && accepts(one)) return true;
  return false;
}

const isValueOf = ({ parent }: Node, name: RegExp) => ts.isPropertyAssignment(parent) && name.test(nameOf(parent.name));

const isArgumentOf = ({ parent }: Node, name: string) => ts.isCallExpression(parent) && calls(name)(parent);

/** Whether a node is no value: the name of a module or of a property, or a type. */
const isNoValue = (node: Node) =>
  ts.isImportDeclaration(node.parent) ||
  ts.isLiteralTypeNode(node.parent) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node);

/** The strings that stand in types: protocol, not prose. */
export const valuesOfTypes = (scripts: Iterable<Script>): Set<string> =>
  new Set(
    [...scripts]
      .flatMap(([, file]) => [...nodesOf(file)])
      .filter((node) => ts.isLiteralTypeNode(node))
      .map(({ literal }) => literalText(literal) ?? ""),
  );

const sentence = (file: string, line: number, words: string) =>
  `${file}:${line}: “${words.trim()}” is said to users: put it into _locales/en/messages.json`;

/** What a script says to users by itself, each in a sentence. */
export function saidInScript([name, file]: Script, values: ReadonlySet<string>): string[] {
  return [...nodesOf(file)].flatMap((node) => {
    const words = literalText(node);
    if (words === null || isNoValue(node) || !isWorded(words)) return [];
    if (Object.values(KINDS).some((isKind) => isKind(words, node, values))) return [];
    return [sentence(name, lineOf(file, node), words.replaceAll(HOLE, "…"))];
  });
}

const ATTRIBUTES = ["aria-label", "aria-description", "alt", "title", "placeholder", "lang", "data-sample", "label"];

/** What a page says to users by itself. */
export function saidInPage(name: string, html: string): string[] {
  const { documentElement: root } = new DOMParser().parseFromString(html, "text/html");
  const elements = [root, ...root.querySelectorAll("*")];
  const attributes = elements.flatMap((one) => ATTRIBUTES.map((attribute) => one.getAttribute(attribute) ?? ""));
  const texts = elements
    .filter((one) => !one.matches("code, script"))
    .flatMap((one) => [...one.childNodes].filter((child) => child instanceof Text).map(({ data }) => data));
  const said = [...texts, ...attributes].filter((words) => /\p{L}/u.test(words));
  return said.map((words) => sentence(name, lineIn(html, words), words));
}

/** What a style says to users by itself. */
export const saidInStyle = (name: string, css: string): string[] =>
  [...css.matchAll(/content: "(?<words>[^"]*\p{L}[^"]*)"/gu)].map(({ groups }) =>
    sentence(name, lineIn(css, groups?.words ?? ""), groups?.words ?? ""),
  );

const lineIn = (text: string, words: string) => text.slice(0, text.indexOf(words.trim())).split("\n").length;
