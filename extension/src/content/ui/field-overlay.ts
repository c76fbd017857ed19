/** A transparent copy of a text field, laid over it, whose marks underline what the field itself can't. */

import type { Finding } from "../../shared/api-types";
import { createElement } from "../../shared/dom";
import { showAligned } from "./follow";
import { STYLES, type Style, styleOf } from "./underline-styles";

export interface FieldOverlay {
  draw(findings: readonly Finding[]): void;
  /** The findings that are drawn. */
  findings(): Finding[];
  /** Where the words of a finding stand on the screen, line by line. */
  rects(finding: Finding): DOMRect[];
}

export type Field = HTMLTextAreaElement | HTMLInputElement;

const COPIED = [
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "boxSizing", "direction", "fontFamily",
  "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
  "letterSpacing", "lineHeight", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "textAlign",
  "textIndent", "textTransform", "wordSpacing",
] as const; // biome-ignore format: a list

/** Make the overlay of a field, until the signal aborts. */
export function createOverlay(field: Field, signal: AbortSignal): FieldOverlay {
  const overlay = createElement("div", { className: "mirror", ariaHidden: "true" });
  overlay.append("\u200b"); // keeps a last empty line open
  let marks = new Map<Finding, HTMLElement[]>();
  const alignOverlay = () => align(overlay, field);
  showAligned(overlay, alignOverlay, signal, field);
  field.addEventListener("scroll", alignOverlay, { signal });
  return {
    draw(findings) {
      const pieces = piecesOf(field.value, findings);
      marks = marksOf(pieces, write(overlay, pieces));
      alignOverlay();
    },
    findings: () => [...marks.keys()],
    rects: (finding) => (marks.get(finding) ?? []).flatMap((mark) => [...mark.getClientRects()]),
  };
}

/** Lay the overlay exactly over the field. */
function align(overlay: HTMLElement, field: Field): void {
  const style = getComputedStyle(field);
  const { left, top } = field.getBoundingClientRect();
  for (const property of COPIED) overlay.style[property] = style[property];
  Object.assign(overlay.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${field.offsetWidth}px`,
    height: `${field.offsetHeight}px`,
    paddingRight: `${Number.parseFloat(style.paddingRight) + field.offsetWidth - field.clientWidth - borders(style)}px`,
  });
  if (field instanceof HTMLInputElement) Object.assign(overlay.style, inOneLine(field, style));
  overlay.scrollTop = field.scrollTop;
  overlay.scrollLeft = field.scrollLeft;
}

/** The words of an input stand in one line, in the middle of its height. */
function inOneLine(field: HTMLInputElement, style: CSSStyleDeclaration): Partial<CSSStyleDeclaration> {
  const inner = field.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom);
  return { whiteSpace: "pre", lineHeight: `${inner}px` };
}

const borders = (style: CSSStyleDeclaration) =>
  Number.parseFloat(style.borderLeftWidth) + Number.parseFloat(style.borderRightWidth);

/** A stretch of the text, which the same findings flag all along; the gravest gives the style. */
interface Piece {
  text: string;
  style: Style | "";
  findings: Finding[];
}

function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
  const drawn = findings.filter(({ start }) => start !== null);
  const coming = drawn.toSorted((a, b) => startOf(a) - startOf(b));
  const cuts = [...new Set([0, text.length, ...drawn.flatMap((f) => [startOf(f), endOf(f)])])].sort((a, b) => a - b);
  let here: Finding[] = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, i) => {
    for (let one = coming[next]; one && startOf(one) <= start; one = coming[next]) {
      here.push(one);
      next += 1;
    }
    here = here.filter((finding) => endOf(finding) > start);
    const style = STYLES.find((known) => here.some((finding) => styleOf(finding) === known)) ?? "";
    return { text: text.slice(start, cuts[i + 1]), style, findings: here };
  });
}

const startOf = ({ start }: Finding) => start ?? 0;

const endOf = ({ end }: Finding) => end ?? 0;

/** Write the pieces over what was written; elements before and after the change stay, and need no new layout. */
function write(overlay: HTMLElement, pieces: Piece[]): HTMLElement[] {
  const before = [...overlay.children] as HTMLElement[];
  const most = Math.min(before.length, pieces.length);
  let first = 0;
  while (first < most && says(before[first], pieces[first])) first += 1;
  let last = 0;
  while (last < most - first && says(before.at(-1 - last), pieces.at(-1 - last))) last += 1;
  for (const gone of before.slice(first, before.length - last)) gone.remove();
  const fresh = pieces.slice(first, pieces.length - last).map(elementOf);
  const after = before.slice(before.length - last);
  (after[0] ?? overlay.lastChild)?.before(...fresh);
  return [...before.slice(0, first), ...fresh, ...after];
}

const says = (element: HTMLElement | undefined, piece: Piece | undefined) =>
  element?.textContent === piece?.text && element?.dataset.severity === piece?.style;

function elementOf({ text, style }: Piece): HTMLElement {
  const element = createElement(style ? "mark" : "span", { textContent: text });
  element.dataset.severity = style;
  return element;
}

function marksOf(pieces: Piece[], elements: HTMLElement[]): Map<Finding, HTMLElement[]> {
  const marks = new Map<Finding, HTMLElement[]>(pieces.flatMap(({ findings }) => findings.map((one) => [one, []])));
  for (const [i, element] of elements.entries())
    for (const finding of pieces[i]?.findings ?? []) marks.get(finding)?.push(element);
  return marks;
}
