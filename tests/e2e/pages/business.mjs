// A page like the composer of Meta Business Suite: a Draft.js editor that calls itself a combobox, and buttons that post what stands in it.
import "./draft.mjs";
import { renderFields } from "./fields.mjs";
import { listen } from "./posting.mjs";

renderFields();
listen();
