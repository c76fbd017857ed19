// A page like Instagram's: a comment field that React controls, a caption, a direct message.
import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { lexicalEditor } from "./lexical.mjs";

window.editors = {};
for (const root of document.querySelectorAll("[data-editor]")) {
  root.contentEditable = "true";
  window.editors[root.id] = lexicalEditor(root, { rich: false });
}

function Comment() {
  const [text, setText] = useState("");
  window.editors.comment = { text: () => text };
  const change = (event) => setText(event.target.value);
  return createElement("textarea", {
    id: "comment",
    rows: 3,
    value: text,
    onChange: change,
    "aria-label": "Add a comment",
  });
}

const field = document.getElementById("comment-field");
if (field) createRoot(field).render(createElement(Comment));
