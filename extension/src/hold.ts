/** The card that holds a post: what blocks it, and what the user wants to do. */

import { closeCard, openCard } from "./card";
import { button, make } from "./dom";
import type { Finding } from "./finding";

export interface Choices {
  /** null where redacting can't take everything away */
  redact: (() => void) | null;
  anyway: () => void;
  /** The card has closed; `back` when the user wants to go on editing. */
  closed: (back: boolean) => void;
}

/** Ask what to do about what blocks a post. */
export function askAbout(findings: readonly Finding[], place: DOMRect, { redact, anyway, closed }: Choices): void {
  const close = (then: () => void) => () => {
    closeCard();
    then();
  };
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
      button("Post anyway", close(anyway)),
    ),
  ];
  openCard("alertdialog", "Drape holds this post", content, place, closed);
}

const said = ({ message, quote }: Finding) =>
  make("li", {}, `${message}`, quote ? ": " : null, quote ? make("q", { textContent: shortened(quote) }) : null);

const LONGEST = 80;

const shortened = (quote: string) => (quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote);
