/** What Drape sees of the box that the user is in, and its outline on the page. */

import { createElement } from "../shared/dom";
import { text } from "../shared/i18n";
import type { SelfCheck } from "../shared/page-messages";
import type { Composer, Site } from "../sites";
import { nameOf } from "./buttons/button-words";
import { sendButtonsOf } from "./buttons/send-button";
import { reportOf } from "./self-check-report";
import { effectOfEnter } from "./sending/send-key";
import { ourRoot } from "./ui/shadow-root";
import { followTheme } from "./ui/theme";

/** What is seen of a box that is watched. */
export function selfCheck(site: Site, one: Composer): SelfCheck {
  const buttons = sendButtonsOf(one.box, one.surface);
  const enter = effectOfEnter(one);
  return { buttons: buttons.map(nameOf), enter, reportOf: reportOf(site, one, buttons, enter) };
}

const OUTLINE_MS = 6000;

/** Outline a box and the buttons that send it for a moment. */
export function outlineBox({ box, surface }: Composer): void {
  const outlines = [
    outline(box, text("outline_box")),
    ...sendButtonsOf(box, surface).map((one) => outline(one, text("outline_button"))),
  ];
  ourRoot().append(...outlines);
  setTimeout(() => {
    for (const one of outlines) one.remove();
  }, OUTLINE_MS);
}

function outline(element: HTMLElement, words: string): HTMLElement {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = createElement("div", { className: "outline" }, createElement("span", { textContent: words }));
  followTheme(view, element);
  Object.assign(view.style, {
    left: `${left - 3}px`,
    top: `${top - 3}px`,
    width: `${width + 6}px`,
    height: `${height + 6}px`,
  });
  return view;
}
