// Where the messages of the extension are asked for, and with how many substitutions.
import type TypeScript from "../../extension/node_modules/typescript";
import { lineOf, literalText, nodesOf, type Script, ts } from "./source";

/** That something asks for messages: one of these keys, with so many substitutions; null where that is any number. */
export interface Use {
  where: string;
  keys: string[];
  substitutions: number | null;
}

/** The functions that ask for a message, and which argument is its key. */
const ASKS = new Map([
  ["text", 0],
  ["wordsOf", 0],
  ["count", 1],
]);
const OWN = ["shared/i18n.ts", "shared/count.ts"]; // there, the key is what was asked for

/** The uses in a script; `all` are the keys that exist. */
export function usesInScript([name, file]: Script, checker: TypeScript.TypeChecker, all: readonly string[]): Use[] {
  if (OWN.includes(name)) return [...nodesOf(file)].flatMap((node) => languageUse(name, node));
  return [...nodesOf(file)].filter(ts.isCallExpression).flatMap((call): Use[] => {
    const asks = call.expression.getText(file);
    const place = ASKS.get(asks);
    const key = place === undefined ? undefined : call.arguments[place];
    if (!key) return [];
    const keys = keysOf(key, checker, all);
    const where = `${name}:${lineOf(file, call)}`;
    if (asks === "count")
      return [{ where, keys: keys.flatMap((one) => [`${one}_one`, `${one}_other`]), substitutions: null }];
    return [{ where, keys, substitutions: call.arguments.length - 1 }];
  });
}

/** `text("language")` in the files that handle the keys of others. */
function languageUse(where: string, node: TypeScript.Node): Use[] {
  return literalText(node) === "language" ? [{ where, keys: ["language"], substitutions: 0 }] : [];
}

/** The keys that an expression may be: the members of its type, or else those that begin as it does. */
function keysOf(key: TypeScript.Expression, checker: TypeScript.TypeChecker, all: readonly string[]): string[] {
  const type = checker.getTypeAtLocation(key);
  const members = type.isUnion() ? type.types : [type];
  if (members.every((one) => one.isStringLiteral())) return members.map((one) => one.value);
  const head = ts.isTemplateExpression(key) ? key.head.text : "";
  return head ? all.filter((one) => one.startsWith(head)) : [];
}

/** The uses in a page: for text, with the elements that take the places of substitutions; for attributes, without. */
export function usesInPage(name: string, html: string): Use[] {
  const elements = new DOMParser().parseFromString(html, "text/html").querySelectorAll("*");
  return [...elements].flatMap((element) =>
    [...element.attributes]
      .filter((attribute) => /^data-i18n(-|$)/.test(attribute.name))
      .map(({ name: attribute, value }) => ({
        where: name,
        keys: [value],
        substitutions: attribute === "data-i18n" ? element.children.length : 0,
      })),
  );
}

/** The uses in the manifest. */
export const usesInManifest = (manifest: string): Use[] =>
  [...manifest.matchAll(/__MSG_(?<key>\w+?)__/g)].map(({ groups }) => ({
    where: "manifest.json",
    keys: [groups?.key ?? ""],
    substitutions: 0,
  }));
