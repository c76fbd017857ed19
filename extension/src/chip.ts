/** The small line beside a compose box that says how its text stands. */

import { button, make } from "./dom";
import { ourLayer } from "./layer";
import { ask, type Trouble } from "./messages";

export type State =
  | { is: "checking" | "clean" | "gone" }
  | { is: "found"; findings: number; complete: boolean }
  | { is: "incomplete" }
  | { is: "trouble"; trouble: Trouble }
  | { is: "mended"; findings: number; undo: () => void }
  | { is: "said"; text: string };

const TROUBLE: Record<Trouble, string> = {
  offline: "Drape is not running",
  unpaired: "Not paired",
  refused: "Not checked: another program answers for Drape",
  too_long: "Text too long to check",
  paused: "Paused",
  error: "Not checked",
};

export interface Chip {
  show(state: State): void;
  hide(): void;
  follow(): void;
  remove(): void;
}

/** Make the chip of a box; `first` opens the first finding. */
export function chipFor(box: HTMLElement, first: () => void): Chip {
  const text = make("span", { role: "status" });
  const chip = make("div", { className: "chip", hidden: true }, text);
  ourLayer().append(chip);
  const follow = () => {
    const { right, top, bottom } = box.getBoundingClientRect();
    const { width, height } = chip.getBoundingClientRect();
    const above = top - height - 4;
    chip.style.left = `${Math.max(8, Math.min(right, innerWidth - 8) - width)}px`;
    chip.style.top = `${above >= 0 ? above : Math.min(bottom + 4, innerHeight - height - 4)}px`;
  };
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", follow);
  return {
    show(state) {
      chip.hidden = false;
      chip.dataset.state = state.is;
      text.textContent = words(state);
      chip.replaceChildren(text, ...buttons(state, first));
      follow();
    },
    hide() {
      chip.hidden = true;
    },
    follow,
    remove() {
      removeEventListener("scroll", follow, { capture: true });
      removeEventListener("resize", follow);
      chip.remove();
    },
  };
}

function words(state: State): string {
  switch (state.is) {
    case "checking":
      return "Checking…";
    case "clean":
      return "Nothing found";
    case "gone":
      return "Drape was updated: refresh this page";
    case "incomplete":
      return "Not fully checked";
    case "found":
      return state.complete ? counted(state.findings) : `${counted(state.findings)}, not fully checked`;
    case "mended":
      return state.findings ? `Redacted, ${counted(state.findings)} left` : "Redacted";
    case "trouble":
      return TROUBLE[state.trouble];
    case "said":
      return state.text;
  }
}

const counted = (findings: number) => `${findings} finding${findings === 1 ? "" : "s"}`;

function buttons(state: State, first: () => void): HTMLButtonElement[] {
  if (state.is === "found") return [button("Show", first)];
  if (state.is === "mended") return [...(state.findings ? [button("Show", first)] : []), button("Undo", state.undo)];
  if (state.is === "trouble" && state.trouble === "unpaired") return [button("Set up", () => void ask("options", {}))];
  return [];
}
