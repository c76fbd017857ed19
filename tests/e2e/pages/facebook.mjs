// A page like Facebook's: a post dialog, a comment under an article, a review's reply, Messenger.
import { lexicalEditor } from "./lexical.mjs";

window.editors = {};
for (const root of document.querySelectorAll("[data-editor]")) {
  root.contentEditable = "true";
  window.editors[root.id] = lexicalEditor(root, { rich: root.dataset.editor === "rich" });
}
