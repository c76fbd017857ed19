/** Entry of the options page: pair this browser, choose profiles by surface, keep the practice's own words, take settings along. */

import { byId } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { ask } from "../../shared/messages";
import { fillPage } from "../fill-page";
import { listenToPairing, refresh } from "./pairing";
import { exportSettings, importSettings } from "./settings-file";
import { LISTS, readForm, showResult } from "./settings-form";
import { showStatus } from "./status-view";

/** Add the names and numbers of a file to one of the lists. */
async function addTerms(input: HTMLInputElement, list: (typeof LISTS)[number]): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const format = /\.(vcf|vcard)$/i.test(file.name) ? "vcard" : "csv";
  const saved = await ask("updateSettings", { change: readForm() }); // so that what was typed is not lost
  const status = saved.error ? saved : await ask("addTerms", { format, list, text: await file.text() });
  showResult(status, text("options_added"));
  input.value = "";
}

fillPage();
listenToPairing();
byId("practice").addEventListener("submit", async (event) => {
  event.preventDefault();
  showResult(await ask("updateSettings", { change: readForm() }), text("options_saved"));
});
for (const list of LISTS) {
  const input = byId<HTMLInputElement>(`${list}-file`);
  input.addEventListener("change", () => void addTerms(input, list));
}
byId("forget").addEventListener("click", async () => showStatus(await ask("clearAllowlist", {})));
byId("export").addEventListener("click", () => void exportSettings());
const file = byId<HTMLInputElement>("import");
file.addEventListener("change", () => void importSettings(file));
void refresh();
