/** Read and change a compose box as its own editor allows, and look afterwards whether it did. */

import type { Edit } from "./finding";
import { offsetOf, rangeOf, read } from "./reading";
import { applied, inverse, shifted } from "./spans";

export type Box = HTMLElement;

/** Whether a box keeps its text as a value, not as elements whose changes can be observed. */
export const isField = (box: Box): box is HTMLTextAreaElement | HTMLInputElement =>
  box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;

const isLexical = (box: Box) => box.dataset.lexicalEditor === "true";

/** The text of a compose box. */
export function textOf(box: Box): string {
  return isField(box) ? box.value : read(box).text;
}

/** Apply edits (sorted, apart) to the box's text; true when the text then is exactly what it should be. */
export async function edit(box: Box, edits: readonly Edit[]): Promise<boolean> {
  if (!reachable(box, edits)) return false;
  const before = textOf(box);
  const caret = caretOf(box);
  let wanted = before;
  for (const one of [...edits].reverse()) {
    wanted = applied(wanted, [one]);
    if (!(await replace(box, one)) || !(await becomes(box, wanted))) return false;
  }
  if (caret !== null) putCaret(box, shifted(caret, edits));
  return true;
}

/** Write into an empty box, as if it had been typed; true when it then holds exactly that. */
export async function write(box: Box, text: string): Promise<boolean> {
  if (textOf(box).trim()) return false;
  box.focus({ preventScroll: true });
  await turn(); // editors put their own caret first
  // an empty Draft.js editor does not hear of what the browser inserts, but takes what is pasted
  if (isField(box) || isLexical(box) || !pasted(box, text)) document.execCommand("insertText", false, text);
  return becomes(box, text);
}

/** Paste a text; false when nobody handled it. */
function pasted(box: Box, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return !box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

/** Take back what `edit` did to `before`; true when the text is again what it was. */
export async function undo(box: Box, before: string, edits: readonly Edit[]): Promise<boolean> {
  if (textOf(box) !== applied(before, edits)) return false;
  if (!isLexical(box)) return edit(box, inverse(before, edits));
  for (const _ of edits) send(box, "historyUndo");
  return becomes(box, before);
}

/** Whether every edit can be selected: none cuts through an image. */
function reachable(box: Box, edits: readonly Edit[]): boolean {
  if (isField(box)) return true;
  const reading = read(box);
  return edits.every(({ start, end }) => rangeOf(reading, start, end) !== null);
}

async function replace(box: Box, { start, end, replacement }: Edit): Promise<boolean> {
  box.focus({ preventScroll: true });
  if (isField(box)) {
    box.setSelectionRange(start, end);
    return document.execCommand(replacement ? "insertText" : "delete", false, replacement);
  }
  const reading = read(box);
  const range = rangeOf(reading, start, end);
  if (!range) return false;
  await select(range);
  if (!isSelected(box, reading.text, range)) return false; // the page has changed its text or selection meanwhile
  // an editor that handles beforeinput itself prevents the event; the others leave it to the browser
  const left = replacement ? send(box, "insertReplacementText", replacement) : send(box, "deleteContentBackward");
  if (left && !isLexical(box)) document.execCommand(replacement ? "insertText" : "delete", false, replacement);
  await turn();
  return true;
}

/** Dispatch a beforeinput event; true when nobody handled it. */
function send(box: Box, inputType: string, data?: string): boolean {
  const init = { inputType, bubbles: true, cancelable: true, composed: true };
  return box.dispatchEvent(new InputEvent("beforeinput", data === undefined ? init : { ...init, data }));
}

/** Select a range and wait until the editor has heard of it. */
async function select(range: Range): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    document.addEventListener("selectionchange", () => resolve(), { once: true });
    setTimeout(resolve, 60);
  });
  const { startContainer, startOffset, endContainer, endOffset } = range;
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  await heard;
  await turn();
}

/** Whether the box still holds this text, and this stretch of it is what the editor would replace. */
function isSelected(box: Box, text: string, range: Range): boolean {
  const reading = read(box);
  const selection = getSelection();
  if (reading.text !== text || !selection?.rangeCount) return false;
  return String(selection.getRangeAt(0)) === String(range) && box.contains(selection.anchorNode);
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Whether the box's text becomes `wanted` within a few frames. */
async function becomes(box: Box, wanted: string): Promise<boolean> {
  for (let frames = 0; textOf(box) !== wanted; frames += 1) {
    if (frames === 12) return false;
    await frame();
  }
  return true;
}

function caretOf(box: Box): number | null {
  if (isField(box)) return box.selectionEnd;
  const selection = getSelection();
  if (!selection?.focusNode || !box.contains(selection.focusNode)) return null;
  return offsetOf(read(box), selection.focusNode, selection.focusOffset);
}

function putCaret(box: Box, offset: number): void {
  if (isField(box)) return box.setSelectionRange(offset, offset);
  const range = rangeOf(read(box), offset, offset);
  if (range) getSelection()?.collapse(range.endContainer, range.endOffset);
}
