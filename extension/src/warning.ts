/** The card that says what is wrong with a stretch, why, and offers to mend it. */

import { openCard } from "./card";
import { button, make } from "./dom";
import type { Citation, Edit, Finding, Fix, Severity } from "./finding";
import { marked } from "./preview";
import type { Offer } from "./redaction";

export interface Actions {
  redact(edits: readonly Edit[]): void;
  /** Show the next finding, or null when there is no other. */
  next: (() => void) | null;
  ignore(finding: Finding): void;
  /** Never flag these words by this rule again. */
  allow(finding: Finding): void;
  /** Turn this rule off in this profile. */
  turnOff(finding: Finding): void;
  /** Copy a report of a false alarm. */
  report(finding: Finding): void;
  use(text: string): void;
  closed(): void;
}

const SEVERITY: Record<Severity, string> = { block: "Should not be posted", warn: "Take care", note: "Good to know" };

/** Show the card of a finding at its place, off the button that must stay in reach. */
export function warn(
  finding: Finding,
  text: string,
  place: () => DOMRect,
  avoid: () => DOMRect | null,
  offer: Promise<Offer>,
  actions: Actions,
): void {
  const shown = content(finding, text, offer, actions);
  openCard("dialog", "Drape", shown, place, avoid, (back) => back && actions.closed());
}

function content(finding: Finding, text: string, offer: Promise<Offer>, actions: Actions): Node[] {
  const severity = make("p", { className: "severity", textContent: SEVERITY[finding.severity] });
  severity.dataset.severity = finding.severity;
  const picked = choice(finding, text);
  const whole = make("div", { className: "preview", role: "status" }, "Looking for what may stay…");
  const buttons = make(
    "div",
    { className: "actions" },
    picked && button("Redact", () => actions.redact([picked.fix()]), "first"),
    button("Ignore", () => actions.ignore(finding)),
    actions.next && button("Next", actions.next),
  );
  void offer.then((known) => fill(whole, buttons, text, known, actions));
  return [
    severity,
    make("h2", { textContent: finding.message }),
    make("p", { textContent: finding.why }),
    ...finding.citations.map(source),
    ...(picked ? [picked.element] : []),
    whole,
    buttons,
    make(
      "details",
      {},
      make("summary", { textContent: "Not right?" }),
      make(
        "div",
        { className: "others" },
        finding.quote !== null && button("Always allow these words", () => actions.allow(finding)),
        button("Turn this rule off in this profile", () => actions.turnOff(finding)),
        button("Copy a report without the text", () => actions.report(finding)),
      ),
    ),
  ];
}

function source({ ref, title, url }: Citation): HTMLElement {
  const link = make("a", { href: url, target: "_blank", rel: "noopener noreferrer", textContent: ref });
  return make("p", { className: "source" }, link, ` ${title}`);
}

/** The fixes of a finding, of which the user picks one, with what its sentence would be then; null when there is none. */
function choice(finding: Finding, text: string): { element: HTMLElement; fix: () => Edit } | null {
  const [first, ...others] = finding.fixes;
  if (!first) return null;
  const around = {
    start: Math.min(...finding.fixes.map(({ start }) => start)),
    end: Math.max(...finding.fixes.map(({ end }) => end)),
  };
  const result = (fix: Fix) => marked(text, [fix], around);
  if (!others.length)
    return { element: make("div", {}, make("p", { className: "hint" }, first.title), result(first)), fix: () => first };
  let fix = first;
  const shown = make("div", { role: "status" }, result(first));
  const pick = (one: Fix) => () => {
    fix = one;
    shown.replaceChildren(result(one));
  };
  const options = finding.fixes.map((one) => {
    const input = make("input", { type: "radio", name: "fix", checked: one === first, onchange: pick(one) });
    return make("label", {}, input, ` ${one.title}`);
  });
  const legend = make("legend", { textContent: "This finding" });
  return { element: make("fieldset", {}, legend, ...options, shown), fix: () => fix };
}

/** Show what may be left of the whole text, and offer it. */
function fill(whole: HTMLElement, buttons: HTMLElement, text: string, known: Offer, actions: Actions): void {
  const { redacted = null, rewrite = null } = known ?? {};
  const isReply = rewrite !== null && redacted?.text === rewrite.text;
  const offered: Node[] = [];
  const ways: HTMLButtonElement[] = [];
  if (redacted?.safe && redacted.edits.length && !isReply) {
    const words = redacted.text.trim() ? "All that can stay:" : "Nothing of it can stay.";
    offered.push(make("p", { className: "hint", textContent: words }), marked(text, redacted.edits));
    ways.push(button("Redact all", () => actions.redact(redacted.edits)));
  }
  if (rewrite) {
    offered.push(make("p", { className: "hint", textContent: `${rewrite.title}:` }));
    offered.push(make("blockquote", { textContent: rewrite.text }));
    ways.push(button("Use this reply", () => actions.use(rewrite.text)));
  }
  if (!ways.length) offered.push(make("p", { className: "hint", textContent: failed(known) }));
  whole.replaceChildren(...offered);
  if (isReply) ways.reverse();
  buttons.firstElementChild?.matches(".first") ? buttons.firstElementChild.after(...ways) : buttons.prepend(...ways);
  if (!buttons.querySelector(".first")) ways[0]?.classList.add("first");
}

const failed = (known: Offer) =>
  known?.redacted ? "Drape can't mend all of this: change it in the text." : "What may stay could not be asked for.";
