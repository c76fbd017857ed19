/** The one place outside the page's own elements where everything of ours is shown: a closed shadow root. */

import controls from "../../shared/controls.css";
import tokens from "../../shared/tokens.css";
import base from "./base.css";
import card from "./card.css";
import chip from "./chip.css";
import overlay from "./overlay.css";

const STYLES = [tokens, controls, base, chip, card, overlay];

let root: ShadowRoot | null = null;

/** Our shadow root; made when it is first needed, and again when the page has thrown it away. */
export function ourRoot(): ShadowRoot {
  if (root?.host.isConnected) return root;
  const host = document.createElement("div");
  root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES.join("\n"));
  root.adoptedStyleSheets = [sheet];
  host.addEventListener("click", (event) => event.stopPropagation());
  document.documentElement.append(host);
  return root;
}

/** Whether something that happened on the page happened to one of our own elements. */
export const isOurs = (target: EventTarget | null) => root !== null && target === root.host;

/** What the page must not hear from our elements: its dialogs would take the focus back, its shortcuts would act. */
const PRIVATE = [
  "focusin", "focusout", "keydown", "keypress", "keyup", "beforeinput", "input",
  "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend",
]; // biome-ignore format: a list

/** Keep what happens in our elements from the page. Only a listener that is older than the page's own can. */
export function hideEventsFromPage(): void {
  for (const kind of PRIVATE) {
    addEventListener(kind, (event) => isOurs(event.target) && event.stopImmediatePropagation(), true);
  }
}
