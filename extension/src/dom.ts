/** Make elements without markup, which a page's Trusted Types would refuse. */

type Child = Node | string | null | false;

/** Make an element with properties and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** Make a button. */
export function button(text: string, press: () => void, className = ""): HTMLButtonElement {
  return make("button", { type: "button", className, textContent: text, onclick: press });
}
