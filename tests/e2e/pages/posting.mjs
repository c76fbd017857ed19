// What a page posts: by its buttons (`data-sends` names the box), and with Enter in a box that has `data-enter`, which may want the user's own.
window.editors ??= {};
window.posted = [];

/** Every element that a selector matches, in open shadow roots, too. */
export function everywhere(selector, root = document) {
  const inside = [...root.querySelectorAll("*")].filter((one) => one.shadowRoot);
  return [...root.querySelectorAll(selector), ...inside.flatMap((one) => everywhere(selector, one.shadowRoot))];
}

/** Make an editor of every editable element that is none of a library, and of every field that React does not have. */
export function renderPlain(root = document, page = window) {
  page.editors ??= {};
  for (const box of everywhere("[data-plain], textarea[data-enter]", root)) {
    const key = "value" in box ? "value" : "textContent";
    const fill = () => {
      box[key] = "";
    };
    page.editors[box.id] = { text: () => box[key], fill };
  }
}

/** Listen to the page's buttons and boxes. */
export function listen(root = document, page = window) {
  page.posted ??= [];
  const post = (id) => {
    page.posted.push(page.editors[id].text());
    page.editors[id].fill([]);
  };
  for (const form of root.forms) form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of everywhere("[data-sends]", root))
    button.addEventListener("click", () => post(button.dataset.sends));
  for (const box of everywhere("[data-enter]", root))
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
