// A post in several steps, as a page's are: each step takes the place of the one before, box and all; and ways out of a box.

/** Listen to the buttons that lead on, back and out. */
export function listenToSteps() {
  const dialog = document.querySelector("[data-steps]");
  if (dialog) listenTo(dialog);
  for (const button of document.querySelectorAll("[data-empties]"))
    button.addEventListener("click", () => window.editors[button.dataset.empties].fill([]));
  for (const button of document.querySelectorAll("[data-removes]"))
    button.addEventListener("click", () => document.querySelector(button.dataset.removes)?.remove());
}

function listenTo(dialog) {
  const first = dialog.firstElementChild;
  dialog.addEventListener("click", ({ target }) => {
    const { to, back, final } = target.closest("[data-to], [data-back], [data-final]")?.dataset ?? {};
    if (to !== undefined) dialog.replaceChildren(document.querySelector(to).content.cloneNode(true));
    if (back !== undefined) dialog.replaceChildren(first);
    if (final === undefined) return;
    window.posted.push(window.editors.post.text());
    dialog.remove();
  });
}
