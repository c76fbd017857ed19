/** A transparent copy of a textarea, laid over it, whose marks underline what the textarea itself can't. */

import type { Finding } from "./finding";
import { STYLES, styleOf } from "./styles";

export interface Mirror {
  draw(findings: readonly Finding[]): void;
  findings(): Finding[];
  rects(finding: Finding): DOMRect[];
  remove(): void;
}

const COPIED = [
  "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth", "boxSizing", "direction", "fontFamily",
  "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
  "letterSpacing", "lineHeight", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "textAlign",
  "textIndent", "textTransform", "wordSpacing",
] as const; // biome-ignore format: a list

/** Make the mirror of a field in `layer`. */
export function mirror(field: HTMLTextAreaElement, layer: ShadowRoot): Mirror {
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
function lay(view: HTMLElement, field: HTMLTextAreaElement): void {
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
  view.scrollTop = field.scrollTop;
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
