// A Quill editor.
import Quill from "quill";

/** Start an editor in `root`. */
export function renderQuill(root) {
  const quill = new Quill(root, { modules: { toolbar: false } });
  Object.assign(quill.root, { id: "quill", role: "textbox", ariaLabel: "Quill" });
  window.editors.quill = {
    text: () => quill.getText().replace(/\n$/, ""), // the last line's end belongs to every document
    put: (text) => quill.setText(text),
    fill: (pieces) => quill.setText(pieces.join("")),
  };
}
