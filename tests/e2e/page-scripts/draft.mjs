// A Draft.js editor, as older compose boxes have it.
import { ContentState, Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

/** `starts`: what a site puts into the empty editor, which it does not post. */
function Draft({ role, label = "Draft", starts = "" }) {
  const empty = () => EditorState.createWithContent(ContentState.createFromText(starts));
  const [state, setState] = useState(empty);
  window.editors.draft = {
    text: () => state.getCurrentContent().getPlainText("\n").slice(starts.length),
    put: (text) => flushSync(() => setState(EditorState.push(state, ContentState.createFromText(starts + text)))),
    fill: () => flushSync(() => setState(EditorState.moveFocusToEnd(empty()))),
  };
  return createElement(Editor, {
    editorState: state,
    onChange: setState,
    ariaLabel: label,
    ...(role && { role, ariaExpanded: false }),
  });
}

/** Start an editor in `root`. */
export const renderDraft = (root) => createRoot(root).render(createElement(Draft, { ...root.dataset }));
