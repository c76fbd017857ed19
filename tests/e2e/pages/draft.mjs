// A Draft.js editor, which older compose boxes still are.
import { Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";

window.editors ??= {};

function Draft() {
  const [state, setState] = useState(() => EditorState.createEmpty());
  window.editors.draft = {
    text: () => state.getCurrentContent().getPlainText("\n"),
    fill: () => setState(EditorState.moveFocusToEnd(EditorState.createEmpty())),
  };
  return createElement(Editor, { editorState: state, onChange: setState, ariaLabel: "Draft" });
}

createRoot(document.getElementById("draft-field")).render(createElement(Draft));
