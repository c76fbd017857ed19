/** A report of what Drape sees of a box, which the user copies for the developers: in English, and without any words of the page. */

import { nearest } from "../shared/dom-tree";
import type { Composer, Site } from "../sites";
import { isNamedToSend } from "./buttons/button-words";
import { isField } from "./editor/box";
import { isLexical } from "./editor/input";

/** A box and its buttons without any of their words: nothing that was written, and no name, is in it. */
export function reportOf(
  site: Site,
  { box, surface, adapter }: Composer,
  buttons: HTMLElement[],
  enter: string,
): string {
  const { version } = chrome.runtime.getManifest();
  const seen = buttons.map(
    (one) => `${describe(one)} ${isNamedToSend(one) ? "of a known name" : "of another name"} in ${partOf(one)}`,
  );
  return [
    `Drape ${version} on ${site.name}, ${adapter} adapter, as ${surface}`,
    `box: ${editorOf(box)} ${describe(box)} in ${partOf(box)}${window === top ? "" : ", in a frame"}`,
    `buttons: ${seen.length ? seen.join("; ") : "none"}`,
    `Enter: ${enter}`,
  ].join("\n");
}

const ROLE = /^[a-z]{1,20}$/;

const describe = (element: HTMLElement) =>
  [element.localName, element.getAttribute("role") ?? ""].filter((word) => ROLE.test(word)).join(" ");

/** The part of the page that an element stands in. */
function partOf(element: HTMLElement): string {
  const part = nearest(element, 'form, [role="dialog"], [role="article"], article, main, [role="main"]');
  const inShadow = element.getRootNode() instanceof ShadowRoot ? ", in a shadow root" : "";
  return `${part ? describe(part) : "no part"}${inShadow}`;
}

function editorOf(box: HTMLElement): string {
  if (isField(box)) return "field";
  if (isLexical(box)) return "Lexical";
  return box.querySelector("[data-contents]") ? "Draft.js" : "editable";
}
