/** Find elements, and make them without markup, which a page's Trusted Types would refuse. */

/** The element of an id, which the page is known to have. */
export const byId = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

type Child = Node | string | null | false;

/** Make an element with properties and children. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** Make a button. */
export function createButton(text: string, press: () => void, className = ""): HTMLButtonElement {
  return createElement("button", { type: "button", className, textContent: text, onclick: press });
}
