/** The small line beside a compose box that says how its text stands. */

import { createButton, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { ask } from "../../shared/messages";
import { type ChipState, chipText } from "./chip-text";
import { showAligned } from "./follow";
import { followTheme } from "./theme";

export interface StatusChip {
  show(state: ChipState): void;
  hide(): void;
  /** Go where the box is now. */
  align(): void;
}

const GAP = 4; // pixels between the chip and its box
const EDGE = 8; // and between it and the sides of the window

/** Make the chip of a box, until the signal aborts; `showFirst` opens the first finding. */
export function createChip(box: HTMLElement, showFirst: () => void, signal: AbortSignal): StatusChip {
  const line = createElement("span", { role: "status" });
  const actions = createElement("span", { className: "actions" });
  const chip = createElement("div", { className: "chip", hidden: true }, line, actions);
  const align = () => alignChip(chip, box);
  showAligned(chip, align, signal);
  let undo: (() => void) | null = null; // what the button shown does
  return {
    show(state) {
      const wanted = chipText(state);
      const same = !chip.hidden && chip.dataset.state === state.is && line.textContent === wanted;
      const newUndo = state.is === "done" ? state.undo : null;
      // it would be read out again, its button lose the focus, and a press that has begun on it would be lost
      if (same && newUndo === undo) return;
      undo = newUndo;
      chip.hidden = false;
      followTheme(chip, box);
      chip.dataset.state = state.is;
      if (line.textContent !== wanted) line.textContent = wanted;
      actions.replaceChildren(...buttonsOf(state, showFirst));
      align();
    },
    hide() {
      chip.hidden = true;
    },
    align,
  };
}

/** Put the chip above the end of its box, or below it where there is no room. */
function alignChip(chip: HTMLElement, box: HTMLElement): void {
  const { right, top, bottom } = box.getBoundingClientRect();
  const { width, height } = chip.getBoundingClientRect();
  const above = top - height - GAP;
  const { clientWidth } = document.documentElement;
  chip.style.right = `${Math.max(EDGE, Math.min(clientWidth - right, clientWidth - width - EDGE))}px`;
  chip.style.top = `${above >= 0 ? above : Math.min(bottom + GAP, innerHeight - height - GAP)}px`;
}

/** What the user may do in a state. */
function buttonsOf(state: ChipState, showFirst: () => void): HTMLButtonElement[] {
  if (state.is === "found") return [createButton(text("chip_show"), showFirst)];
  if (state.is === "done")
    return [
      ...(state.findings ? [createButton(text("chip_show"), showFirst)] : []),
      ...(state.undo ? [createButton(text("chip_undo"), state.undo)] : []),
    ];
  const isUnpaired = state.is === "error" && state.error === "unpaired";
  return isUnpaired ? [createButton(text("chip_set_up"), () => void ask("openOptions", {}))] : [];
}
