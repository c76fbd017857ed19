/** What the user may do about the findings in one box: read of them, redact, ignore, allow, report. */

import { type Finding, isConduct, type Surface } from "../../shared/api-types";
import { text } from "../../shared/i18n";
import { ask } from "../../shared/messages";
import type { Command } from "../../shared/page-messages";
import type { Composer } from "../../sites";
import { sendButtonRect } from "../buttons/send-button";
import { restoreFocus } from "../editor/caret";
import { type CardActions, showFindingCard } from "../ui/finding-card";
import { closePopover } from "../ui/popover";
import type { BoxEditor } from "./box-editor";
import type { Checker } from "./checker";
import { type Redaction, waitBriefly } from "./redaction";
import type { View } from "./view";

/** What the actions work on. */
export interface ActionContext {
  composer: Composer;
  checker: Checker;
  view: View;
  redaction: Redaction;
  editor: BoxEditor;
  /** The findings that the user has not ignored. */
  activeFindings(): Finding[];
  ignore(finding: Finding): void;
}

export class Actions {
  private shown: Finding | null = null; // in the card that was opened last

  constructor(
    private readonly context: ActionContext,
    private readonly signal: AbortSignal,
  ) {}

  /** Show the first finding of words, or else the first sentence. */
  showFirst(): void {
    const all = this.context.activeFindings();
    void this.showCard(all.find((finding) => !isConduct(finding)) ?? all[0]);
  }

  /** Open the card of a finding, once what may be left is known or has to be waited for. */
  async showCard(finding: Finding | undefined): Promise<void> {
    if (!finding) return;
    this.shown = finding;
    const { composer, checker, view, redaction } = this.context;
    const before = checker.text;
    if (!checker.isAnswered()) await waitBriefly(checker.waitForCheck());
    const offer = redaction.offer();
    await waitBriefly(offer);
    if (this.signal.aborted || this.shown !== finding || checker.text !== before) return;
    const all = this.context.activeFindings();
    const at = all.findIndex(({ id }) => id === finding.id);
    const now = all[at]; // its fixes are of the text as it stands
    if (!now) return;
    const anchor = {
      rect: () => view.anchorRect(now),
      avoid: () => sendButtonRect(composer.box, composer.surface),
    };
    showFindingCard(now, before, anchor, offer, this.cardActions(now, all[(at + 1) % all.length]));
  }

  /** Do what a keyboard shortcut asks for: with the finding that was shown last, or else the first. */
  runCommand(command: Command): void {
    const all = this.context.activeFindings();
    const at = all.findIndex(({ id }) => id === this.shown?.id);
    const meant = all[Math.max(0, at)];
    if (!meant || command === "next-finding") return void this.showCard(all[(at + 1) % all.length]);
    if (command === "ignore-finding") return this.context.ignore(meant);
    const fix = meant.fixes[0];
    if (fix) void this.context.editor.applyFix([fix]);
    else void this.showCard(meant);
  }

  /** What the buttons on the card of a finding do; `following` is the next one, which may be the same. */
  private cardActions(finding: Finding, following: Finding | undefined): CardActions {
    const { composer, checker, editor, ignore } = this.context;
    return {
      redact: (edits) => void editor.applyFix(edits),
      useReply: (reply) => void editor.applyFix([{ start: 0, end: checker.text.length, replacement: reply }]),
      ignore,
      allow: ({ rule, quote }) => closeAfter(ask("allowWords", { rule, quote: quote ?? "" })),
      turnOff: ({ rule }) => closeAfter(ask("turnOffRule", { rule, profile: checker.state.profile })),
      report: ({ rule, severity }) => void this.copyReport(rule, severity),
      next: following === finding ? null : () => void this.showCard(following),
      closed: () => restoreFocus(composer.box),
    };
  }

  /** Copy what may be said in public of a false alarm: nothing of the text. */
  private async copyReport(rule: string, severity: string): Promise<void> {
    closePopover(true);
    const { composer, checker, view } = this.context;
    const report = falseAlarmReport(rule, severity, checker.state.profile, composer.surface);
    const copied = await navigator.clipboard.writeText(report).then(
      () => true,
      () => false,
    );
    view.showDone(text(copied ? "done_copied" : "done_not_copied"));
  }
}

/** What the user copies for the developers, in English. */
function falseAlarmReport(rule: string, severity: string, profile: string, surface: Surface): string {
  const { version } = chrome.runtime.getManifest();
  return `False alarm of Drape ${version}: rule ${rule} (${severity}), profile ${profile}, ${surface}`;
}

/** Close the card; what was asked for makes every box be checked again. */
function closeAfter(asked: Promise<unknown>): void {
  closePopover(true);
  void asked.catch(() => null);
}
