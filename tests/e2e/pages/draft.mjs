// A Draft.js editor, which older compose boxes still are.
import { ContentState, Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

window.editors ??= {};

function Draft() {
  const [state, setState] = useState(() => EditorState.createEmpty());
  window.editors.draft = {
    text: () => state.getCurrentContent().getPlainText("\n"),
    put: (text) => flushSync(() => setState(EditorState.push(state, ContentState.createFromText(text)))),
    fill: () => setState(EditorState.moveFocusToEnd(EditorState.createEmpty())),
  };
  return createElement(Editor, { editorState: state, onChange: setState, ariaLabel: "Draft" });
}

createRoot(document.getElementById("draft-field")).render(createElement(Draft));
