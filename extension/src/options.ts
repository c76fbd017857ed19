/** The options page: pair this browser with the server, and say what is sent where. */

import { ask, type Status } from "./messages";
import { connection } from "./words";

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const code = element<HTMLInputElement>("code");
const port = element<HTMLInputElement>("port");

function show(status: Status): void {
  element("connection").textContent = connection(status);
  element("connection").toggleAttribute("data-trouble", status.trouble !== null);
  element("unpair").hidden = status.trouble === "unpaired";
  port.value ||= String(status.port);
}

element("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  element("result").textContent = "Pairing…";
  const { trouble, message } = await ask("pair", { code: code.value, port: port.valueAsNumber });
  show(await ask("status", {})); // an earlier pairing outlives a wrong code
  element("result").textContent = trouble ? `Not paired: ${message}` : "This browser is paired.";
  if (!trouble) code.value = "";
});

element("unpair").addEventListener("click", async () => {
  show(await ask("unpair", {}));
  element("result").textContent = "This browser has forgotten its token.";
});

void ask("status", {}).then(show);
