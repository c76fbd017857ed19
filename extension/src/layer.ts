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

const EDGE = 8;
const GAP = 6;
const LOWEST_CARD = 160;

/** Put an element near a place: below, above or beside it, off `avoid`, made lower where there is little room; never off the screen. */
export function putNear(element: HTMLElement, place: DOMRect, avoid: DOMRect | null = null): void {
  element.style.maxHeight = "";
  const { width, height } = element.getBoundingClientRect();
  const left = clamped(place.left, innerWidth - width);
  const top = clamped(place.top, innerHeight - height);
  const free = avoid ?? place;
  const below = Math.max(place.bottom, free.bottom) + GAP;
  const above = Math.min(place.top, free.top) - GAP;
  const spots: [number, number][] = [
    [left, place.bottom + GAP],
    [left, place.top - GAP - height],
    [left, below],
    [left, above - height],
    [place.right + GAP, top],
    [place.left - GAP - width, top],
  ];
  const clear = ([x, y]: [number, number]) =>
    x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight && !(avoid && covers(x, y, avoid));
  const covers = (x: number, y: number, rect: DOMRect) =>
    x < rect.right && rect.left < x + width && y < rect.bottom && rect.top < y + height;
  const roomBelow = innerHeight - EDGE - below;
  const roomAbove = above - EDGE;
  const room = Math.max(roomBelow, roomAbove);
  const lower: [number, number] = roomBelow >= roomAbove ? [left, below] : [left, EDGE];
  const squeezed = room >= LOWEST_CARD ? lower : null;
  const spot = spots.find(clear);
  if (!spot && squeezed) element.style.maxHeight = `${room}px`;
  const [x, y] = spot ?? squeezed ?? [left, clamped(place.bottom + GAP, innerHeight - height)];
  Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
}

/** A coordinate that keeps an edge's width from both sides of the screen. */
const clamped = (wanted: number, most: number) => Math.max(EDGE, Math.min(wanted, most - EDGE));
