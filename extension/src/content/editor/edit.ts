/** Change a compose box as its own editor allows, and look afterwards whether it did. */

import type { Edit } from "../../shared/api-types";
import { type Box, isField, selectionAt, textOf } from "./box";
import { type Caret, caretOf, putCaret, select } from "./caret";
import { compositionEnd } from "./composition";
import { rangeOf, readDom } from "./dom-text";
import { isLexical, isSlate, paste, replaceSelected, request } from "./input";
import { applyEdits, changeBetween, invertEdits, moveSpan, shiftOffset } from "./spans";
import { TypeAhead } from "./typeahead";

/** A change that was made: the edits, and the text before them. */
export interface Edited {
  before: string;
  edits: Edit[];
}

/** Apply edits (sorted, apart; UTF-16 offsets) to the box's text; null unless each comes out as it should. What is typed meanwhile follows at the caret. */
export async function edit(box: Box, edits: readonly Edit[]): Promise<Edited | null> {
  const keys = new TypeAhead(box);
  const seen = textOf(box);
  let caret = caretOf(box);
  box.focus({ preventScroll: true }); // or keys would go nowhere
  await compositionEnd(box);
  await rendered(box);
  const before = textOf(box);
  const due = rebaseEdits(edits, seen, before);
  if (before !== seen) caret = caretOf(box);
  const home = () => caret && putCaret(box, caret);
  keys.composed = home;
  try {
    if (!due.length || !areSelectable(box, due)) return null;
    let wanted = before;
    for (const one of [...due].reverse()) {
      if (keys.composing || textOf(box) !== wanted) return null; // it is no longer ours to change
      wanted = applyEdits(wanted, [one]);
      if (!keys.act(() => replace(box, one)) || !(await waitForText(box, wanted))) return null;
      caret &&= moveCaret(caret, [one]);
    }
    return { before, edits: due };
  } finally {
    if (!keys.composing) keys.act(home);
    await rendered(box);
    await keys.retype(() => rendered(box));
  }
}

/** Write into an empty box, as if it had been typed; true when it then holds exactly that. */
export async function write(box: Box, text: string): Promise<boolean> {
  if (textOf(box).trim()) return false;
  box.focus({ preventScroll: true });
  await frame(); // editors put their own caret first
  await task();
  if (!isField(box)) putCaret(box, { anchor: 0, focus: 0 });
  // an empty Draft.js editor does not hear of what the browser inserts, but takes what is pasted
  const taken = !isField(box) && !isLexical(box) && (!request(box, "insertReplacementText", text) || paste(box, text));
  if (!taken) replaceSelected(box, text);
  return waitForText(box, text);
}

/** Take back what `edit` did; true when the text is again what it was, but for what was typed since. */
export async function undo(box: Box, { before, edits }: Edited): Promise<boolean> {
  const after = applyEdits(before, edits);
  const now = textOf(box);
  const back = invertEdits(before, edits);
  if (now === after && isLexical(box) && (await undoneByHistory(box, before, back))) return true;
  if (now === after && !now.trim()) return write(box, before);
  const due = rebaseEdits(back, after, textOf(box));
  return due.length === back.length && (await edit(box, due)) !== null;
}

/** Have Lexical take back its last changes: its own history also knows what was more than text. */
async function undoneByHistory(box: Box, before: string, back: readonly Edit[]): Promise<boolean> {
  const caret = caretOf(box);
  const keys = new TypeAhead(box);
  for (const _ of back) request(box, "historyUndo");
  const undone = await waitForText(box, before);
  if (caret && undone) putCaret(box, moveCaret(caret, back));
  await keys.retype(() => rendered(box));
  return undone;
}

/** Edits of one text as edits of what it became; without those whose words have changed. */
function rebaseEdits(edits: readonly Edit[], before: string, now: string): Edit[] {
  if (before === now) return [...edits];
  const change = changeBetween(before, now);
  return edits.map((one) => moveSpan(one, change)).filter((one) => one !== null);
}

const moveCaret = ({ anchor, focus }: Caret, edits: readonly Edit[]): Caret => ({
  anchor: shiftOffset(anchor, edits),
  focus: shiftOffset(focus, edits),
});

/** Wait until Slate has drawn what it was told; other editors have, or can be told more before. */
async function rendered(box: Box): Promise<void> {
  if (!isSlate(box)) return;
  await frame();
  await task(); // until then it takes what is selected for its own doing
}

/** Whether every edit can be selected: none cuts through an image. */
function areSelectable(box: Box, edits: readonly Edit[]): boolean {
  if (isField(box)) return true;
  const domText = readDom(box);
  return edits.every(({ start, end }) => rangeOf(domText, start, end) !== null);
}

/** Replace a stretch within this task, so that no key can come between; false when it can't be selected. */
function replace(box: Box, { start, end, replacement }: Edit): boolean {
  if (isField(box)) box.setSelectionRange(start, end);
  else {
    const domText = readDom(box);
    const range = rangeOf(domText, start, end);
    if (!range) return false;
    select(box, range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    if (textOf(box) !== domText.text || !isSelected(box, range)) return false; // the page has changed it
  }
  replaceSelected(box, replacement);
  return true;
}

/** Whether this stretch is what the editor would replace. */
function isSelected(box: Box, range: Range): boolean {
  const selection = selectionAt(box);
  return selection?.rangeCount === 1 && letters(selection) === letters(range) && box.contains(selection.anchorNode);
}

/** What is written in it: a selection has the breaks between its lines, a range has not. */
const letters = (words: Selection | Range) => String(words).replace(/\s+/g, "");

const task = () => new Promise<void>((resolve) => setTimeout(resolve));

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Whether the box's text becomes `wanted`: before any other task where the editor can, else within a few frames. */
async function waitForText(box: Box, wanted: string): Promise<boolean> {
  for (let turns = 0; turns < TURNS; turns += 1) {
    if (textOf(box) === wanted) return true;
    await null;
  }
  for (let frames = 0; textOf(box) !== wanted; frames += 1) {
    if (frames === FRAMES) return false;
    await frame();
  }
  await task(); // an editor that draws later may not have done with it
  return true;
}

/** How often an editor may put its own work behind what is running now. */
const TURNS = 10;
const FRAMES = 12;
