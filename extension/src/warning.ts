/** The card that says what is wrong with a stretch, why, and offers to mend it. */

import { openCard } from "./card";
import { button, make } from "./dom";
import type { CheckReply, Citation, Edit, Finding, Severity } from "./finding";

export interface Actions {
  redact(edits: Edit[]): void;
  redactAll(): void;
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
  place: () => DOMRect,
  avoid: () => DOMRect | null,
  rewrite: CheckReply["rewrite"],
  actions: Actions,
): void {
  openCard("dialog", "Drape", content(finding, rewrite, actions), place, avoid, (back) => back && actions.closed());
}

function content(finding: Finding, rewrite: CheckReply["rewrite"], actions: Actions): Node[] {
  const severity = make("p", { className: "severity", textContent: SEVERITY[finding.severity] });
  severity.dataset.severity = finding.severity;
  const picked = choice(finding);
  return [
    severity,
    make("h2", { textContent: finding.message }),
    make("p", { textContent: finding.why }),
    ...finding.citations.map(source),
    ...(picked ? [picked.element] : []),
    ...(rewrite ? offer(rewrite) : []),
    make(
      "div",
      { className: "actions" },
      picked && button("Redact", () => actions.redact([picked.fix()]), "first"),
      button("Redact all", actions.redactAll),
      rewrite ? button("Use this reply", () => actions.use(rewrite.text)) : null,
      button("Ignore", () => actions.ignore(finding)),
      actions.next && button("Next", actions.next),
    ),
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

/** The fixes of a finding, of which the user picks one; null when there is none. */
function choice(finding: Finding): { element: HTMLElement; fix: () => Edit } | null {
  const [first, ...others] = finding.fixes;
  if (!first) return null;
  if (!others.length)
    return {
      element: make(
        "p",
        { className: "hint" },
        `${first.title}`,
        first.replacement && ": ",
        first.replacement && shown(first),
      ),
      fix: () => first,
    };
  let fix = first;
  const options = finding.fixes.map((one) => {
    const input = make("input", { type: "radio", name: "fix", checked: one === first, onchange: () => (fix = one) });
    return make("label", {}, input, ` ${one.title}`, one.replacement && ": ", one.replacement && shown(one));
  });
  return { element: make("fieldset", {}, make("legend", { textContent: "Put instead" }), ...options), fix: () => fix };
}

const shown = (fix: Edit) => make("q", { textContent: fix.replacement });

function offer({ title, text }: NonNullable<CheckReply["rewrite"]>): Node[] {
  return [make("p", { className: "hint", textContent: `${title}:` }), make("blockquote", { textContent: text })];
}
