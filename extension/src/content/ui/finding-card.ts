/** The card of a finding: what is wrong with the flagged words, why, and what may be done about it. */

import type { Citation, Edit, Finding, Fix, RedactionOffer } from "../../shared/api-types";
import { createButton, createElement } from "../../shared/dom";
import { text } from "../../shared/i18n";
import { type Anchor, openPopover } from "./popover";
import { markChanges } from "./preview";

/** What the buttons of a card do. */
export interface CardActions {
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
  /** Put a whole safe reply in the place of the text. */
  useReply(text: string): void;
  /** The card was closed by the user. */
  closed(): void;
}

/** Show the card of a finding at its place; `written` is what stands in the box. */
export function showFindingCard(
  finding: Finding,
  written: string,
  anchor: Anchor,
  offer: Promise<RedactionOffer>,
  actions: CardActions,
): void {
  const content = contentOf(finding, written, offer, actions);
  const label = text("extension_name");
  openPopover({ role: "dialog", label, content, anchor, closed: (back) => back && actions.closed() });
}

function contentOf(finding: Finding, written: string, offer: Promise<RedactionOffer>, actions: CardActions): Node[] {
  const severity = createElement("p", { className: "severity", textContent: text(`severity_${finding.severity}`) });
  severity.dataset.severity = finding.severity;
  const picked = fixChoice(finding, written);
  const whole = createElement("div", { className: "preview", role: "status" }, text("looking_for_rest"));
  const buttons = createElement(
    "div",
    { className: "actions" },
    picked && createButton(text("card_redact"), () => actions.redact([picked.fix()]), "first"),
    createButton(text("card_ignore"), () => actions.ignore(finding)),
    actions.next && createButton(text("card_next"), actions.next),
  );
  void offer.then((known) => showOffer(whole, buttons, written, known, actions));
  return [
    severity,
    createElement("h2", { textContent: finding.message }),
    createElement("p", { textContent: finding.why }),
    ...finding.citations.map(sourceOf),
    ...(picked ? [picked.element] : []),
    whole,
    buttons,
    objections(finding, actions),
  ];
}

function sourceOf({ ref, title, url }: Citation): HTMLElement {
  const link = createElement("a", { href: url, target: "_blank", rel: "noopener noreferrer", textContent: ref });
  return createElement("p", { className: "source" }, link, ` ${title}`);
}

/** What the user may do who finds that a finding is not right. */
function objections(finding: Finding, actions: CardActions): HTMLElement {
  const ways = createElement(
    "div",
    { className: "others" },
    finding.quote !== null && createButton(text("card_allow"), () => actions.allow(finding)),
    createButton(text("card_turn_off"), () => actions.turnOff(finding)),
    createButton(text("card_report"), () => actions.report(finding)),
  );
  return createElement("details", {}, createElement("summary", { textContent: text("card_not_right") }), ways);
}

/** The fixes of a finding, of which the user picks one, with what its sentence would be then; null when there is none. */
function fixChoice({ fixes }: Finding, written: string): { element: HTMLElement; fix: () => Edit } | null {
  const [first, ...others] = fixes;
  if (!first) return null;
  const around = {
    start: Math.min(...fixes.map(({ start }) => start)),
    end: Math.max(...fixes.map(({ end }) => end)),
  };
  const resultOf = (fix: Fix) => markChanges(written, [fix], around);
  if (!others.length) {
    const hint = createElement("p", { className: "hint" }, first.title);
    return { element: createElement("div", {}, hint, resultOf(first)), fix: () => first };
  }
  let picked = first;
  const result = createElement("div", { role: "status" }, resultOf(first));
  const pick = (fix: Fix) => () => {
    picked = fix;
    result.replaceChildren(resultOf(fix));
  };
  const options = fixes.map((fix) => {
    const input = createElement("input", { type: "radio", name: "fix", checked: fix === first, onchange: pick(fix) });
    return createElement("label", {}, input, ` ${fix.title}`);
  });
  const legend = createElement("legend", { textContent: text("card_this_finding") });
  return { element: createElement("fieldset", {}, legend, ...options, result), fix: () => picked };
}

/** Show what may be left of the whole text, or a whole safe reply, each with a button that takes it. */
function showOffer(
  whole: HTMLElement,
  buttons: HTMLElement,
  written: string,
  known: RedactionOffer,
  actions: CardActions,
): void {
  const { redacted = null, rewrite = null } = known ?? {};
  const isReply = rewrite !== null && redacted?.text === rewrite.text;
  const shown: Node[] = [];
  const ways: HTMLButtonElement[] = [];
  if (redacted?.safe && redacted.edits.length && !isReply) {
    shown.push(hint(text(redacted.text.trim() ? "card_what_stays" : "nothing_stays")));
    shown.push(markChanges(written, redacted.edits));
    ways.push(createButton(text("card_redact_all"), () => actions.redact(redacted.edits)));
  }
  if (rewrite) {
    shown.push(
      hint(text("card_reply_title", rewrite.title)),
      createElement("blockquote", { textContent: rewrite.text }),
    );
    ways.push(createButton(text("card_use_reply"), () => actions.useReply(rewrite.text)));
  }
  if (!ways.length) shown.push(hint(whyNoOffer(known)));
  whole.replaceChildren(...shown);
  addWays(buttons, isReply ? ways.reverse() : ways);
}

const hint = (textContent: string) => createElement("p", { className: "hint", textContent });

/** Put buttons behind the one that stands out, or first where none does; one of them stands out then. */
function addWays(buttons: HTMLElement, ways: HTMLButtonElement[]): void {
  const first = buttons.firstElementChild;
  if (first?.matches(".first")) first.after(...ways);
  else buttons.prepend(...ways);
  if (!buttons.querySelector(".first")) ways[0]?.classList.add("first");
}

const whyNoOffer = (known: RedactionOffer) => text(known?.redacted ? "card_not_fixable" : "card_no_offer");
