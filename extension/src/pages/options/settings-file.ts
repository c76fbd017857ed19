/** Take the settings along in a file, and take them from one. */

import type { ServerSettings } from "../../shared/api-types";
import { byId, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { ask } from "../../shared/messages";
import { renderForm } from "./settings-form";
import { showStatus } from "./status-view";

/** Save what the server keeps as a file. */
export async function exportSettings(): Promise<void> {
  const { settings, message } = await ask("status", {});
  if (!settings) return showImportResult(text("options_not_exported", message ?? ""));
  const file = new Blob([`${JSON.stringify({ drape: 1, ...settings }, null, 2)}\n`], { type: "application/json" });
  const url = URL.createObjectURL(file);
  createElement("a", { href: url, download: "drape-settings.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url));
  showImportResult(text("options_exported"));
}

/** Have the server keep what a file says. */
export async function importSettings(input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const change = parseExport(await file.text());
  input.value = "";
  if (!change) return showImportResult(text("options_no_settings"));
  const status = await ask("updateSettings", { change });
  showStatus(status);
  if (!status.error) renderForm(status);
  showImportResult(status.error ? text("options_not_imported", status.message ?? "") : text("options_imported"));
}

/** What a file of settings says, which the server judges; null when it is none. */
function parseExport(json: string): Partial<ServerSettings> | null {
  try {
    const { drape, ...change } = JSON.parse(json) as { drape?: unknown } & Partial<ServerSettings>;
    return drape === 1 ? change : null;
  } catch {
    return null;
  }
}

function showImportResult(words: string): void {
  byId("imported").textContent = words;
}
