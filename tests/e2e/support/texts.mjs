// Texts that many tests write, and what they become.

/** Has a finding that blocks. */
export const RISKY = "Lost and found: a card with SSN 536-90-4399.";

/** RISKY without its findings, as "Redact and post" leaves it. */
export const REDACTED = "Lost and found: a card.";

export const CLEAN = "Flu shots this Saturday, 9 to 1.";
