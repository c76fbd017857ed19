// The script of pages like Instagram's: a comment field that React controls, a caption, a direct message.
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listenToSending } from "./posting.mjs";

renderEditors();
renderFields();
listenToSending();

function Comment() {
  const [text, setText] = useState("");
  window.editors.comment = { text: () => text, fill: () => flushSync(() => setText("")) };
  const change = (event) => setText(event.target.value);
  const press = (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  };
  return createElement("textarea", {
    id: "comment",
    rows: 3,
    autoComplete: "off", // as on the site; without it the browser itself keeps what stands in a field
    value: text,
    onChange: change,
    onKeyDown: press,
    "aria-label": "Add a comment",
  });
}

document.querySelector("form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  window.posted.push(window.editors.comment.text());
  window.editors.comment.fill();
});

const field = document.getElementById("comment-field");
if (field) createRoot(field).render(createElement(Comment));
