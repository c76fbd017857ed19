/** The text of an editable element as people see it, and where each character stands in the DOM. Offsets are UTF-16 units. */

/** A node of the element, and the stretch of the text that it is: `[start, end)`. */
export interface Segment {
  node: Node;
  start: number;
  end: number;
  /** an image counts as its alternative text and can only be taken whole */
  kind: "text" | "image" | "break";
}

/** The text of an element, and its segments in their order. */
export interface DomText {
  text: string;
  segments: Segment[];
}

const BLOCKS = new Set("ADDRESS ARTICLE BLOCKQUOTE DIV H1 H2 H3 H4 H5 H6 LI OL P PRE SECTION UL".split(" "));

/** A text node of this alone keeps a place for the caret. */
const FILLER = "\ufeff";
const PLACEHOLDER = "[data-slate-placeholder]";

/** Read an editable element: every block and `<br>` is one line break, every image its alternative text. */
export function readDom(root: HTMLElement): DomText {
  const domText: DomText = { text: "", segments: [] };
  walk(root, domText);
  return domText;
}

function walk(parent: Node, domText: DomText): void {
  for (const child of parent.childNodes) {
    if (child instanceof Text) {
      if (child.data !== FILLER) add(domText, child, child.data, "text");
    } else if (child instanceof HTMLBRElement) {
      // the last <br> of a block only keeps it open
      if (child.nextSibling) add(domText, child, "\n", "break");
    } else if (child instanceof HTMLImageElement) add(domText, child, child.alt, "image");
    else if (child instanceof HTMLElement && !child.matches(PLACEHOLDER)) {
      if (BLOCKS.has(child.tagName) && child.previousSibling) add(domText, child, "\n", "break");
      walk(child, domText);
    }
  }
}

function add(domText: DomText, node: Node, text: string, kind: Segment["kind"]): void {
  const start = domText.text.length;
  domText.text += text;
  domText.segments.push({ node, start, end: domText.text.length, kind });
}

/** The DOM range of `[start, end)`, or null when an end lies inside an image. */
export function rangeOf(domText: DomText, start: number, end: number): Range | null {
  const first = domText.segments.find((s) => s.kind !== "break" && s.start <= start && start < s.end);
  const last = domText.segments.findLast((s) => s.kind !== "break" && s.start < end && end <= s.end);
  const range = document.createRange();
  const begin = first ?? domText.segments.findLast((s) => s.kind !== "break" && s.end === start);
  const finish = last ?? domText.segments.find((s) => s.kind !== "break" && s.start === end);
  if (!begin || !finish || splits(begin, start) || splits(finish, end)) return null;
  if (begin.kind === "text") range.setStart(begin.node, start - begin.start);
  else if (start === begin.start) range.setStartBefore(outer(begin.node));
  else range.setStartAfter(outer(begin.node));
  if (finish.kind === "text") range.setEnd(finish.node, end - finish.start);
  else if (end === finish.end) range.setEndAfter(outer(finish.node));
  else range.setEndBefore(outer(finish.node));
  return range;
}

/** What an editor moves as one with an image: the element around it in which nobody can write. */
function outer(image: Node): Node {
  const shell = image.parentElement?.closest("[contenteditable]");
  return shell?.getAttribute("contenteditable") === "false" ? shell : image;
}

const splits = (segment: Segment, at: number) => segment.kind === "image" && segment.start < at && at < segment.end;

/** The text offset of a DOM position in the editor. */
export function offsetOf({ segments }: DomText, node: Node, offset: number): number {
  const own = segments.find((segment) => segment.node === node && segment.kind === "text");
  if (own) return Math.min(own.start + offset, own.end);
  const child = node.childNodes[offset];
  const next = segments.find((s) => child?.contains(s.node) && (s.kind !== "break" || s.node.nodeName === "BR"));
  if (next) return next.start;
  const inside = segments.findLast((s) => node.contains(s.node) && !(child && follows(s.node, child)));
  if (inside) return inside.end;
  return segments.findLast((s) => !follows(s.node, node))?.end ?? 0;
}

const follows = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** The DOM position of a text offset, for a caret: behind the character before it, and at the start of a line in that line. */
export function pointOf(root: HTMLElement, { text, segments }: DomText, wanted: number): [Node, number] {
  const offset = Math.min(wanted, text.length);
  const at = segments.findLastIndex(({ start, end }) => start < offset && offset <= end);
  const before = segments[at];
  if (before?.kind === "text") return [before.node, offset - before.start];
  if (before?.kind === "image") return behind(before.node);
  const after = segments.slice(at + 1).find(({ start, end, kind }) => kind === "break" || start < end);
  if (after?.kind === "text") return [after.node, 0];
  if (after?.kind === "image") return [after.node.parentNode ?? root, indexOf(after.node)];
  if (!before) return [root, 0];
  return before.node.nodeName === "BR" ? behind(before.node) : [before.node, 0];
}

const behind = (node: Node): [Node, number] => [node.parentNode ?? node, indexOf(node) + 1];

const indexOf = (node: Node) => [...(node.parentNode?.childNodes ?? [])].indexOf(node as ChildNode);
