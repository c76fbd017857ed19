/** Words that an input method still composes: they are no text yet, and a box must not be changed around them. */

import { type Box, textOf } from "./box";

/** Boxes with a composition, and their text from before it. */
const composing = new Map<Box, string>();
const waiting = new Map<Box, (() => void)[]>();

/** Watch for compositions in a box until the signal aborts; `ended` is called after each. */
export function watchComposition(box: Box, ended: () => void, signal: AbortSignal): void {
  const end = () => {
    composing.delete(box);
    for (const heard of waiting.get(box) ?? []) heard();
    waiting.delete(box);
    ended();
  };
  const given = { capture: true, signal };
  box.addEventListener("compositionstart", () => composing.set(box, textOf(box)), given);
  box.addEventListener("compositionend", end, given);
  signal.addEventListener("abort", () => composing.delete(box));
}

/** The text of a box before what is composed in it now; null while nothing is. */
export const textBeforeComposition = (box: Box) => composing.get(box) ?? null;

/** Wait until nothing is composed in a box, and what was is written. */
export async function compositionEnd(box: Box): Promise<void> {
  while (composing.has(box)) {
    await new Promise<void>((resolve) => waiting.set(box, [...(waiting.get(box) ?? []), resolve]));
    await new Promise((resolve) => setTimeout(resolve));
  }
}
