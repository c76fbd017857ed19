/** Buttons that write a sample into a box, as if it had been typed. */

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-sample]")) {
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.into ?? "")?.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, button.dataset.sample);
  });
}
