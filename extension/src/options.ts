/** The options page: pair this browser, choose profiles by place, keep the practice's own words, say what is sent where. */

import { count } from "./count";
import { make } from "./dom";
import type { Chosen, PairedBrowser, Surface } from "./finding";
import { ask, type Reply, type Status } from "./messages";
import { connection, counted, moved, PLACES, SURFACES } from "./words";

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const code = element<HTMLInputElement>("code");
const port = element<HTMLInputElement>("port");
const LISTS = ["terms", "never"] as const;

function show(status: Status): void {
  element("connection").textContent = connection(status);
  element("connection").toggleAttribute("data-trouble", status.trouble !== null);
  const paired = status.trouble !== "unpaired";
  code.required = !paired;
  for (const id of ["unpair", "move"]) element(id).hidden = !paired;
  element("moved").hidden = status.trouble !== "offline" && status.trouble !== "refused";
  element("practice").hidden = status.chosen === null;
  element("allowed").textContent = `${count(status.allowed, "text is", "texts are")} always allowed.`;
  element("forget").hidden = status.allowed === 0;
  element("files-section").hidden = status.chosen === null;
  const lines = counted(status);
  const items = (lines.length ? lines : ["Nothing was."]).map((textContent) => make("li", { textContent }));
  element("posted").replaceChildren(...items);
  port.value ||= String(status.port);
}

/** Fill the form with what the server keeps. */
function fill({ chosen, profiles }: Status): void {
  if (!chosen) return;
  element<HTMLInputElement>("contact").value = chosen.contact;
  for (const list of LISTS) element<HTMLTextAreaElement>(list).value = chosen[list].join("\n");
  const choice = (name: string, value: string, empty: string) => {
    const options = [{ id: "", title: empty }, ...profiles].map(({ id, title }) =>
      make("option", { value: id, textContent: title, selected: id === value }),
    );
    return make("select", { name }, ...options);
  };
  const places = Object.entries(PLACES).map(([site, surfaces]) => {
    const rows = surfaces.map((surface) => choice(surface, chosen.surfaces[surface] ?? "", "as in the popup"));
    const all = choice("", "", "choose for each");
    all.addEventListener("change", () => {
      for (const row of rows) row.value = all.value;
    });
    return make(
      "fieldset",
      {},
      make("legend", { textContent: site }),
      ...(rows.length > 1 ? [make("label", {}, `Everywhere on ${site}`, all)] : []),
      ...rows.map((row, i) => make("label", {}, SURFACES[surfaces[i] as Surface], row)),
    );
  });
  element("surfaces").replaceChildren(...places);
  const title = (id: string) => profiles.find((profile) => profile.id === id)?.title ?? id;
  const off = Object.entries(chosen.off).flatMap(([profile, rules]) => rules.map((rule) => ({ profile, rule })));
  const boxes = off.map(({ profile, rule }) =>
    make(
      "label",
      { className: "check" },
      make("input", { type: "checkbox", checked: true, name: profile, value: rule }),
      ` ${rule} is turned off in “${title(profile)}”`,
    ),
  );
  element("off").replaceChildren(...(boxes.length ? boxes : [make("p", { textContent: "No rule is turned off." })]));
}

/** What the form says now. */
function written(): Omit<Chosen, "profile"> {
  const lines = (id: string) =>
    element<HTMLTextAreaElement>(id)
      .value.split("\n")
      .filter((line) => line.trim());
  const selects = [...document.querySelectorAll<HTMLSelectElement>("#surfaces select")];
  const surfaces = Object.fromEntries(
    selects.filter(({ name, value }) => name && value).map(({ name, value }) => [name, value]),
  );
  const off: Record<string, string[]> = {};
  for (const { name, value } of document.querySelectorAll<HTMLInputElement>("#off input:checked"))
    off[name] = [...(off[name] ?? []), value];
  return {
    surfaces,
    off,
    terms: lines("terms"),
    never: lines("never"),
    contact: element<HTMLInputElement>("contact").value,
  };
}

/** Show what came of a change; what was typed stays when it was refused. */
function settle(status: Status, done: string): void {
  show(status);
  if (!status.trouble) fill(status);
  element("saved").textContent = status.trouble ? `Not saved: ${status.message}` : done;
}

element("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const moves = !code.value.trim() || event.submitter === element("move");
  void (moves ? move() : pair());
});

async function pair(): Promise<void> {
  element("result").textContent = "Pairing…";
  const status = await ask("pair", { code: code.value, port: port.valueAsNumber });
  await refresh(); // an earlier pairing outlives a wrong code
  element("result").textContent = status.trouble ? `Not paired: ${status.message}` : "This browser is paired.";
  if (!status.trouble) code.value = "";
}

/** Look for the paired Drape on the port that was typed. */
async function move(): Promise<void> {
  const there = port.valueAsNumber;
  element("result").textContent = "Looking…";
  const status = await ask("move", { port: there });
  await refresh();
  element("result").textContent = moved(status, there);
}

element("practice").addEventListener("submit", async (event) => {
  event.preventDefault();
  settle(await ask("choose", { change: written() }), "Saved.");
});

for (const list of LISTS) {
  element(`${list}-file`).addEventListener("change", async ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const format = /\.(vcf|vcard)$/i.test(file.name) ? "vcard" : "csv";
    const saved = await ask("choose", { change: written() }); // so that what was typed is not lost
    const status = saved.trouble ? saved : await ask("terms", { format, list, text: await file.text() });
    settle(status, "Added.");
    input.value = "";
  });
}

element("forget").addEventListener("click", async () => show(await ask("forgetAllowed", {})));

element("unpair").addEventListener("click", async () => {
  const told = await ask("unpair", {});
  await refresh();
  const left = told.ok ? "" : " Drape could not be told, and still knows it: drape pair --list, and --revoke.";
  element("result").textContent = `This browser has forgotten its token.${left}`;
});

element("renew").addEventListener("click", async () => {
  const status = await ask("renew", {});
  await refresh();
  element("result").textContent = status.trouble ? `Not renewed: ${status.message}` : "This browser has a new key.";
});

/** List the paired browsers, each with a button that has it forgotten. */
function list(reply: Reply<PairedBrowser[]>): void {
  element("paired").hidden = !reply.ok;
  if (!reply.ok) return;
  const items = reply.value.map(({ id, origin, created, own }) => {
    const family = origin.startsWith("moz-") ? "Firefox" : "Chrome, Edge or kin";
    const since = new Date(created * 1000).toLocaleDateString([], { dateStyle: "medium" });
    const item = make("li", {}, `${family}, paired ${since}${own ? ": this one" : ""} `);
    if (own) return item;
    const forget = make("button", {
      type: "button",
      textContent: "Forget",
      ariaLabel: `Forget ${family}, paired ${since}`,
    });
    forget.addEventListener("click", async () => {
      const left = await ask("revoke", { browser: id });
      list(left);
      element("result").textContent = left.ok ? "That browser is forgotten." : `Not forgotten: ${left.message}`;
    });
    item.append(forget);
    return item;
  });
  element("browsers").replaceChildren(...items);
}

/** Ask how things are, and show it. */
async function refresh(): Promise<void> {
  const [status, browsers] = await Promise.all([ask("status", {}), ask("browsers", {})]);
  show(status);
  fill(status);
  list(browsers);
}

element("export").addEventListener("click", async () => {
  const { chosen, message } = await ask("status", {});
  if (!chosen) return tellImported(`Not exported: ${message}`);
  const file = new Blob([`${JSON.stringify({ drape: 1, ...chosen }, null, 2)}\n`], { type: "application/json" });
  const url = URL.createObjectURL(file);
  make("a", { href: url, download: "drape-settings.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url));
  tellImported("Exported.");
});

element("import").addEventListener("change", async ({ target }) => {
  const input = target as HTMLInputElement;
  const file = input.files?.[0];
  if (!file) return;
  const change = exported(await file.text());
  input.value = "";
  if (!change) return tellImported("Not imported: this is no file of Drape’s settings.");
  const status = await ask("choose", { change });
  show(status);
  if (!status.trouble) fill(status);
  tellImported(status.trouble ? `Not imported: ${status.message}` : "Imported.");
});

/** What a file of settings says, which the server judges; null when it is none. */
function exported(text: string): Partial<Chosen> | null {
  try {
    const { drape, ...change } = JSON.parse(text) as { drape?: unknown } & Partial<Chosen>;
    return drape === 1 ? change : null;
  } catch {
    return null;
  }
}

function tellImported(words: string): void {
  element("imported").textContent = words;
}

void refresh();
