/** The session of one compose box: its text is checked, what was found is shown, and what the user does about it is done. */

import type { Finding, Redacted } from "../../shared/api-types";
import type { Command } from "../../shared/page-messages";
import type { Composer } from "../../sites";
import { watchComposition } from "../editor/composition";
import { isBlank, isNewMessage } from "../editor/spans";
import { closePopover } from "../ui/popover";
import { type ActionContext, Actions } from "./actions";
import { BoxEditor } from "./box-editor";
import { Checker, type CheckListener } from "./checker";
import { Decisions } from "./decisions";
import { Redaction } from "./redaction";
import { type UncheckedReason, uncheckedReason } from "./unchecked";
import { View } from "./view";

export interface Session {
  /** The text may have changed. */
  textChanged(): void;
  /** The user came back to the box. */
  onFocus(): void;
  /** The rules, or what the box publishes, may have changed. */
  recheck(): void;
  /** The user clicked at this point of the window. */
  onClick(x: number, y: number): void;
  /** Do what a keyboard shortcut asks for: with the finding that was shown last, or else the first. */
  runCommand(command: Command): void;
  /** How many findings are shown. */
  findingCount(): number;
  /** Whether what stands in the box now has been checked, can't be, or need not be. */
  isChecked(): boolean;
  /** Whether there is an answer to what stands in the box now, though a second look may be to come. */
  isAnswered(): boolean;
  /** Have it checked; resolves when it is, or when the text has become another one. */
  waitForCheck(): Promise<void>;
  text(): string;
  /** When the text was last emptied, by `performance.now()`. */
  emptiedAt(): number;
  /** Why what stands in the box was not checked; null when it was, or need not be. */
  uncheckedReason(): UncheckedReason | null;
  /** What must not be sent, unless the user has said so. */
  blockingFindings(): Finding[];
  /** What may be left of the text; null where nothing safe is known. */
  safeRedaction(): Promise<Redacted | null>;
  /** Leave that of it; true when the text then is what it should be. */
  redact(to: Redacted): Promise<boolean>;
  /** Let what blocks now pass. */
  allowBlocking(): void;
  /** Let the text pass as it is, unchecked. */
  skipCheck(): void;
  /** Show nothing any more, but keep what is known of the text: the page has taken the box away, and asks on. */
  hide(): void;
  end(): void;
}

/** A box and its session. */
export interface GuardedBox extends Composer {
  session: Session;
}

/** What a session tells those who made it. */
export interface SessionListener {
  /** The number of findings may have changed. */
  countChanged(): void;
  /** The extension that this script belongs to was updated or removed. */
  extensionGone(): void;
}

/** Begin the session of a compose box. */
export const createSession = (composer: Composer, listener: SessionListener): Session =>
  new BoxSession(composer, listener);

class BoxSession implements Session {
  private readonly decisions = new Decisions();
  private readonly ended = new AbortController();
  private readonly hidden = new AbortController();
  private readonly checker: Checker;
  private readonly view: View;
  private readonly redaction: Redaction;
  private readonly editor: BoxEditor;
  private readonly actions: Actions;
  private emptied = 0;

  constructor(
    private readonly composer: Composer,
    private readonly listener: SessionListener,
  ) {
    const { signal } = this.ended;
    const { box } = composer;
    this.checker = new Checker(composer, this.checkListener(), signal);
    const viewState = () => ({ text: this.checker.checkedText(), known: this.checker.state, findings: this.active() });
    this.view = new View(box, viewState, () => this.actions.showFirst(), this.hidden.signal);
    this.redaction = new Redaction(composer, this.checker, () => this.decisions.standing(this.checker.state.findings));
    this.editor = new BoxEditor(box, this.checker, this.view);
    this.actions = new Actions(this.actionContext(), signal);
    watchComposition(box, () => this.onComposed(), signal);
    box.addEventListener("blur", () => this.checker.finishTyping(), { signal });
    this.textChanged();
  }

  textChanged(): void {
    if (!this.editor.isEditing && !this.checker.update()) this.view.redraw();
  }

  onFocus(): void {
    this.textChanged();
    this.view.updateChip();
  }

  recheck(): void {
    this.checker.recheck();
  }

  onClick(x: number, y: number): void {
    void this.actions.showCard(this.view.findingAt(x, y));
  }

  runCommand(command: Command): void {
    this.actions.runCommand(command);
  }

  findingCount(): number {
    return this.hidden.signal.aborted ? 0 : this.active().length;
  }

  isChecked(): boolean {
    return this.checker.isChecked() || this.isSkipped();
  }

  isAnswered(): boolean {
    return this.checker.isAnswered();
  }

  async waitForCheck(): Promise<void> {
    await this.editor.whenIdle();
    this.textChanged();
    return this.checker.waitForCheck();
  }

  text(): string {
    return this.checker.text;
  }

  emptiedAt(): number {
    return this.emptied;
  }

  uncheckedReason(): UncheckedReason | null {
    if (isBlank(this.checker.text)) return null;
    if (this.isSkipped() && !this.checker.isChecked()) return "waived";
    return uncheckedReason(this.checker.state.error);
  }

  blockingFindings(): Finding[] {
    return this.isSkipped() ? [] : this.decisions.blocking(this.checker.state.findings);
  }

  async safeRedaction(): Promise<Redacted | null> {
    if (!this.composer.box.isConnected) return null;
    const offer = await this.redaction.offer();
    return offer?.redacted?.safe ? offer.redacted : null;
  }

  redact({ edits }: Redacted): Promise<boolean> {
    return this.editor.applyFix(edits);
  }

  allowBlocking(): void {
    this.decisions.allow(this.decisions.blocking(this.checker.state.findings));
  }

  skipCheck(): void {
    this.decisions.skipCheck(this.checker.text);
  }

  hide(): void {
    this.hidden.abort();
  }

  end(): void {
    this.ended.abort();
    closePopover();
    this.hide();
  }

  private active(): Finding[] {
    return this.decisions.active(this.checker.state.findings);
  }

  private isSkipped(): boolean {
    return this.decisions.isSkipped(this.checker.text);
  }

  private checkListener(): CheckListener {
    return {
      textChanged: (before) => this.onTextChange(before),
      slow: () => this.view.showChecking(),
      answered: () => this.show(),
      gone: () => this.listener.extensionGone(),
    };
  }

  private actionContext(): ActionContext {
    const { composer, checker, view, redaction, editor } = this;
    const ignore = (finding: Finding) => {
      this.decisions.ignore(finding);
      closePopover(true);
      this.show();
    };
    return { composer, checker, view, redaction, editor, activeFindings: () => this.active(), ignore };
  }

  /** The text is another one than before: what was decided holds for one message only. */
  private onTextChange(before: string): void {
    if (isNewMessage(before, this.checker.text)) this.decisions.forget();
    if (isBlank(this.checker.text)) this.emptied = performance.now();
    this.view.done = null;
    closePopover();
    this.view.redraw();
  }

  /** What was composed is text now, though it may look as before. */
  private onComposed(): void {
    if (!this.editor.isEditing && !this.checker.update()) this.checker.schedule();
  }

  private show(): void {
    if (this.hidden.signal.aborted) return;
    this.view.redraw();
    this.view.updateChip();
    this.listener.countChanged();
  }
}
