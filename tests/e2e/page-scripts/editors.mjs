// The script of a page with one editor of any kind: those of the sites and others.
import { renderDraft } from "./draft.mjs";
import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listenToSending } from "./posting.mjs"; // it makes `window.editors`, to which the editors add themselves
import { renderProseMirror } from "./prosemirror.mjs";
import { renderQuill } from "./quill.mjs";
import { renderSlate } from "./slate.mjs";

const KINDS = { draft: renderDraft, slate: renderSlate, prosemirror: renderProseMirror, quill: renderQuill };

renderEditors();
renderFields();
for (const [kind, render] of Object.entries(KINDS)) {
  const root = document.getElementById(`${kind}-field`);
  if (root) render(root);
}
listenToSending();
