/** The toolbar popup: how Drape stands, and the policy profile to switch. */

import { make } from "./dom";
import { ask, askToModerate, type Status } from "./messages";
import { connection, elsewhere, moderated } from "./words";

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

function show(status: Status): void {
  const line = element("connection");
  line.textContent = connection(status);
  line.toggleAttribute("data-trouble", status.trouble !== null);
  Object.assign(element<HTMLInputElement>("paused"), { checked: status.paused, disabled: false });
  element("why").textContent = elsewhere(status);
  const box = element<HTMLFieldSetElement>("profiles");
  box.hidden = status.profiles.length === 0;
  const choices = status.profiles.map(({ id, title, description }) => {
    const input = make("input", { type: "radio", name: "profile", value: id, checked: id === status.profile });
    input.addEventListener("change", async () => show(await ask("choose", { change: { profile: id } })));
    return make("label", {}, input, ` ${title}`, make("small", { textContent: description }));
  });
  const focused = (document.activeElement as HTMLInputElement | null)?.value;
  box.replaceChildren(make("legend", { textContent: "Policy profile" }), ...choices);
  box.querySelector<HTMLInputElement>(`input[value="${focused}"]`)?.focus();
}

async function showFound(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const findings = tab?.id === undefined ? 0 : await ask("total", { tab: tab.id });
  const counted = `${findings} finding${findings === 1 ? "" : "s"} on this tab`;
  // not "0 findings": nobody may have looked
  element("found").textContent = findings ? counted : "Nothing is underlined on this tab";
}

element("paused").addEventListener("change", async (event) =>
  show(await ask("pause", { paused: (event.target as HTMLInputElement).checked })),
);
element("moderate").addEventListener("click", async () => {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  element("moderated").textContent = "Looking…";
  const done = tab?.id === undefined ? null : await askToModerate(tab.id);
  element("moderated").textContent = moderated(done);
});
element("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
element("demo").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("demo.html") }));
chrome.storage.onChanged.addListener(() => void showFound());
void ask("status", {}).then(show);
void showFound();
