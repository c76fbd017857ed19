// Makes a page post into `window.posted`: by its buttons (`data-sends` names the box), and by Enter in a box with `data-enter`,
// which with "trusted" takes only Enter that the user pressed. `window.editors` has the editors of the page by their ids:
// `text` reads one, `fill` fills it with pieces of text, `put` replaces its text as the page's own code does.
window.editors ??= {};
window.posted = [];

/** Every element that a selector matches, in open shadow roots, too. */
function queryDeep(selector, root = document) {
  const inside = [...root.querySelectorAll("*")].filter((one) => one.shadowRoot);
  return [...root.querySelectorAll(selector), ...inside.flatMap((one) => queryDeep(selector, one.shadowRoot))];
}

/** Register every editable element that belongs to no library, and every field that React does not control. */
export function registerPlainBoxes(root = document, page = window) {
  page.editors ??= {};
  for (const box of queryDeep("[data-plain], textarea[data-enter]", root)) {
    const key = "value" in box ? "value" : "textContent";
    const fill = () => {
      box[key] = "";
    };
    page.editors[box.id] = { text: () => box[key], fill };
  }
}

/** Have the page's buttons and boxes post. */
export function listenToSending(root = document, page = window) {
  page.posted ??= [];
  const post = (id) => {
    page.posted.push(page.editors[id].text());
    page.editors[id].fill([]);
  };
  for (const form of root.forms) form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of queryDeep("[data-sends]", root))
    button.addEventListener("click", () => post(button.dataset.sends));
  for (const box of queryDeep("[data-enter]", root))
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
