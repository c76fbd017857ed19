// Text fields that React controls, wherever a page has `data-field="textarea"` or `"input"`.
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

function Field({ kind, id, label }) {
  const [value, setValue] = useState("");
  window.editors[id] = { text: () => value, put: (text) => flushSync(() => setValue(text)), fill: () => setValue("") };
  const change = (event) => setValue(event.target.value);
  return createElement(kind, {
    id,
    value,
    onChange: change,
    "aria-label": label,
    ...(kind === "input" && { type: "text" }),
  });
}

/** Render every field of the page. */
export function renderFields() {
  for (const root of document.querySelectorAll("[data-field]")) {
    const { field, id, label } = root.dataset;
    createRoot(root).render(createElement(Field, { kind: field, id, label }));
  }
}
