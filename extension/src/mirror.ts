/** A transparent copy of a text field, laid over it, whose marks underline what the field itself can't. */

import type { Finding } from "./finding";
import { STYLES, styleOf } from "./styles";

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
      marks = fill(view, field.value, findings);
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

/** Write the field's text with marks; where findings overlap, a mark carries the gravest. */
function fill(view: HTMLElement, text: string, findings: readonly Finding[]): Map<Finding, HTMLElement[]> {
  const marks = new Map<Finding, HTMLElement[]>(findings.map((finding) => [finding, []]));
  const cuts = new Set([0, text.length, ...findings.flatMap((f) => [f.start ?? 0, f.end ?? 0])]);
  const positions = [...cuts].sort((a, b) => a - b);
  view.replaceChildren();
  for (const [i, start] of positions.entries()) {
    const end = positions[i + 1];
    if (end === undefined) break;
    const here = findings.filter((f) => f.start !== null && f.start <= start && end <= (f.end ?? 0));
    const piece = document.createElement(here.length ? "mark" : "span");
    piece.textContent = text.slice(start, end);
    piece.dataset.severity = STYLES.find((style) => here.some((f) => styleOf(f) === style)) ?? "";
    for (const finding of here) marks.get(finding)?.push(piece);
    view.append(piece);
  }
  view.append("\u200b"); // keeps a last empty line open
  return marks;
}
