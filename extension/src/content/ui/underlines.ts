/** Underline findings without touching the editor's own DOM: by custom highlights in editable elements, by an overlay in fields. */

import type { Finding } from "../../shared/api-types";
import { isField } from "../editor/box";
import { rangeOf, readDom } from "../editor/dom-text";
import { createOverlay, type FieldOverlay } from "./field-overlay";
import { STYLES, type Style, styleOf } from "./underline-styles";

export interface Underlines {
  draw(findings: readonly Finding[]): void;
  /** The findings at a point of the screen, the shortest first. */
  findingsAt(x: number, y: number): Finding[];
  /** Where a finding stands on the screen, or null when it is not drawn. */
  rectOf(finding: Finding): DOMRect | null;
}

/** What underlines the findings in a box, until the signal aborts. */
export function createUnderlines(box: HTMLElement, signal: AbortSignal): Underlines {
  return isField(box) ? inField(createOverlay(box, signal)) : inElement(box, signal);
}

/** The findings that are drawn in an element, each with its range. */
type Drawn = Map<Finding, Range>;

function inElement(box: HTMLElement, signal: AbortSignal): Underlines {
  let drawn: Drawn = new Map();
  signal.addEventListener("abort", () => {
    erase(drawn);
    drawn = new Map();
  });
  return {
    draw(findings) {
      const { kept, fresh } = compare(drawn, findings);
      const standing = new Set(kept.values());
      erase([...drawn].filter(([, range]) => !standing.has(range)));
      drawn = new Map([...kept, ...addHighlights(box, fresh)]);
    },
    findingsAt: (x, y) =>
      shortest([...drawn].filter(([, range]) => touches(range.getClientRects(), x, y)).map(([finding]) => finding)),
    rectOf: (finding) => drawn.get(finding)?.getBoundingClientRect() ?? null,
  };
}

/** Of findings, those whose range still holds their words, and the rest; a range moves with its words while others are typed. */
function compare(drawn: Drawn, findings: readonly Finding[]): { kept: Drawn; fresh: Finding[] } {
  const before = new Map([...drawn].map(([finding, range]) => [key(finding), range]));
  const kept: Drawn = new Map();
  const fresh: Finding[] = [];
  for (const finding of findings) {
    const range = before.get(key(finding));
    if (range && finding.quote === String(range)) kept.set(finding, range);
    else fresh.push(finding);
  }
  return { kept, fresh };
}

/** Underline findings of a box; without those on the whole text, and those whose words can't be reached. */
function addHighlights(box: HTMLElement, findings: readonly Finding[]): Drawn {
  const drawn: Drawn = new Map();
  const domText = findings.length ? readDom(box) : null;
  for (const finding of findings) {
    const { start, end } = finding;
    const range = domText && start !== null ? rangeOf(domText, start, end ?? 0) : null;
    if (!range) continue;
    drawn.set(finding, range);
    highlightFor(styleOf(finding)).add(range);
  }
  return drawn;
}

function erase(drawn: Iterable<[Finding, Range]>): void {
  for (const [finding, range] of drawn) CSS.highlights.get(`d-${styleOf(finding)}`)?.delete(range);
}

/** What a drawn finding is known by from one drawing to the next. */
const key = (finding: Finding) => `${finding.id} ${styleOf(finding)}`;

function highlightFor(style: Style): Highlight {
  const name = `d-${style}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  made.priority = STYLES.length - STYLES.indexOf(style);
  CSS.highlights.set(name, made);
  return made;
}

const inField = (overlay: FieldOverlay): Underlines => ({
  draw: overlay.draw,
  findingsAt: (x, y) => shortest(overlay.findings().filter((finding) => touches(overlay.rects(finding), x, y))),
  rectOf: (finding) => overlay.rects(finding)[0] ?? null,
});

const touches = (rects: Iterable<DOMRect>, x: number, y: number) =>
  [...rects].some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom);

const length = (finding: Finding) => (finding.end ?? 0) - (finding.start ?? 0);

const shortest = (findings: Finding[]) => findings.sort((a, b) => length(a) - length(b));
