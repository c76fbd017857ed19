/** What the user types while we change a box: kept back until the change is done, then typed where the caret belongs. */

import { type Box, selectionAt } from "./box";
import { type InputType, input, replaceSelected } from "./input";

/** Text to put in, or a key to press. */
type QueuedInput = string | KeyboardEvent;

/** What keys do where the page leaves them to the browser. */
const INPUTS: Record<string, InputType> = {
  Backspace: "deleteContentBackward",
  Delete: "deleteContentForward",
  Enter: "insertParagraph",
  "Shift+Enter": "insertLineBreak",
  "Mod+z": "historyUndo",
  "Mod+y": "historyRedo",
  "Mod+Shift+z": "historyRedo",
};
const MOVES: Record<string, [direction: string, by: string]> = {
  ArrowLeft: ["left", "character"],
  ArrowRight: ["right", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
};

/** Keeps what is typed into a box from the moment that it is made. */
export class TypeAhead {
  /** whether an input method has begun to compose */
  composing = false;
  /** called before it does */
  composed: () => void = () => undefined;
  private queue: QueuedInput[] = [];
  private ours = false;
  private readonly listening = new AbortController();

  constructor(private readonly box: Box) {
    const given = { capture: true, signal: this.listening.signal };
    for (const kind of ["keydown", "beforeinput", "paste", "compositionstart"])
      addEventListener(kind, this.onEvent, given);
  }

  /** Do something to the box that is ours, not the user's. */
  act<T>(act: () => T): T {
    this.ours = true;
    try {
      return act();
    } finally {
      this.ours = false;
    }
  }

  /** Type what was kept, at the caret, waiting each time until it is drawn, and keep nothing any more. */
  async retype(drawn: () => Promise<void>): Promise<void> {
    while (this.queue.length) {
      const keys = this.queue.findIndex((one) => typeof one !== "string");
      const text = this.queue.splice(0, keys < 0 ? this.queue.length : keys).join("");
      const key = text ? null : this.queue.shift();
      this.act(() => (key ? press(this.box, key as KeyboardEvent) : replaceSelected(this.box, text)));
      await drawn();
    }
    this.listening.abort();
  }

  private compose(): void {
    if (!this.composing) this.act(this.composed);
    this.composing = true;
  }

  private readonly onEvent = (event: Event): void => {
    if (this.ours || !event.isTrusted || !this.box.contains(event.target as Node)) return;
    if (event.type === "compositionstart") return this.compose();
    const kept = queuedInputOf(event);
    if (kept === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.queue.push(kept);
  };
}

/** What is to be kept of an event; null when it may pass. */
function queuedInputOf(event: Event): QueuedInput | null {
  if (event instanceof KeyboardEvent) {
    if (event.isComposing || event.keyCode === 229) return null; // an input method's
    const { key } = event;
    const writes =
      [...key].length === 1 &&
      (!(event.ctrlKey || event.metaKey || event.altKey) || event.getModifierState("AltGraph"));
    if (writes) return key;
    return keyNameOf(event) in INPUTS || key in MOVES ? event : null;
  }
  if (event instanceof ClipboardEvent) return event.clipboardData?.getData("text/plain") || null;
  const { isComposing, cancelable, data } = event as InputEvent;
  return isComposing || !cancelable ? null : data; // dictated, or picked from a list
}

function keyNameOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): string {
  const letter = ctrlKey || metaKey ? `Mod+${shiftKey ? "Shift+" : ""}${key.toLowerCase()}` : key;
  return shiftKey && key === "Enter" ? "Shift+Enter" : letter;
}

/** Press a key as the user did: the page first, and where it leaves the key alone, what the browser would do. */
function press(box: Box, event: KeyboardEvent): void {
  const { key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey } = event;
  const init = {
    key,
    code,
    keyCode,
    shiftKey,
    ctrlKey,
    metaKey,
    altKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  if (!box.dispatchEvent(new KeyboardEvent("keydown", init))) return;
  const wanted = INPUTS[keyNameOf(event)];
  if (wanted) input(box, wanted);
  const [direction, by] = MOVES[key] ?? [];
  const word = by === "character" && (ctrlKey || metaKey || altKey);
  if (direction) selectionAt(box)?.modify(shiftKey ? "extend" : "move", direction, word ? "word" : by);
}
