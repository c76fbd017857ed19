// The script of pages like those of Facebook, Messenger, Threads and Meta Business Suite: editors, fields, and buttons that post.

import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listenToSending, registerPlainBoxes } from "./posting.mjs";
import { listenToSteps } from "./steps.mjs";

renderEditors();
renderFields();
registerPlainBoxes();
listenToSending();
listenToSteps();

// a frame without an address, which the page itself writes
const frame = document.querySelector("iframe#written");
if (frame) {
  frame.contentDocument.body.innerHTML = document.querySelector("iframe#srcdoc").srcdoc.replace(/<script.*script>/, "");
  registerPlainBoxes(frame.contentDocument, frame.contentWindow);
  listenToSending(frame.contentDocument, frame.contentWindow);
}
