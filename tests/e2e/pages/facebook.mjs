// A page like Facebook's, Messenger's or Meta Business Suite's: editors, fields, and buttons that post what stands in them.

import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listen, renderPlain } from "./posting.mjs";
import { listenToSteps } from "./steps.mjs";

renderEditors();
renderFields();
renderPlain();
listen();
listenToSteps();

// a frame without an address, which a page writes itself
const frame = document.querySelector("iframe#written");
if (frame) {
  frame.contentDocument.body.innerHTML = document.querySelector("iframe#srcdoc").srcdoc.replace(/<script.*script>/, "");
  renderPlain(frame.contentDocument, frame.contentWindow);
  listen(frame.contentDocument, frame.contentWindow);
}
