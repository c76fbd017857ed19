// A page like Facebook's, Messenger's or Meta Business Suite's: editors, fields, and buttons that post what stands in them.

import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { everywhere, listen, renderPlain } from "./posting.mjs";

renderEditors();
renderFields();
renderPlain();
listen();

// a frame without an address, which a page writes itself
const frame = document.querySelector("iframe#written");
if (frame) {
  frame.contentDocument.body.innerHTML = document.querySelector("iframe#srcdoc").srcdoc.replace(/<script.*script>/, "");
  renderPlain(frame.contentDocument, frame.contentWindow);
  listen(frame.contentDocument, frame.contentWindow);
}

window.everywhere = everywhere; // for tests, into shadow roots
