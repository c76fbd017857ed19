// A ProseMirror editor, which notices changes by observing its own elements.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

const line = (text) => schema.node("paragraph", null, text ? [schema.text(text)] : []);
const plugins = [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)];

/** Start an editor in `root`. */
export function renderProseMirror(root) {
  const view = new EditorView(root, {
    state: EditorState.create({ schema, plugins }),
    attributes: { id: "prosemirror", "aria-label": "ProseMirror", role: "textbox" },
  });
  const set = (text) =>
    view.dispatch(view.state.tr.replaceWith(0, view.state.doc.content.size, text.split("\n").map(line)));
  window.editors.prosemirror = {
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n"),
    put: set,
    fill: (pieces) => set(pieces.join("")),
  };
}
