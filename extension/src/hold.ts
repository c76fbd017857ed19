/** The card that holds a post: what blocks it, and what the user wants to do. */

import { closeCard, openCard } from "./card";
import { button, make } from "./dom";
import type { Finding } from "./finding";
import type { Reason } from "./settings";

export interface Choices {
  /** null where redacting can't take everything away */
  redact: (() => void) | null;
  anyway: (reason: Reason) => void;
  /** The card has closed; `back` when the user wants to go on editing. */
  closed: (back: boolean) => void;
}

const REASONS: Record<Reason, string> = {
  unsaid: "Give no reason",
  consent: "The patient agreed in writing",
  nobody: "It is about nobody in care",
  mistaken: "Drape is mistaken",
};

/** Ask what to do about what blocks a post. */
export function askAbout(
  findings: readonly Finding[],
  place: () => DOMRect,
  avoid: () => DOMRect | null,
  { redact, anyway, closed }: Choices,
): void {
  const close = (then: () => void) => () => {
    closeCard();
    then();
  };
  const reasons = (Object.keys(REASONS) as Reason[]).map((value) =>
    make("option", { value, textContent: REASONS[value] }),
  );
  const reason = make("select", {}, ...reasons);
  const severity = make("p", { className: "severity", textContent: "Not posted yet" });
  severity.dataset.severity = "block";
  const content = [
    severity,
    make("h2", { textContent: findings.length === 1 ? "One thing should not be posted" : "This should not be posted" }),
    make("ul", {}, ...findings.map(said)),
    make(
      "div",
      { className: "actions" },
      redact && button("Redact and post", close(redact), "first"),
      button("Edit", () => closeCard(true), redact ? "" : "first"),
      button(
        "Post anyway",
        close(() => anyway(reason.value as Reason)),
      ),
    ),
    make("label", { className: "reason" }, "If you post it anyway, why? Only how often is kept. ", reason),
  ];
  openCard("alertdialog", "Drape holds this post", content, place, avoid, closed);
}

const said = ({ message, quote }: Finding) =>
  make("li", {}, `${message}`, quote ? ": " : null, quote ? make("q", { textContent: shortened(quote) }) : null);

const LONGEST = 80;

const shortened = (quote: string) => (quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote);
