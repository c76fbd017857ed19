/** Changes of a box by Drape: fixes, and what takes them back. One at a time; what came of each is said beside the box. */

import type { Edit } from "../../shared/api-types";
import { text } from "../../shared/i18n";
import { type Box, textOf } from "../editor/box";
import { type Edited, edit, undo } from "../editor/edit";
import { closePopover } from "../ui/popover";
import type { Checker } from "./checker";
import type { View } from "./view";

export class BoxEditor {
  private work: Promise<unknown> | null = null; // a change of the box that is under way

  constructor(
    private readonly box: Box,
    private readonly checker: Checker,
    private readonly view: View,
  ) {}

  /** Whether the box is being changed by us. */
  get isEditing(): boolean {
    return this.work !== null;
  }

  /** Wait until no change of ours is under way. */
  async whenIdle(): Promise<void> {
    while (this.work) await this.work;
  }

  /** Apply edits of the text (sorted, apart; UTF-16 offsets); true when it then is what it should be. */
  async applyFix(edits: readonly Edit[]): Promise<boolean> {
    closePopover();
    if (this.isEditing) return false;
    const before = this.checker.text;
    if (textOf(this.box) !== before) {
      this.checker.update(true);
      return false;
    }
    const edited = await this.exclusively(() => edit(this.box, edits));
    if (edited) this.view.showDone(text("done_redacted"), () => void this.undo(edited));
    else if (textOf(this.box) === before) this.view.showDone(text("done_unchangeable"));
    else this.view.showDone(text("done_refused"));
    return edited !== null;
  }

  private async undo(edited: Edited): Promise<void> {
    const restored = await this.exclusively(() => undo(this.box, edited));
    if (!restored) this.view.showDone(text("done_not_restored"));
  }

  /** Change the box without hearing ourselves, then look at what it holds; null when the change fails. */
  private async exclusively<T>(change: () => Promise<T>): Promise<T | null> {
    const work = Promise.resolve()
      .then(change)
      .catch(() => null);
    this.work = work; // before the first thing of it happens
    const changed = await work;
    this.work = null;
    this.checker.update(true);
    return changed;
  }
}
