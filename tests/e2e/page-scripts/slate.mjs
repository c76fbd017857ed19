// A Slate editor, which keeps its own model and renders it with React.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, Editor, Node, Transforms } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";

const paragraphs = (text) => text.split("\n").map((line) => ({ type: "paragraph", children: [{ text: line }] }));

function Field() {
  const [editor] = useState(() => withHistory(withReact(createEditor())));
  const set = (text) =>
    Editor.withoutNormalizing(editor, () => {
      Transforms.deselect(editor);
      for (const _ of [...editor.children]) Transforms.removeNodes(editor, { at: [0] });
      Transforms.insertNodes(editor, paragraphs(text), { at: [0] });
    });
  window.editors.slate = {
    text: () => editor.children.map((node) => Node.string(node)).join("\n"),
    put: set,
    fill: (pieces) => set(pieces.join("")),
  };
  return createElement(
    Slate,
    { editor, initialValue: paragraphs("") },
    createElement(Editable, { id: "slate", "aria-label": "Slate", placeholder: "Say something" }),
  );
}

/** Start an editor in `root`. */
export const renderSlate = (root) => createRoot(root).render(createElement(Field));
