/** What the user may do about the findings in one box: read of them, redact, take that back, allow, report. */

import { textOf } from "./box";
import { closeCard } from "./card";
import { focusAgain } from "./caret";
import type { Checker } from "./checker";
import { type Edited, edit, undo } from "./editors";
import { type Edit, type Finding, isOfConduct } from "./finding";
import { ask, type Command } from "./messages";
import { type Redaction, soon } from "./redaction";
import { placeOfSender } from "./send-button";
import type { Composer } from "./sites";
import type { View } from "./view";
import { warn } from "./warning";

/** What the actions work on. */
export interface Bench {
  composer: Composer;
  checker: Checker;
  view: View;
  redaction: Redaction;
  /** the findings that the user has not ignored */
  standing(): Finding[];
  ignore(finding: Finding): void;
  /** Look at the text again, after a change of ours. */
  changed(): void;
}

export class Actions {
  private work: Promise<unknown> | null = null; // a change of the box that is under way
  private shown: Finding | null = null; // in the card that was opened last

  constructor(private readonly on: Bench) {}

  /** Show the first finding of words, or else the first sentence. */
  showFirst(): void {
    const all = this.on.standing();
    void this.show(all.find((finding) => !isOfConduct(finding)) ?? all[0]);
  }

  /** Open the card of a finding, once what may be left is known or has to be waited for. */
  async show(finding: Finding | undefined): Promise<void> {
    if (!finding) return;
    this.shown = finding;
    const { composer, checker, view, redaction } = this.on;
    const { text } = checker;
    if (!checker.isAnswered()) await soon(checker.waitForCheck());
    const offer = redaction.offer();
    await soon(offer);
    if (this.shown !== finding || checker.text !== text) return;
    const all = this.on.standing();
    const at = all.findIndex(({ id }) => id === finding.id);
    const now = all[at]; // its fixes are of the text as it stands
    if (!now) return;
    const following = all[(at + 1) % all.length];
    const sender = () => placeOfSender(composer.box, composer.surface);
    warn(now, text, () => view.place(now), sender, offer, {
      redact: (edits) => void this.mend(edits),
      use: (reply) => void this.mend([{ start: 0, end: checker.text.length, replacement: reply }]),
      ignore: this.on.ignore,
      allow: ({ rule, quote }) => leave(ask("allow", { rule, quote: quote ?? "" })),
      turnOff: ({ rule }) => leave(ask("turnOff", { rule, profile: checker.known.profile })),
      report: ({ rule, severity }) => void this.report(rule, severity),
      next: following === now ? null : () => void this.show(following),
      closed: () => focusAgain(composer.box),
    });
  }

  /** Do what a keyboard shortcut asks for: with the finding that was shown last, or else the first. */
  obey(command: Command): void {
    const all = this.on.standing();
    const at = all.findIndex(({ id }) => id === this.shown?.id);
    const meant = all[Math.max(0, at)];
    if (!meant || command === "next-finding") return void this.show(all[(at + 1) % all.length]);
    if (command === "ignore-finding") return this.on.ignore(meant);
    const fix = meant.fixes[0];
    if (fix) void this.mend([fix]);
    else void this.show(meant);
  }

  /** Whether the box is being changed by us. */
  get mending(): boolean {
    return this.work !== null;
  }

  /** Wait until no change of ours is under way. */
  async idle(): Promise<void> {
    while (this.work) await this.work;
  }

  /** Apply edits; true when the text then is what it should be. */
  async mend(edits: readonly Edit[]): Promise<boolean> {
    closeCard();
    if (this.mending) return false;
    const { composer, checker, view } = this.on;
    const before = checker.text;
    if (textOf(composer.box) !== before) {
      this.on.changed();
      return false;
    }
    const edited = await this.alone(() => edit(composer.box, edits));
    if (edited) view.tellDone("Redacted", () => void this.restore(edited));
    else if (textOf(composer.box) === before) view.tellDone("This can't be changed from here: change it in the text");
    else view.tellDone("The page did not accept this change: look at your text");
    return edited !== null;
  }

  private async restore(edited: Edited): Promise<void> {
    const restored = await this.alone(() => undo(this.on.composer.box, edited));
    if (!restored) this.on.view.tellDone("Could not restore the text: undo it with the keyboard");
  }

  /** Change the box without hearing ourselves, then look at what it holds. */
  private async alone<T>(change: () => Promise<T>): Promise<T | null> {
    const work = Promise.resolve()
      .then(change)
      .catch(() => null);
    this.work = work; // before the first thing of it happens
    const changed = await work;
    this.work = null;
    this.on.changed();
    return changed;
  }

  /** Copy what may be said in public of a false alarm: nothing of the text. */
  private async report(rule: string, severity: string): Promise<void> {
    closeCard(true);
    const { version } = chrome.runtime.getManifest();
    const { profile } = this.on.checker.known;
    const words = `False alarm of Drape ${version}: rule ${rule} (${severity}), profile ${profile}, ${this.on.composer.surface}`;
    const copied = await navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
    this.on.view.tellDone(copied ? "Copied, without your text" : "This page does not let Drape copy");
  }
}

/** Close the card; what was asked for makes every box be checked again. */
function leave(asked: Promise<unknown>): void {
  closeCard(true);
  void asked.catch(() => null);
}
