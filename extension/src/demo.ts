/** The demo page: buttons that write a sample into a box, as if it had been typed. */

const SAMPLES = [
  "So glad we saw you in our office on 3/14! Your member number 1EG4-TE5-MK73 is on file, is your cell still (202) 555-0143?",
  "Flu shots this Saturday, 9 to 1. No appointment needed; call our front desk at (202) 555-0100 with any question. 🍂",
  "You missed your appointment twice, and now you complain?",
];

for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-sample]")) {
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.into ?? "")?.focus();
    document.execCommand("selectAll");
    document.execCommand("insertText", false, SAMPLES[Number(button.dataset.sample)]);
  });
}
