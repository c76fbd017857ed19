/** Where a card finds room beside a place of the screen. All numbers are pixels of the window. */

const EDGE = 8;
const GAP = 6;
const LOWEST_CARD = 160;

interface Size {
  width: number;
  height: number;
}

type Point = [x: number, y: number];

/** Put an element near a place: below, above or beside it, off `avoid`, made lower where there is little room; never off the screen. */
export function placeNear(element: HTMLElement, place: DOMRect, avoid: DOMRect | null = null): void {
  element.style.maxHeight = "";
  const { width, height } = element.getBoundingClientRect();
  const size = { width, height };
  const free = clearSpot(size, place, avoid);
  const low = free ? null : lowSpot(size, place, avoid);
  if (low) element.style.maxHeight = `${low.room}px`;
  const anywhere: Point = [leftOf(size, place), clamped(place.bottom + GAP, innerHeight - height)];
  const [x, y] = free ?? low?.spot ?? anywhere;
  Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
}

/** A spot beside the place where the whole element is on the screen and covers nothing that it must not. */
function clearSpot(size: Size, place: DOMRect, avoid: DOMRect | null): Point | undefined {
  const left = leftOf(size, place);
  const top = clamped(place.top, innerHeight - size.height);
  const { below, above } = edgesOf(place, avoid);
  const spots: Point[] = [
    [left, place.bottom + GAP],
    [left, place.top - GAP - size.height],
    [left, below],
    [left, above - size.height],
    [place.right + GAP, top],
    [place.left - GAP - size.width, top],
  ];
  return spots.find((spot) => isOnScreen(spot, size) && !(avoid && covers(spot, size, avoid)));
}

/** A spot for an element that is made as low as the room below or above, where more of it is; null where that is too little. */
function lowSpot(size: Size, place: DOMRect, avoid: DOMRect | null): { spot: Point; room: number } | null {
  const { below, above } = edgesOf(place, avoid);
  const roomBelow = innerHeight - EDGE - below;
  const roomAbove = above - EDGE;
  const room = Math.max(roomBelow, roomAbove);
  if (room < LOWEST_CARD) return null;
  return { spot: [leftOf(size, place), roomBelow >= roomAbove ? below : EDGE], room };
}

/** Where what is free begins below and above a place and what must be avoided. */
function edgesOf(place: DOMRect, avoid: DOMRect | null): { below: number; above: number } {
  const other = avoid ?? place;
  return { below: Math.max(place.bottom, other.bottom) + GAP, above: Math.min(place.top, other.top) - GAP };
}

const isOnScreen = ([x, y]: Point, { width, height }: Size) =>
  x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;

const covers = ([x, y]: Point, { width, height }: Size, rect: DOMRect) =>
  x < rect.right && rect.left < x + width && y < rect.bottom && rect.top < y + height;

const leftOf = ({ width }: Size, place: DOMRect) => clamped(place.left, innerWidth - width);

/** A coordinate that keeps an edge's width from both sides of the screen. */
const clamped = (wanted: number, most: number) => Math.max(EDGE, Math.min(wanted, most - EDGE));
