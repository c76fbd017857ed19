/** Underline stretches without touching the editor's own DOM: custom highlights in editable elements, a mirror in fields. */

import { isField } from "./box";
import type { Finding } from "./finding";
import { type Mirror, mirror } from "./mirror";
import { rangeOf, read } from "./reading";
import { STYLES, type Style, styleOf } from "./styles";

export interface Drawing {
  draw(findings: readonly Finding[]): void;
  /** The findings at a point of the screen, the shortest first. */
  at(x: number, y: number): Finding[];
  /** Where a finding stands on the screen, or null when it is not drawn. */
  place(finding: Finding): DOMRect | null;
  clear(): void;
}

/** What draws in a box. `layer` is where a mirror of a field may be put. */
export function drawingIn(box: HTMLElement, layer: ShadowRoot): Drawing {
  return isField(box) ? inField(mirror(box, layer)) : inElement(box);
}

function inElement(box: HTMLElement): Drawing {
  let drawn = new Map<Finding, Range>();
  const erase = (finding: Finding, range: Range) => CSS.highlights.get(`d-${styleOf(finding)}`)?.delete(range);
  return {
    draw(findings) {
      const before = new Map([...drawn].map(([finding, range]) => [key(finding), range]));
      const kept = new Map<Finding, Range>();
      const lost: Finding[] = [];
      for (const finding of findings) {
        // a range moves with its words while others are typed
        const range = before.get(key(finding));
        if (range && finding.quote === String(range)) kept.set(finding, range);
        else lost.push(finding);
      }
      const standing = new Set(kept.values());
      for (const [finding, range] of drawn) if (!standing.has(range)) erase(finding, range);
      const reading = lost.length ? read(box) : null;
      for (const finding of lost) {
        const { start, end } = finding;
        const range = reading && start !== null ? rangeOf(reading, start, end ?? 0) : null;
        if (!range) continue;
        kept.set(finding, range);
        highlightFor(styleOf(finding)).add(range);
      }
      drawn = kept;
    },
    at: (x, y) => shortest([...drawn].filter(([, range]) => touches(range.getClientRects(), x, y)).map(([f]) => f)),
    place: (finding) => drawn.get(finding)?.getBoundingClientRect() ?? null,
    clear() {
      for (const [finding, range] of drawn) erase(finding, range);
      drawn = new Map();
    },
  };
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

function inField(mirrored: Mirror): Drawing {
  return {
    draw: mirrored.draw,
    at: (x, y) => shortest(mirrored.findings().filter((f) => touches(mirrored.rects(f), x, y))),
    place: (finding) => mirrored.rects(finding)[0] ?? null,
    clear: mirrored.remove,
  };
}

const touches = (rects: Iterable<DOMRect>, x: number, y: number) =>
  [...rects].some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom);

const length = (finding: Finding) => (finding.end ?? 0) - (finding.start ?? 0);

const shortest = (findings: Finding[]) => findings.sort((a, b) => length(a) - length(b));
