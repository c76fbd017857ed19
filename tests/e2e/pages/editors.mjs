// A page with an editor of any kind that the sites, or others, build their boxes of.

import { renderDraft } from "./draft.mjs";
import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listen } from "./posting.mjs"; // first: the editors add themselves to what it makes
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
listen();
