/** The form of what the practice has chosen: profiles by surface, its own words, how to reach it, rules that are off. */

import type { ProfileInfo, ServerSettings } from "../../shared/api-types";
import { byId, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import type { Status } from "../../shared/messages";
import { SURFACES_BY_SITE, titleOf } from "../../sites/surfaces";
import { showStatus } from "./status-view";

export const LISTS = ["terms", "never"] as const;

/** Fill the form with what the server keeps. */
export function renderForm({ settings, profiles }: Status): void {
  if (!settings) return;
  byId<HTMLInputElement>("contact").value = settings.contact;
  for (const list of LISTS) byId<HTMLTextAreaElement>(list).value = settings[list].join("\n");
  byId("surfaces").replaceChildren(...SURFACES_BY_SITE.map((site) => fieldsetOf(site, settings, profiles)));
  byId("off").replaceChildren(...rulesThatAreOff(settings, profiles));
}

/** The choices of profiles for the surfaces of one site, and one for them all where there are several. */
function fieldsetOf(
  [site, surfaces]: [string, string[]],
  settings: ServerSettings,
  profiles: ProfileInfo[],
): HTMLElement {
  const rows = surfaces.map((id) =>
    profileChoice(profiles, id, settings.surfaces[id] ?? "", text("options_as_in_popup")),
  );
  const all = profileChoice(profiles, "", "", text("options_choose_each"));
  all.addEventListener("change", () => {
    for (const row of rows) row.value = all.value;
  });
  return createElement(
    "fieldset",
    {},
    createElement("legend", { textContent: site }),
    ...(rows.length > 1 ? [createElement("label", {}, text("options_everywhere", site), all)] : []),
    ...rows.map((row) => createElement("label", {}, titleOf(row.name), row)),
  );
}

/** A choice of a profile; `empty` says what holds where none is chosen. */
function profileChoice(profiles: ProfileInfo[], name: string, value: string, empty: string): HTMLSelectElement {
  const options = [{ id: "", title: empty }, ...profiles].map(({ id, title }) =>
    createElement("option", { value: id, textContent: title, selected: id === value }),
  );
  return createElement("select", { name }, ...options);
}

/** A box for each rule that is turned off: unchecked, the rule is on again. */
function rulesThatAreOff({ off }: ServerSettings, profiles: ProfileInfo[]): HTMLElement[] {
  const titleOfProfile = (id: string) => profiles.find((profile) => profile.id === id)?.title ?? id;
  const rules = Object.entries(off).flatMap(([profile, names]) => names.map((rule) => ({ profile, rule })));
  if (!rules.length) return [createElement("p", { textContent: text("options_nothing_off") })];
  return rules.map(({ profile, rule }) =>
    createElement(
      "label",
      { className: "check" },
      createElement("input", { type: "checkbox", checked: true, name: profile, value: rule }),
      " ",
      text("options_rule_off", rule, titleOfProfile(profile)),
    ),
  );
}

/** What the form says now. */
export function readForm(): Omit<ServerSettings, "profile"> {
  const lines = (id: string) =>
    byId<HTMLTextAreaElement>(id)
      .value.split("\n")
      .filter((line) => line.trim());
  const selects = [...document.querySelectorAll<HTMLSelectElement>("#surfaces select")];
  const surfaces = Object.fromEntries(
    selects.filter(({ name, value }) => name && value).map(({ name, value }) => [name, value]),
  );
  const off: Record<string, string[]> = {};
  for (const { name, value } of document.querySelectorAll<HTMLInputElement>("#off input:checked"))
    off[name] = [...(off[name] ?? []), value];
  const contact = byId<HTMLInputElement>("contact").value;
  return { surfaces, off, terms: lines("terms"), never: lines("never"), contact };
}

/** Show what came of a change; what was typed stays when it was refused. */
export function showResult(status: Status, done: string): void {
  showStatus(status);
  if (!status.error) renderForm(status);
  byId("saved").textContent = status.error ? text("options_not_saved", status.message ?? "") : done;
}
