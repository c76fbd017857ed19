/** What Drape sees of the box that the user is in, so that a page can be confirmed in one look; and in words that hold no text. */

import { isField } from "./box";
import { isNamedToSend, nameOf } from "./button-words";
import { nearest } from "./composed";
import { make } from "./dom";
import { ourLayer } from "./layer";
import type { SelfCheck } from "./messages";
import { sendersOf } from "./send-button";
import { enterIn } from "./send-key";
import type { Composer, Site } from "./sites";
import { followTheme } from "./theme";

/** What is seen of a box that is watched. */
export function selfCheck(site: Site, one: Composer): SelfCheck {
  const buttons = sendersOf(one.box, one.surface);
  const enter = enterIn(one);
  return { buttons: buttons.map(nameOf), enter, report: report(site, one, buttons, enter) };
}

/** A box and its buttons without any of their words: nothing that was written, and no name, is in it. */
function report(site: Site, { box, surface, adapter }: Composer, buttons: HTMLElement[], enter: string): string {
  const { version } = chrome.runtime.getManifest();
  const seen = buttons.map(
    (one) => `${kindOf(one)} ${isNamedToSend(one) ? "of a known name" : "of another name"} in ${partOf(one)}`,
  );
  return [
    `Drape ${version} on ${site.name}, ${adapter} adapter, as ${surface}`,
    `box: ${editorOf(box)} ${kindOf(box)} in ${partOf(box)}${window === top ? "" : ", in a frame"}`,
    `buttons: ${seen.length ? seen.join("; ") : "none"}`,
    `Enter: ${enter}`,
  ].join("\n");
}

const ROLE = /^[a-z]{1,20}$/;

const kindOf = (element: HTMLElement) =>
  [element.localName, element.getAttribute("role") ?? ""].filter((word) => ROLE.test(word)).join(" ");

/** The part of the page that an element stands in. */
function partOf(element: HTMLElement): string {
  const part = nearest(element, 'form, [role="dialog"], [role="article"], article, main, [role="main"]');
  const inShadow = element.getRootNode() instanceof ShadowRoot ? ", in a shadow root" : "";
  return `${part ? kindOf(part) : "no part"}${inShadow}`;
}

function editorOf(box: HTMLElement): string {
  if (isField(box)) return "field";
  if (box.dataset.lexicalEditor === "true") return "Lexical";
  return box.querySelector("[data-contents]") ? "Draft.js" : "editable";
}

const SHOWN_MS = 6000;

/** Outline a box and the buttons that send it for a moment. */
export function pointOut({ box, surface }: Composer): void {
  const outlines = [
    outline(box, "Drape reads this"),
    ...sendersOf(box, surface).map((one) => outline(one, "Sends it")),
  ];
  ourLayer().append(...outlines);
  setTimeout(() => {
    for (const one of outlines) one.remove();
  }, SHOWN_MS);
}

function outline(element: HTMLElement, words: string): HTMLElement {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = make("div", { className: "outline" }, make("span", { textContent: words }));
  followTheme(view, element);
  Object.assign(view.style, {
    left: `${left - 3}px`,
    top: `${top - 3}px`,
    width: `${width + 6}px`,
    height: `${height + 6}px`,
  });
  return view;
}
