/** The one place outside the page's own elements where everything of ours is shown: a closed shadow root. */

import style from "./panel.css";

let layer: ShadowRoot | null = null;

/** Our shadow root; made when it is first needed, and again when the page has thrown it away. */
export function ourLayer(): ShadowRoot {
  if (layer?.host.isConnected) return layer;
  const host = document.createElement("div");
  layer = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  layer.adoptedStyleSheets = [sheet];
  host.addEventListener("click", (event) => event.stopPropagation());
  document.documentElement.append(host);
  return layer;
}

/** Whether something that happened on the page happened to one of our own elements. */
export const isOurs = (target: EventTarget | null) => layer !== null && target === layer.host;

/** What the page must not hear from our elements: its dialogs would take the focus back, its shortcuts would act. */
const PRIVATE =
  "focusin focusout keydown keypress keyup beforeinput input pointerdown pointerup mousedown mouseup touchstart touchend";

/** Keep what happens in our elements from the page. Only a listener that is older than the page's own can. */
export function keepFromPage(): void {
  for (const kind of PRIVATE.split(" ")) {
    addEventListener(kind, (event) => isOurs(event.target) && event.stopImmediatePropagation(), true);
  }
}

/** Put an element near a place: below it, or above where there is no room; never over it, never off the screen. */
export function putNear(element: HTMLElement, place: DOMRect, gap = 6): void {
  const { width, height } = element.getBoundingClientRect();
  const below = place.bottom + gap;
  const above = place.top - gap - height;
  const top = below + height <= innerHeight || above < 0 ? Math.min(below, innerHeight - height - 8) : above;
  const left = Math.max(8, Math.min(place.left, innerWidth - width - 8));
  Object.assign(element.style, { left: `${left}px`, top: `${Math.max(8, top)}px` });
}
