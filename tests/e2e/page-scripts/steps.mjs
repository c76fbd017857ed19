// A post in several steps: the dialog of each takes the place of the one before, its box included. And ways to empty or remove a box.

/** Listen to the buttons that lead to another step, and to those that empty or remove a box. */
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
