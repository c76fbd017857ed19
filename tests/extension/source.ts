// The source of the extension, parsed: its scripts, with what the type checker knows of them, its pages and its styles.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type TypeScript from "../../extension/node_modules/typescript";

export const EXTENSION = `${import.meta.dirname}/../../extension`;
const SRC = `${EXTENSION}/src`;

export const ts: typeof TypeScript = createRequire(`${EXTENSION}/package.json`)("typescript");

const names = readdirSync(SRC, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));

/** The files of a kind, by their names in `src`. */
export const filesOf = (kind: "ts" | "html" | "css"): Map<string, string> =>
  new Map(
    names.filter((name) => name.endsWith(`.${kind}`)).map((name) => [name, readFileSync(`${SRC}/${name}`, "utf8")]),
  );

/** Every script, parsed, by its name in `src`; and the type checker. */
export function parseScripts() {
  const { config } = ts.readConfigFile(`${EXTENSION}/tsconfig.json`, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, EXTENSION);
  const program = ts.createProgram(fileNames, options);
  const scripts = [...filesOf("ts").keys()]
    .filter((name) => !name.endsWith(".d.ts"))
    .map((name) => [name, program.getSourceFile(`${SRC}/${name}`)] as const);
  return {
    scripts: new Map(scripts.filter(([, file]) => file !== undefined) as Script[]),
    checker: program.getTypeChecker(),
  };
}

export type Script = readonly [name: string, file: TypeScript.SourceFile];

/** Every node of a syntax tree. */
export function* nodesOf(node: TypeScript.Node): Generator<TypeScript.Node> {
  yield node;
  const children: TypeScript.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** What stands in a template for something that is put in. */
export const HOLE = "\ufffc";

/** The words of a string or a template; null where a node is neither. */
export function literalText(node: TypeScript.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => HOLE + literal.text).join("");
}

/** The line that a node begins in, from 1. */
export const lineOf = (file: TypeScript.SourceFile, node: TypeScript.Node): number =>
  file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
