/** What may be left of the text of a box: asked of the server when somebody wants to see it, once for each text. */

import type { Checker } from "./checker";
import type { CheckReply, Finding } from "./finding";
import { ask, type Reply } from "./messages";
import type { Composer } from "./sites";

/** What may be left, and a whole safe text; null where the server can't say. */
export type Offer = Pick<CheckReply, "redacted" | "rewrite"> | null;

export class Redaction {
  private asked: { key: string; offer: Promise<Offer> } | null = null;

  constructor(
    private readonly composer: Composer,
    private readonly checker: Checker,
    /** the findings that the user lets stand */
    private readonly left: () => Finding[],
  ) {}

  /** What may be left of the text as it is now. */
  offer(): Promise<Offer> {
    const { surface } = this.composer;
    const { text } = this.checker;
    const leave = this.left().map(({ id }) => id);
    const key = JSON.stringify([text, surface, leave]);
    if (this.asked?.key !== key)
      this.asked = { key, offer: ask("redact", { text, surface, leave }).then(offerIn, () => null) };
    return this.asked.offer;
  }
}

const LATE_MS = 300;

/** Wait for what may be left, though no longer than a card may come late: its buttons must not move under the pointer. */
export const soon = (offer: Promise<unknown>): Promise<unknown> =>
  Promise.race([offer, new Promise((resolve) => setTimeout(resolve, LATE_MS))]);

const offerIn = (reply: Reply<CheckReply>): Offer =>
  reply.ok ? { redacted: reply.value.redacted, rewrite: reply.value.rewrite ?? null } : null;
