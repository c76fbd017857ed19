// A page like Facebook's: a post dialog, a comment under an article, a review's reply, Messenger.
import { lexicalEditor } from "./lexical.mjs";

window.editors = {};
window.posted = [];
const post = (id) => {
  window.posted.push(window.editors[id].text());
  window.editors[id].fill([]);
};
for (const root of document.querySelectorAll("[data-editor]")) {
  root.contentEditable = "true";
  window.editors[root.id] = lexicalEditor(root, {
    rich: root.dataset.editor === "rich",
  });
}

document.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("send-post")?.addEventListener("click", () => post("post"));
document.getElementById("send-comment")?.addEventListener("click", () => post("comment"));
for (const id of ["comment", "reply", "message"])
  document.getElementById(id)?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    post(id);
  });
