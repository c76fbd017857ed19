/** The ways into an editor: an event that says what is wanted, and where nobody takes it, the browser's own command. */

import { type Box, isField } from "./box";

/** What is wanted, as `beforeinput` calls it, and the browser's command for it. */
const COMMANDS = {
  insertReplacementText: "insertText",
  deleteContentBackward: "delete",
  deleteContentForward: "forwardDelete",
  insertParagraph: "insertParagraph",
  insertLineBreak: "insertLineBreak",
  historyUndo: "undo",
  historyRedo: "redo",
} as const;

export type InputType = keyof typeof COMMANDS;

/** Whether a box belongs to a Lexical editor. */
export const isLexical = (box: Box) => box.dataset.lexicalEditor === "true";

/** Whether a box belongs to a Slate editor. */
export const isSlate = (box: Box) => box.dataset.slateEditor === "true";

/** Have the editor do something to what is selected. */
export function input(box: Box, inputType: InputType, data?: string): void {
  // Lexical takes what it can; what the browser did behind its back it would not know
  const left = isField(box) || (request(box, inputType, data) && !isLexical(box));
  if (left) document.execCommand(COMMANDS[inputType], false, data);
}

/** Draft.js loses hold of what the browser draws when whole words of its own go; it hears of keys and of what is pasted. */
const isDraft = (box: Box) => box.classList.contains("public-DraftEditor-content");

/** Put a text in the place of what is selected. */
export function replaceSelected(box: Box, text: string): void {
  if (isDraft(box) && (text ? paste(box, text) : pressBackspace(box))) return;
  if (text) input(box, "insertReplacementText", text);
  else input(box, "deleteContentBackward");
}

/** Paste a text; false when nobody handled it. */
export function paste(box: Box, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return !box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

/** Press Backspace; false when nobody handled it. */
function pressBackspace(box: Box): boolean {
  const init = { key: "Backspace", code: "Backspace", keyCode: 8, bubbles: true, cancelable: true, composed: true };
  return !box.dispatchEvent(new KeyboardEvent("keydown", init));
}

/** Dispatch a beforeinput event; true when nobody handled it. */
export function request(box: Box, inputType: InputType, data?: string): boolean {
  const init = { inputType, bubbles: true, cancelable: true, composed: true };
  return box.dispatchEvent(new InputEvent("beforeinput", data === undefined ? init : { ...init, data }));
}
