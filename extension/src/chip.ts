/** The small line beside a compose box that says how its text stands. */

import { count } from "./count";
import { button, make } from "./dom";
import type { CheckReply } from "./finding";
import { ourLayer } from "./layer";
import { ask, type Trouble } from "./messages";
import { followTheme } from "./theme";

/** What came of the user's last action; `undo` takes it back. */
export interface Done {
  text: string;
  undo: (() => void) | null;
}

/** How much of the text was judged. */
type Extent = Pick<CheckReply, "complete" | "read">;

export type State =
  | { is: "checking" | "clean" | "incomplete" | "foreign" }
  | ({ is: "found"; findings: number } & Extent)
  | { is: "trouble"; trouble: Trouble }
  | ({ is: "done"; findings: number } & Extent & Done);

const TROUBLE: Record<Trouble, string> = {
  offline: "Drape is not running",
  slow: "Drape does not answer",
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
  const actions = make("span", { className: "actions" });
  const chip = make("div", { className: "chip", hidden: true }, text, actions);
  ourLayer().append(chip);
  const follow = () => {
    const { right, top, bottom } = box.getBoundingClientRect();
    const { width, height } = chip.getBoundingClientRect();
    const above = top - height - 4;
    const { clientWidth } = document.documentElement;
    chip.style.right = `${Math.max(8, Math.min(clientWidth - right, clientWidth - width - 8))}px`;
    chip.style.top = `${above >= 0 ? above : Math.min(bottom + 4, innerHeight - height - 4)}px`;
  };
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", follow);
  return {
    show(state) {
      const same = !chip.hidden && chip.dataset.state === state.is && text.textContent === words(state);
      if (same && state.is !== "done") return; // it would be read out again, and its button lose the focus
      chip.hidden = false;
      followTheme(chip, box);
      chip.dataset.state = state.is;
      if (text.textContent !== words(state)) text.textContent = words(state);
      actions.replaceChildren(...buttons(state, first));
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

const NOTICED_MS = 10_000;

let noticed: HTMLElement | null = null;

/** Say something that belongs to no box, for a while, instead of what was said so before. */
export function notice(words: string): void {
  noticed?.remove();
  const said = make("div", { className: "chip notice" }, make("span", { role: "alert", textContent: words }));
  noticed = said;
  followTheme(said, document.body);
  ourLayer().append(said);
  setTimeout(() => said.remove(), NOTICED_MS);
}

/** What the chip says of a state. */
export function words(state: State): string {
  switch (state.is) {
    case "checking":
      return "Checking…";
    case "clean":
      return "Nothing found";
    case "incomplete":
      return "Not fully checked";
    case "foreign":
      return "Drape reads English only so far. Numbers and addresses were checked.";
    case "found":
      return listed(count(state.findings, "finding"), missing(state));
    case "done":
      return listed(state.text, state.findings > 0 && `${count(state.findings, "finding")} left`, missing(state));
    case "trouble":
      return TROUBLE[state.trouble];
  }
}

/** What was not judged, if anything. */
function missing({ complete, read }: Extent): string | false {
  if (!complete) return "not fully checked";
  return read === "identifiers only" && "not all read: Drape reads English only so far";
}

const listed = (...parts: (string | false)[]) => parts.filter((part) => part !== false).join(", ");

function buttons(state: State, first: () => void): HTMLButtonElement[] {
  if (state.is === "found") return [button("Show", first)];
  if (state.is === "done")
    return [...(state.findings ? [button("Show", first)] : []), ...(state.undo ? [button("Undo", state.undo)] : [])];
  if (state.is === "trouble" && state.trouble === "unpaired") return [button("Set up", () => void ask("options", {}))];
  return [];
}
