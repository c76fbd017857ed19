/** What may be left of the text of a box: asked of the server when somebody wants to see it, once for each text. */

import type { CheckReply, Finding, RedactionOffer } from "../../shared/api-types";
import { ask, type Reply } from "../../shared/messages";
import type { Composer } from "../../sites";
import type { Checker } from "./checker";

export class Redaction {
  private lastOffer: { key: string; offer: Promise<RedactionOffer> } | null = null;

  constructor(
    private readonly composer: Composer,
    private readonly checker: Checker,
    /** the findings that the user lets stand */
    private readonly standing: () => Finding[],
  ) {}

  /** What may be left of the text as it is now. */
  offer(): Promise<RedactionOffer> {
    const { surface } = this.composer;
    const { text } = this.checker;
    const leave = this.standing().map(({ id }) => id);
    const key = JSON.stringify([text, surface, leave]);
    if (this.lastOffer?.key !== key)
      this.lastOffer = { key, offer: ask("redact", { text, surface, leave }).then(offerIn, () => null) };
    return this.lastOffer.offer;
  }
}

/** A card opens at most so long after the click. */
const CARD_DELAY_MS = 300;

/** Wait for what a card will show, at most as long as a card may come late: what comes later moves its buttons under the pointer. */
export const waitBriefly = (offer: Promise<unknown>): Promise<unknown> =>
  Promise.race([offer, new Promise((resolve) => setTimeout(resolve, CARD_DELAY_MS))]);

const offerIn = (reply: Reply<CheckReply>): RedactionOffer =>
  reply.ok ? { redacted: reply.value.redacted, rewrite: reply.value.rewrite ?? null } : null;
