/** A compose box: a text field, or an editable element, which mostly belongs to an editor. */

import { readDom } from "./dom-text";

export type Box = HTMLElement;

/** Whether a box keeps its text as a value, not as elements whose changes can be observed. */
export const isField = (box: Box): box is HTMLTextAreaElement | HTMLInputElement =>
  box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;

/** The text of a compose box. */
export function textOf(box: Box): string {
  return isField(box) ? box.value : readDom(box).text;
}

/** The selection in the tree that a box stands in: one in a shadow tree has its own. */
export function selectionAt(box: Box): Selection | null {
  const root = box.getRootNode() as Document | (ShadowRoot & { getSelection?: () => Selection | null });
  return root.getSelection?.() ?? document.getSelection(); // Firefox has one for all trees
}
