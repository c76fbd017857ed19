/** The cards that hold a post: while it is being checked, and when something blocks it. */

import type { Finding, Redacted } from "../../shared/api-types";
import { count } from "../../shared/count";
import { createButton, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { OVERRIDE_REASONS, type OverrideReason } from "../../shared/settings";
import { type Anchor, closePopover, openPopover } from "./popover";
import { markChanges } from "./preview";

/** What the user wants to do about a post that is held; `back` when the box is to have the focus again. */
export type Decision =
  | { is: "redact"; to: Redacted }
  | { is: "sendAnyway"; reason: OverrideReason }
  | { is: "edit"; back: boolean };

/** Ask what to do about what blocks a post; what may be left of its text, `written`, is shown before it is posted. */
export function confirmSend(
  findings: readonly Finding[],
  anchor: Anchor,
  written: string,
  offered: Promise<Redacted | null>,
): Promise<Decision> {
  return new Promise((resolve) => {
    const decide = (decision: Decision) => {
      resolve(decision); // before the card closes, which would be a wish to edit
      closePopover();
    };
    const reason = reasonChoice();
    const sendAnyway = () => decide({ is: "sendAnyway", reason: reason.value as OverrideReason });
    const edit = createButton(text("hold_edit"), () => closePopover(true));
    const { preview, post } = offerRedaction(written, offered, edit, (to) => decide({ is: "redact", to }));
    const buttons = createElement(
      "div",
      { className: "actions" },
      post,
      edit,
      createButton(text("hold_anyway"), sendAnyway),
    );
    const why = createElement("label", { className: "reason" }, text("hold_why"), " ", reason);
    openPopover({
      role: "alertdialog",
      label: text("hold_label"),
      content: [...headOf(findings), preview, buttons, why],
      anchor,
      closed: (back) => resolve({ is: "edit", back }),
    });
  });
}

/** A preview of what may stay, and a button that shows it first and posts it when it is pressed again. */
function offerRedaction(
  written: string,
  offered: Promise<Redacted | null>,
  edit: HTMLButtonElement,
  send: (to: Redacted) => void,
): { preview: HTMLElement; post: HTMLButtonElement } {
  const preview = createElement("div", { className: "preview", role: "status" }, text("looking_for_rest"));
  let offer: Redacted | null = null;
  let wanted = false; // before it was known what may stay
  const show = () => {
    const to = offer;
    wanted = true;
    if (!to) return;
    const confirm = createButton(text("hold_post"), () => send(to), "first");
    preview.replaceChildren(text("hold_preview"), markChanges(written, to.edits));
    post.replaceWith(confirm);
    confirm.focus();
  };
  const post = createButton(text("hold_redact"), show, "first"); // from the beginning: no button moves under the pointer
  void offered.then((to) => {
    const left = to?.text.trim();
    preview.textContent = text(left ? "hold_see_first" : to ? "nothing_stays" : "hold_not_fixable");
    if (!left) {
      post.remove();
      edit.className = "first";
      return;
    }
    offer = to;
    if (wanted) show();
  });
  return { preview, post };
}

/** What the user wants while a post is being checked. */
export type WaitDecision = "skip" | "edit";

/** Say that a post is being checked, and let the user decide not to wait; `back` gives the box the focus again. */
export function offerToSkip(anchor: Anchor, back: () => void): Promise<WaitDecision> {
  return new Promise((resolve) => {
    const skip = () => {
      resolve("skip");
      closePopover();
    };
    const buttons = [createButton(text("wait_skip"), skip), createButton(text("hold_edit"), () => closePopover(true))];
    const content = [
      createElement("p", { className: "severity", textContent: text("hold_not_yet") }),
      createElement("h2", { textContent: text("wait_checking") }),
      createElement("p", { textContent: text("wait_text") }),
      createElement("div", { className: "actions" }, ...buttons),
    ];
    const closed = (wantsBack: boolean) => {
      if (wantsBack) back();
      resolve("edit");
    };
    openPopover({ role: "alertdialog", label: text("wait_label"), content, anchor, closed, letsTypeOn: true });
  });
}

/** What blocks a post, one line a finding. */
function headOf(findings: readonly Finding[]): Node[] {
  const severity = createElement("p", { className: "severity", textContent: text("hold_not_yet") });
  severity.dataset.severity = "block";
  const title = count(findings.length, "hold_title");
  return [severity, createElement("h2", { textContent: title }), createElement("ul", {}, ...findings.map(lineOf))];
}

function reasonChoice(): HTMLSelectElement {
  const options = OVERRIDE_REASONS.map((value) =>
    createElement("option", { value, textContent: text(`reason_${value}`) }),
  );
  return createElement("select", {}, ...options);
}

function lineOf({ message, quote }: Finding): HTMLElement {
  const quoted = quote && createElement("q", { textContent: shortened(quote) });
  return createElement("li", {}, message, quoted ? ": " : null, quoted);
}

const LONGEST_QUOTE = 80;

const shortened = (quote: string) => (quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote);
