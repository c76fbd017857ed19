// What a page posts: by its buttons (`data-sends` names the box), and with Enter in a box that has `data-enter`, which may want the user's own.
window.editors ??= {};
window.posted = [];

function post(id) {
  window.posted.push(window.editors[id].text());
  window.editors[id].fill([]);
}

/** Listen to the page's buttons and boxes. */
export function listen() {
  for (const form of document.forms) form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-sends]"))
    button.addEventListener("click", () => post(button.dataset.sends));
  for (const box of document.querySelectorAll("[data-enter]"))
    box.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        if (box.dataset.enter === "trusted" && !event.isTrusted) return;
        event.preventDefault();
        event.stopImmediatePropagation(); // the editor would make a new line
        post(box.id);
      },
      true,
    );
}
