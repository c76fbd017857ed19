/** The words of the extension's own pages: their HTML holds none, it names messages. */

import { partsOf, text } from "../shared/i18n";

const ATTRIBUTE = /^data-i18n-(?<name>.+)$/;

/**
 * Fill a page and show it. `data-i18n` names the message of an element's text, in which the elements that it holds take the places of
 * $1, $2 and so on; `data-i18n-title` names that of its title, and so with other attributes.
 */
export function fillPage(): void {
  document.documentElement.lang = text("language");
  for (const element of document.querySelectorAll("*")) {
    const key = element.getAttribute("data-i18n");
    if (key !== null) element.replaceChildren(...partsOf(key, [...element.children]));
    for (const { name, value } of [...element.attributes]) fillAttribute(element, name, value);
  }
  document.body.hidden = false;
}

function fillAttribute(element: Element, attribute: string, key: string): void {
  const name = ATTRIBUTE.exec(attribute)?.groups?.name;
  if (name) element.setAttribute(name, partsOf(key, []).join(""));
}
