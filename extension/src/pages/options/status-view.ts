/** The parts of the options page that say how things stand. */

import { count } from "../../shared/count";
import { byId, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import type { Status } from "../../shared/messages";
import { connectionText, countLines } from "../status-text";

/** Show how things stand, and only the parts that are of use then. */
export function showStatus(status: Status): void {
  showConnection(status);
  for (const id of ["practice", "files-section"]) byId(id).hidden = status.settings === null;
  byId("allowed").textContent = count(status.allowedCount, "options_allowed");
  byId("forget").hidden = status.allowedCount === 0;
  const lines = countLines(status);
  const items = (lines.length ? lines : [text("options_nothing_posted")]).map((textContent) =>
    createElement("li", { textContent }),
  );
  byId("posted").replaceChildren(...items);
}

function showConnection(status: Status): void {
  byId("connection").textContent = connectionText(status);
  byId("connection").toggleAttribute("data-trouble", status.error !== null);
  const isPaired = status.error !== "unpaired";
  byId<HTMLInputElement>("code").required = !isPaired;
  for (const id of ["unpair", "move"]) byId(id).hidden = !isPaired;
  byId("moved").hidden = status.error !== "offline" && status.error !== "refused";
  byId<HTMLInputElement>("port").value ||= String(status.port);
}
