/** A text before and after edits, as elements: what goes is struck through, what comes is underlined. */

import type { Edit } from "../../shared/api-types";
import { createElement } from "../../shared/dom";

/** The text with its changes marked; edits are sorted and apart. Offsets are UTF-16 units. */
export function markChanges(text: string, edits: readonly Edit[], { start = 0, end = text.length } = {}): HTMLElement {
  const parts: (Node | string)[] = [];
  let at = start + (text.slice(start, end).length - text.slice(start, end).trimStart().length);
  for (const edit of edits) {
    if (edit.end < start || edit.start > end) continue;
    parts.push(text.slice(at, Math.max(at, edit.start)));
    const gone = text.slice(Math.max(edit.start, start), Math.min(edit.end, end));
    if (gone.trim()) parts.push(createElement("del", { textContent: gone }));
    if (edit.replacement.trim()) parts.push(createElement("ins", { textContent: edit.replacement }));
    else parts.push(edit.replacement);
    at = Math.min(edit.end, end);
  }
  parts.push(text.slice(at, end));
  return createElement("blockquote", { className: "change" }, ...parts);
}
