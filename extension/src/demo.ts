/** Buttons that write a sample into a box, as if it had been typed, and forms that post nothing. */

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
    if (said) said.textContent = "This would be posted now. Here, nothing is.";
  });
}
