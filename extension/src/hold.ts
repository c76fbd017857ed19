/** The cards that hold a post: while it is being checked, and when something blocks it. */

import { closeCard, openCard } from "./card";
import { button, make } from "./dom";
import type { Finding, Redacted } from "./finding";
import { marked } from "./preview";
import type { Reason } from "./settings";

/** Where a card stands: near a place, and off another. */
export interface Spot {
  place: () => DOMRect;
  avoid: () => DOMRect | null;
}

/** What the user wants to do about a post that is held; `back` when the box is to have the focus again. */
export type Decision =
  | { is: "redact"; to: Redacted }
  | { is: "anyway"; reason: Reason }
  | { is: "edit"; back: boolean };

const REASONS: Record<Reason, string> = {
  unsaid: "Give no reason",
  consent: "The patient agreed in writing",
  nobody: "It is about nobody in care",
  mistaken: "Drape is mistaken",
};

const NOTHING = "Nothing of it can stay.";
const NOT_MENDED = "Drape can't mend this: change it in the text.";

/** Ask what to do about what blocks a post; what may be left of its text is shown before it is posted. */
export function askAbout(
  findings: readonly Finding[],
  { place, avoid }: Spot,
  text: string,
  offered: Promise<Redacted | null>,
): Promise<Decision> {
  return new Promise((resolve) => {
    const choose = (decision: Decision) => () => {
      resolve(decision); // before the card closes, which would be a wish to edit
      closeCard();
    };
    const reason = reasons();
    const anyway = () => choose({ is: "anyway", reason: reason.value as Reason })();
    const preview = make("div", { className: "preview", role: "status" }, "Looking for what may stay…");
    let offer: Redacted | null = null;
    let wanted = false; // before it was known what may stay
    const show = () => {
      const to = offer;
      wanted = true;
      if (!to) return;
      const post = button("Post this", choose({ is: "redact", to }), "first");
      preview.replaceChildren("This would be posted:", marked(text, to.edits));
      look.replaceWith(post);
      post.focus();
    };
    const look = button("Redact and post", show, "first"); // from the beginning: no button moves under the pointer
    const edit = button("Edit", () => closeCard(true));
    const buttons = make("div", { className: "actions" }, look, edit, button("Post anyway", anyway));
    void offered.then((to) => {
      const left = to?.text.trim();
      preview.textContent = left ? "You will see first what would be posted." : to ? NOTHING : NOT_MENDED;
      if (!left) {
        look.remove();
        edit.className = "first";
        return;
      }
      offer = to;
      if (wanted) show();
    });
    const why = make("label", { className: "reason" }, "If you post it anyway, why? Only how often is kept. ", reason);
    openCard("alertdialog", "Drape holds this post", [...said(findings), preview, buttons, why], place, avoid, (back) =>
      resolve({ is: "edit", back }),
    );
  });
}

/** What the user wants while a post is being checked: `typing` when they write on. */
export type Patience = "skip" | "edit";

/** Say that a post is being checked, and let the user decide not to wait. */
export function askWhileChecking({ place, avoid }: Spot, back: () => void): Promise<Patience> {
  return new Promise((resolve) => {
    const skip = () => {
      resolve("skip");
      closeCard();
    };
    const content = [
      make("p", { className: "severity", textContent: "Not posted yet" }),
      make("h2", { textContent: "Checking…" }),
      make("p", { textContent: "It is posted as soon as Drape has read it, if nothing stands against it." }),
      make(
        "div",
        { className: "actions" },
        button("Post without checking", skip),
        button("Edit", () => closeCard(true)),
      ),
    ];
    const closed = (wantsBack: boolean) => {
      if (wantsBack) back();
      resolve("edit");
    };
    openCard("alertdialog", "Drape checks this post", content, place, avoid, closed, { letsTypeOn: true });
  });
}

function said(findings: readonly Finding[]): Node[] {
  const severity = make("p", { className: "severity", textContent: "Not posted yet" });
  severity.dataset.severity = "block";
  const title = findings.length === 1 ? "One thing should not be posted" : "This should not be posted";
  return [severity, make("h2", { textContent: title }), make("ul", {}, ...findings.map(line))];
}

function reasons(): HTMLSelectElement {
  const options = Object.entries(REASONS).map(([value, textContent]) => make("option", { value, textContent }));
  return make("select", {}, ...options);
}

const line = ({ message, quote }: Finding) =>
  make("li", {}, `${message}`, quote ? ": " : null, quote ? make("q", { textContent: shortened(quote) }) : null);

const LONGEST = 80;

const shortened = (quote: string) => (quote.length > LONGEST ? `${quote.slice(0, LONGEST)}…` : quote);
