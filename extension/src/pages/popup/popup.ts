/** Entry of the toolbar popup: how Drape stands, what it sees of the page, and the policy profile to switch. */

import { count } from "../../shared/count";
import { byId, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { ask, type Status } from "../../shared/messages";
import {
  type PageRequest,
  type PageStatus,
  requestCommentScan,
  requestPageStatus,
  sendCommand,
} from "../../shared/page-messages";
import { fillPage } from "../fill-page";
import * as say from "../status-text";

let lastStatus: Status | null = null;
let lastPage: PageStatus | null = null; // what the tab answered last
let report = ""; // of the box that the user is in, without its text

function showStatus(status: Status): void {
  lastStatus = status;
  showMismatch();
  byId("connection").textContent = say.connectionText(status);
  byId("connection").toggleAttribute("data-trouble", status.error !== null);
  Object.assign(byId<HTMLInputElement>("paused"), { checked: status.paused, disabled: false });
  Object.assign(byId<HTMLInputElement>("comments"), { checked: status.scansComments, disabled: false });
  byId("hour").hidden = status.paused;
  byId("why").textContent = say.profileText(status);
  showProfiles(status);
}

/** Show the profiles to choose from; a choice that has the focus keeps it. */
function showProfiles({ profile, profiles }: Status): void {
  const box = byId<HTMLFieldSetElement>("profiles");
  box.hidden = profiles.length === 0;
  const choices = profiles.map(({ id, title, description }) => {
    const input = createElement("input", { type: "radio", name: "profile", value: id, checked: id === profile });
    input.addEventListener("change", async () => showStatus(await ask("updateSettings", { change: { profile: id } })));
    return createElement("label", {}, input, ` ${title}`, createElement("small", { textContent: description }));
  });
  const focused = (document.activeElement as HTMLInputElement | null)?.value;
  box.replaceChildren(createElement("legend", { textContent: text("popup_profile") }), ...choices);
  box.querySelector<HTMLInputElement>(`input[value="${focused}"]`)?.focus();
}

/** Warn where the profile that holds is not for the page that the user is on. */
function showMismatch(): void {
  const mismatch = lastStatus && say.profileMismatch(lastStatus, lastPage);
  const box = byId("misfit");
  box.hidden = !mismatch;
  if (!mismatch) return;
  const [words, go] = box.children as unknown as [HTMLElement, HTMLButtonElement];
  if (words.textContent !== mismatch.words) words.textContent = mismatch.words;
  go.onclick = () => {
    const choice = document.querySelector<HTMLElement>(`input[name="profile"][value="${mismatch.choose}"]`);
    if (choice) choice.focus();
    else void chrome.runtime.openOptionsPage();
  };
}

async function activeTab(): Promise<number | null> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function showFindingCount(): Promise<void> {
  const tab = await activeTab();
  const findings = tab === null ? 0 : await ask("tabCount", { tab });
  // not "0 findings": nobody may have looked
  byId("show").hidden = !findings;
  byId("found").textContent = findings ? count(findings, "popup_findings") : text("popup_no_findings");
}

/** Say what is watched, after the page has done what is asked. */
async function showPage(request: PageRequest): Promise<void> {
  const tab = await activeTab();
  const page = tab === null ? null : await requestPageStatus(tab, request);
  lastPage = page;
  showMismatch();
  byId("watched").textContent = say.pageStatusText(page);
  byId("seen").textContent = say.selfCheckText(page);
  byId("watch").hidden = !page?.inBox || page.adapter !== null;
  byId("self-check").hidden = !page?.selfCheck;
  report = page?.selfCheck?.reportOf ?? "";
}

async function scanComments(): Promise<void> {
  byId("moderated").textContent = text("popup_looking");
  const tab = await activeTab();
  const result = tab === null ? null : await requestCommentScan(tab);
  byId("moderated").textContent = say.commentScanText(result);
}

async function showNextFinding(): Promise<void> {
  const tab = await activeTab();
  if (tab !== null) await sendCommand(tab, "next-finding");
  close(); // so that the page has the focus
}

async function copyReport(): Promise<void> {
  await navigator.clipboard.writeText(report);
  byId("copied").textContent = text("popup_copied");
}

const isChecked = (event: Event) => (event.target as HTMLInputElement).checked;

fillPage();
byId("paused").addEventListener("change", async (event) =>
  showStatus(await ask("pause", { until: isChecked(event) ? "until resumed" : "off" })),
);
byId("comments").addEventListener("change", async (event) =>
  showStatus(await ask("setCommentScan", { on: isChecked(event) })),
);
byId("hour").addEventListener("click", async () => showStatus(await ask("pause", { until: "hour" })));
byId("moderate").addEventListener("click", () => void scanComments());
byId("show").addEventListener("click", () => void showNextFinding());
byId("watch").addEventListener("click", () => void showPage("watch"));
byId("point").addEventListener("click", () => void showPage("outline"));
byId("copy").addEventListener("click", () => void copyReport());
byId("options").addEventListener("click", () => void chrome.runtime.openOptionsPage());
byId("demo").addEventListener("click", () => void chrome.tabs.create({ url: chrome.runtime.getURL("demo.html") }));
chrome.storage.onChanged.addListener(() => void showFindingCount());
void ask("status", {}).then(showStatus);
void showFindingCount();
void showPage("report");
