/** The watch over one compose box: what it says, what was found in it, what the user did about it. */

import { Actions } from "./actions";
import { closeCard } from "./card";
import { Checker } from "./checker";
import { watchComposition } from "./composition";
import type { Finding, Redacted } from "./finding";
import type { Command } from "./messages";
import { Redaction } from "./redaction";
import type { Composer } from "./sites";
import { isBlank, startsAnew } from "./spans";
import { failureIn, type Unchecked } from "./unchecked";
import { View } from "./view";

export interface Session {
  /** The text may have changed. */
  changed(): void;
  /** The user came back to the box. */
  attended(): void;
  /** The rules may have changed. */
  recheck(): void;
  /** The user pressed at this point of the box. */
  pressed(x: number, y: number): void;
  /** Do what a keyboard shortcut asks for: with the finding that was shown last, or else the first. */
  obey(command: Command): void;
  count(): number;
  /** Whether what stands in the box now has been judged, or can't be. */
  judged(): boolean;
  /** Whether there is an answer to what stands in the box now, though a second look may be to come. */
  answered(): boolean;
  /** Have it judged; resolves when it is, or when the text has become another one. */
  checked(): Promise<void>;
  text(): string;
  /** When the text was last emptied, by `performance.now()`. */
  emptied(): number;
  /** Why what stands in the box was not checked; null when it was, or need not be. */
  unchecked(): Unchecked | null;
  /** What must not be sent, unless the user has said so. */
  blocking(): Finding[];
  /** What may be left of the text; null where nothing safe is known. */
  offered(): Promise<Redacted | null>;
  /** Leave that of it; true when the text then is what it should be. */
  redact(to: Redacted): Promise<boolean>;
  /** Let what blocks now pass. */
  allow(): void;
  /** Let the text pass as it is, unchecked. */
  waive(): void;
  /** Show nothing any more, but keep what is known of the text: the page has taken the box away, and asks on. */
  putAway(): void;
  end(): void;
}

/** A box and the watch over it. */
export interface Guarded extends Composer {
  session: Session;
}

/** Watch a compose box; `counted` hears whenever the number of findings changed, `gone` when the extension has left. */
export function watchOver(composer: Composer, counted: () => void, gone: () => void): Session {
  const ignored = new Set<string>();
  const allowed = new Set<string>();
  const standing = () => checker.known.findings.filter((finding) => !ignored.has(finding.id));
  const blocking = () => standing().filter(({ id, severity }) => severity === "block" && !allowed.has(id));
  let waived: string | null = null; // a text that the user would not wait for
  let emptied = 0;
  let away = false;
  const isWaived = () => waived === checker.text;

  const checker: Checker = new Checker(composer, {
    changed(before) {
      if (startsAnew(before, checker.text)) forgive();
      if (isBlank(checker.text)) emptied = performance.now();
      view.done = null;
      closeCard();
      view.redraw();
    },
    slow: () => view.tellChecking(),
    answered: show,
    gone,
  });
  const shown = () => ({ text: checker.checkedText(), known: checker.known, findings: standing() });
  const view: View = new View(composer.box, shown, () => actions.showFirst());
  const left = () => checker.known.findings.filter(({ id }) => ignored.has(id) || allowed.has(id));
  const redaction = new Redaction(composer, checker, left);
  const actions: Actions = new Actions({
    composer,
    checker,
    view,
    redaction,
    standing,
    ignore,
    changed: () => void checker.changed(true),
  });

  /** What was ignored or allowed was so in one message. */
  function forgive(): void {
    ignored.clear();
    allowed.clear();
    waived = null;
  }

  function changed(): void {
    if (!actions.mending && !checker.changed()) view.redraw();
  }

  function show(): void {
    if (away) return;
    view.redraw();
    view.tell();
    counted();
  }

  function putAway(): void {
    if (!away) view.end();
    away = true;
  }

  function ignore({ id }: Finding): void {
    ignored.add(id);
    closeCard(true);
    show();
  }

  const over = new AbortController();
  const { signal } = over;
  watchComposition(composer.box, composedNow, signal);
  composer.box.addEventListener("blur", () => checker.left(), { signal });

  /** What was composed is text now, though it may look as before. */
  function composedNow(): void {
    if (!actions.mending && !checker.changed()) checker.written();
  }

  changed();
  return {
    changed,
    recheck: () => checker.recheck(),
    attended() {
      changed();
      view.tell();
    },
    pressed: (x, y) => void actions.show(view.at(x, y)),
    obey: (command) => actions.obey(command),
    count: () => (away ? 0 : standing().length),
    judged: () => checker.isChecked() || isWaived(),
    answered: () => checker.isAnswered(),
    async checked() {
      await actions.idle();
      changed();
      return checker.waitForCheck();
    },
    text: () => checker.text,
    emptied: () => emptied,
    unchecked() {
      if (isBlank(checker.text)) return null;
      if (isWaived() && !checker.isChecked()) return "waived";
      return failureIn(checker.known.trouble);
    },
    blocking: () => (isWaived() ? [] : blocking()),
    async offered() {
      if (!composer.box.isConnected) return null;
      const offer = await redaction.offer();
      return offer?.redacted?.safe ? offer.redacted : null;
    },
    redact: ({ edits }) => actions.mend(edits),
    allow() {
      for (const { id } of blocking()) allowed.add(id);
    },
    waive() {
      waived = checker.text;
    },
    putAway,
    end() {
      over.abort();
      checker.end();
      closeCard();
      putAway();
    },
  };
}
