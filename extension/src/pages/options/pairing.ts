/** Pairing, on the options page: with a code, on another port, with a new key, no longer; and the browsers that are paired. */

import type { PairedBrowser } from "../../shared/api-types";
import { byId, createButton, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { ask, type Reply } from "../../shared/messages";
import { portChangeText } from "../status-text";
import { renderForm } from "./settings-form";
import { showStatus } from "./status-view";

const code = byId<HTMLInputElement>("code");
const port = byId<HTMLInputElement>("port");

function showPairingResult(words: string): void {
  byId("result").textContent = words;
}

/** Ask how things are, and show all of it. */
export async function refresh(): Promise<void> {
  const [status, browsers] = await Promise.all([ask("status", {}), ask("browsers", {})]);
  showStatus(status);
  renderForm(status);
  renderBrowsers(browsers);
}

/** Pair with the code that was typed; without one, look for the paired Drape on the port that was typed. */
function submit(event: SubmitEvent): void {
  event.preventDefault();
  const isPortOnly = !code.value.trim() || event.submitter === byId("move");
  void (isPortOnly ? changePort() : pair());
}

async function pair(): Promise<void> {
  showPairingResult(text("options_pairing"));
  const status = await ask("pair", { code: code.value, port: port.valueAsNumber });
  await refresh(); // an earlier pairing outlives a wrong code
  showPairingResult(status.error ? text("options_not_paired", status.message ?? "") : text("options_paired"));
  if (!status.error) code.value = "";
}

async function changePort(): Promise<void> {
  const wanted = port.valueAsNumber;
  showPairingResult(text("options_looking"));
  const status = await ask("changePort", { port: wanted });
  await refresh();
  showPairingResult(portChangeText(status, wanted));
}

async function unpair(): Promise<void> {
  const reply = await ask("unpair", {});
  await refresh();
  const rest = reply.ok ? "" : ` ${text("options_still_known")}`;
  showPairingResult(`${text("options_unpaired")}${rest}`);
}

async function rotate(): Promise<void> {
  const status = await ask("rotate", {});
  await refresh();
  showPairingResult(status.error ? text("options_not_renewed", status.message ?? "") : text("options_renewed"));
}

/** List the paired browsers, each but this one with a button that has it forgotten. */
function renderBrowsers(reply: Reply<PairedBrowser[]>): void {
  byId("paired").hidden = !reply.ok;
  if (reply.ok) byId("browsers").replaceChildren(...reply.value.map(itemOf));
}

function itemOf({ id, origin, created, own }: PairedBrowser): HTMLElement {
  const family = text(origin.startsWith("moz-") ? "options_firefox" : "options_chrome");
  const since = new Date(created * 1000).toLocaleDateString([], { dateStyle: "medium" });
  const item = createElement("li", {}, text(own ? "options_this_browser" : "options_browser", family, since), " ");
  if (own) return item;
  const forget = createButton(text("options_forget_browser"), () => void revoke(id));
  forget.ariaLabel = text("options_forget_named", family, since);
  item.append(forget);
  return item;
}

async function revoke(browser: string): Promise<void> {
  const reply = await ask("revoke", { browser });
  renderBrowsers(reply);
  showPairingResult(reply.ok ? text("options_forgotten") : text("options_not_forgotten", reply.message));
}

/** Let the controls of pairing do what they say. */
export function listenToPairing(): void {
  byId<HTMLFormElement>("form").addEventListener("submit", submit);
  byId("unpair").addEventListener("click", () => void unpair());
  byId("renew").addEventListener("click", () => void rotate());
}
