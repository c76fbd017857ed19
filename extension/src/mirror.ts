/** A transparent copy of a text field, laid over it, whose marks underline what the field itself can't. */

import { make } from "./dom";
import type { Finding } from "./finding";
import { STYLES, type Style, styleOf } from "./styles";

export interface Mirror {
  draw(findings: readonly Finding[]): void;
  findings(): Finding[];
  rects(finding: Finding): DOMRect[];
  remove(): void;
}

export type Field = HTMLTextAreaElement | HTMLInputElement;

const COPIED = [
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "boxSizing", "direction", "fontFamily",
  "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
  "letterSpacing", "lineHeight", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "textAlign",
  "textIndent", "textTransform", "wordSpacing",
] as const; // biome-ignore format: a list

/** Make the mirror of a field in `layer`. */
export function mirror(field: Field, layer: ShadowRoot): Mirror {
  const view = document.createElement("div");
  view.className = "mirror";
  view.ariaHidden = "true";
  view.append("\u200b"); // keeps a last empty line open
  layer.append(view);
  let marks = new Map<Finding, HTMLElement[]>();
  const follow = () => lay(view, field);
  const watch = new ResizeObserver(follow);
  watch.observe(field);
  field.addEventListener("scroll", follow);
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", follow);
  return {
    draw(findings) {
      const pieces = piecesOf(field.value, findings);
      marks = marksOf(pieces, write(view, pieces));
      follow();
    },
    findings: () => [...marks.keys()],
    rects: (finding) => (marks.get(finding) ?? []).flatMap((mark) => [...mark.getClientRects()]),
    remove() {
      watch.disconnect();
      field.removeEventListener("scroll", follow);
      removeEventListener("scroll", follow, { capture: true });
      removeEventListener("resize", follow);
      view.remove();
    },
  };
}

/** Lay the mirror exactly over the field. */
function lay(view: HTMLElement, field: Field): void {
  const style = getComputedStyle(field);
  const { left, top } = field.getBoundingClientRect();
  for (const property of COPIED) view.style[property] = style[property];
  Object.assign(view.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${field.offsetWidth}px`,
    height: `${field.offsetHeight}px`,
    paddingRight: `${Number.parseFloat(style.paddingRight) + field.offsetWidth - field.clientWidth - borders(style)}px`,
  });
  if (field instanceof HTMLInputElement) Object.assign(view.style, inOneLine(field, style));
  view.scrollTop = field.scrollTop;
  view.scrollLeft = field.scrollLeft;
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
function write(view: HTMLElement, pieces: Piece[]): HTMLElement[] {
  const before = [...view.children] as HTMLElement[];
  const most = Math.min(before.length, pieces.length);
  let first = 0;
  while (first < most && says(before[first], pieces[first])) first += 1;
  let last = 0;
  while (last < most - first && says(before.at(-1 - last), pieces.at(-1 - last))) last += 1;
  for (const gone of before.slice(first, before.length - last)) gone.remove();
  const fresh = pieces.slice(first, pieces.length - last).map(elementOf);
  const after = before.slice(before.length - last);
  (after[0] ?? view.lastChild)?.before(...fresh);
  return [...before.slice(0, first), ...fresh, ...after];
}

const says = (element: HTMLElement | undefined, piece: Piece | undefined) =>
  element?.textContent === piece?.text && element?.dataset.severity === piece?.style;

function elementOf({ text, style }: Piece): HTMLElement {
  const element = make(style ? "mark" : "span", { textContent: text });
  element.dataset.severity = style;
  return element;
}

function marksOf(pieces: Piece[], elements: HTMLElement[]): Map<Finding, HTMLElement[]> {
  const marks = new Map<Finding, HTMLElement[]>(pieces.flatMap(({ findings }) => findings.map((one) => [one, []])));
  for (const [i, element] of elements.entries())
    for (const finding of pieces[i]?.findings ?? []) marks.get(finding)?.push(element);
  return marks;
}
