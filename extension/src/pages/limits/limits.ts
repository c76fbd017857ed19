/** Entry of the page on the limits of posting: five screens, one at a time. The demo page's script fills it. */

import { byId } from "../../shared/dom";

const screens = [...document.querySelectorAll<HTMLElement>("[data-screen]")];
const back = byId<HTMLButtonElement>("back");
const next = byId<HTMLButtonElement>("next");
let current = 0;

function showScreen(to: number): void {
  current = to;
  for (const [i, screen] of screens.entries()) screen.hidden = i !== current;
  back.disabled = current === 0;
  next.disabled = current === screens.length - 1;
  screens[current]?.querySelector("h2")?.focus(); // so that it is read out
}

back.addEventListener("click", () => showScreen(current - 1));
next.addEventListener("click", () => showScreen(current + 1));
