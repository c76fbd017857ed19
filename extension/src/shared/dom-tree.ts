/** The page as one tree, in which open shadow roots are part of their hosts. */

/** The element around this one, beyond a shadow root, too. */
export const parentOf = (element: Element): Element | null => {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
};

/** The nearest element that `selector` matches: this one, or one around it. */
export function nearest<E extends HTMLElement = HTMLElement>(element: Element, selector: string): E | null {
  for (let one: Element | null = element; one; one = hostOf(one)) {
    const found = one.closest<E>(selector);
    if (found) return found;
  }
  return null;
}

/** The host of the shadow root that an element stands in. */
function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Whether an element is another one or stands in it. */
export function contains(outer: Element, inner: Element): boolean {
  for (let one: Element | null = inner; one; one = hostOf(one)) if (outer.contains(one)) return true;
  return false;
}

/** What an event happened to, also in an open shadow root. */
export const eventTarget = (event: Event): EventTarget | null => event.composedPath()[0] ?? event.target;

/** The element that has the focus, also in an open shadow root. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Every element in a part of the page, in its order, with those in open shadow roots. */
export function allElements(part: Element | ShadowRoot): Element[] {
  const all: Element[] = [];
  for (const one of part.querySelectorAll("*")) {
    all.push(one);
    if (one.shadowRoot) all.push(...allElements(one.shadowRoot));
  }
  return all;
}
