// A page like Facebook's, Messenger's or Meta Business Suite's: editors, fields, and buttons that post what stands in them.

import { renderFields } from "./fields.mjs";
import { renderEditors } from "./lexical.mjs";
import { listen } from "./posting.mjs";

renderEditors();
renderFields();
listen();
