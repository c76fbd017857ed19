/** The toolbar popup: how Drape stands, and the policy profile to switch. */

import { count } from "./count";
import { make } from "./dom";
import { ask, askToModerate, askWatch, type Status, tellCommand, type Watch, type WatchWish } from "./messages";
import { connection, elsewhere, misfit, moderated, seenOf, watched } from "./words";

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;

let known: Status | null = null;
let seen: Watch | null = null; // what the tab told last

function show(status: Status): void {
  known = status;
  showMisfit();
  const line = element("connection");
  line.textContent = connection(status);
  line.toggleAttribute("data-trouble", status.trouble !== null);
  Object.assign(element<HTMLInputElement>("paused"), { checked: status.paused, disabled: false });
  Object.assign(element<HTMLInputElement>("comments"), { checked: status.comments, disabled: false });
  element("hour").hidden = status.paused;
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

/** Warn where the profile that holds is not for the page that the user is on. */
function showMisfit(): void {
  const found = known && misfit(known, seen);
  const box = element("misfit");
  box.hidden = !found;
  if (!found) return;
  const [words, go] = box.children as unknown as [HTMLElement, HTMLButtonElement];
  if (words.textContent !== found.words) words.textContent = found.words;
  go.onclick = () => {
    const choice = document.querySelector<HTMLElement>(`input[name="profile"][value="${found.choose}"]`);
    if (choice) choice.focus();
    else void chrome.runtime.openOptionsPage();
  };
}

async function activeTab(): Promise<number | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function showFound(): Promise<void> {
  const tab = await activeTab();
  const findings = tab === null ? 0 : await ask("total", { tab });
  // not "0 findings": nobody may have looked
  element("show").hidden = !findings;
  element("found").textContent = findings
    ? `${count(findings, "finding")} on this tab`
    : "Nothing is underlined on this tab";
}

let report = ""; // of the box that the user is in, without its text

/** Say what is watched, having had the page do what is wished. */
async function showWatched(wish: WatchWish): Promise<void> {
  const tab = await activeTab();
  const watch = tab === null ? null : await askWatch(tab, wish);
  seen = watch;
  showMisfit();
  element("watched").textContent = watched(watch);
  element("seen").textContent = seenOf(watch);
  element("watch").hidden = !watch?.box || watch.adapter !== null;
  element("self-check").hidden = !watch?.seen;
  report = watch?.seen?.report ?? "";
}

element("paused").addEventListener("change", async (event) =>
  show(await ask("pause", { until: (event.target as HTMLInputElement).checked ? "resumed" : "no" })),
);
element("comments").addEventListener("change", async (event) =>
  show(await ask("lookAtComments", { comments: (event.target as HTMLInputElement).checked })),
);
element("hour").addEventListener("click", async () => show(await ask("pause", { until: "hour" })));
element("moderate").addEventListener("click", async () => {
  element("moderated").textContent = "Looking…";
  const tab = await activeTab();
  const done = tab === null ? null : await askToModerate(tab);
  element("moderated").textContent = moderated(done);
});
element("show").addEventListener("click", async () => {
  const tab = await activeTab();
  if (tab !== null) await tellCommand(tab, "next-finding");
  close(); // so that the page has the focus
});
element("watch").addEventListener("click", () => void showWatched("add"));
element("point").addEventListener("click", () => void showWatched("point"));
element("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(report);
  element("copied").textContent = "Copied, without your text.";
});
element("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
element("demo").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("demo.html") }));
chrome.storage.onChanged.addListener(() => void showFound());
void ask("status", {}).then(show);
void showFound();
void showWatched("tell");
