/** Entry of the demo page, and part of others: fills the page, buttons write a sample into a box as if it were typed, and forms post nothing. */

import { text } from "../../shared/i18n";
import { fillPage } from "../fill-page";

fillPage();

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-sample]")) {
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.into ?? "")?.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, button.dataset.sample);
  });
}

for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = form.querySelector('[role="status"]');
    if (said) said.textContent = text("demo_posted");
  });
}
