/** What the extension stores in `chrome.storage.local`, with its defaults. Never any text of a post. */

export interface Settings {
  port: number;
  /** the secret of the pairing; null until paired */
  token: string | null;
  /** until the user turns Drape on again */
  paused: boolean;
  /** when an hour's pause ends, in milliseconds since 1970; 0 without one */
  pausedUntil: number;
  /** whether the comments of others are checked as they scroll into view */
  comments: boolean;
  /** salted hashes of a rule and words that it may never flag again */
  allowed: string[];
  salt: string | null;
  /** how often the user posted in spite of each rule, by the reason given */
  posted: Record<string, Partial<Record<OverrideReason, number>>>;
  /** how often something was posted without a check, and how often it may have been by a button that Drape missed */
  unchecked: { seen: number; missed: number };
}

/** Why somebody posts in spite of a finding. To be chosen, never typed: what is typed could hold what must not be kept. */
export const OVERRIDE_REASONS = ["unsaid", "consent", "nobody", "mistaken"] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

const DEFAULTS: Settings = {
  port: 8377,
  token: null,
  paused: false,
  pausedUntil: 0,
  comments: false,
  allowed: [],
  salt: null,
  posted: {},
  unchecked: { seen: 0, missed: 0 },
};

/** The settings as they are now. */
export async function loadSettings(): Promise<Settings> {
  return { ...DEFAULTS, ...(await chrome.storage.local.get(DEFAULTS)) };
}

/** Store what changed. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  await chrome.storage.local.set(change);
}

/** Keep content scripts, which share a process with the page, away from the token; Firefox lacks this. */
export async function restrictStorageAccess(): Promise<void> {
  await chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
}
