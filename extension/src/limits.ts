/** The first-use page: five screens, one at a time. */

const screens = [...document.querySelectorAll<HTMLElement>("[data-screen]")];
const back = document.getElementById("back") as HTMLButtonElement;
const next = document.getElementById("next") as HTMLButtonElement;
let at = 0;

function go(to: number): void {
  at = to;
  for (const [i, screen] of screens.entries()) screen.hidden = i !== at;
  back.disabled = at === 0;
  next.disabled = at === screens.length - 1;
  screens[at]?.querySelector("h2")?.focus(); // so that it is read out
}

back.addEventListener("click", () => go(at - 1));
next.addEventListener("click", () => go(at + 1));
