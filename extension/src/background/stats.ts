/** What is counted: the findings on each tab, for the badge, and how often was posted in spite of them or unchecked. Never what, where or by whom. */

import { loadSettings, type OverrideReason, saveSettings } from "../shared/settings";

/** Numbers of findings by tab and frame. */
type FindingCounts = Record<string, Record<number, number>>;

async function loadCounts(): Promise<FindingCounts> {
  return (await chrome.storage.session.get({ counts: {} })).counts as FindingCounts;
}

const sumOf = (frames: Record<number, number> | undefined) => Object.values(frames ?? {}).reduce((a, b) => a + b, 0);

/** How many findings stand on a tab, in all of its frames. */
export const tabCount = async (tab: number): Promise<number> => sumOf((await loadCounts())[tab]);

/** Store how many findings stand in a frame, and show the sum of its tab in the badge. */
export async function storeCount(tab: number, frame: number, findings: number): Promise<null> {
  const all = await loadCounts();
  all[tab] = { ...all[tab], [frame]: findings };
  await chrome.storage.session.set({ counts: all });
  const sum = sumOf(all[tab]);
  await chrome.action.setBadgeText({ tabId: tab, text: sum ? String(sum) : "" });
  return null;
}

/** Forget the counts of a tab that was closed. */
export async function forgetTab(tab: number): Promise<void> {
  const { [tab]: _, ...rest } = await loadCounts();
  await chrome.storage.session.set({ counts: rest });
}

/** Count that something was posted in spite of findings of these rules. */
export async function countOverride(rules: string[], reason: OverrideReason): Promise<null> {
  const { posted } = await loadSettings();
  const counted = { ...posted };
  for (const rule of rules) counted[rule] = { ...counted[rule], [reason]: (counted[rule]?.[reason] ?? 0) + 1 };
  await saveSettings({ posted: counted });
  return null;
}

/** Count that something was posted unchecked: with our knowledge (`seen`), or perhaps by a button that was missed. */
export async function countUnchecked(seen: boolean): Promise<null> {
  const { unchecked } = await loadSettings();
  const counted = seen ? { ...unchecked, seen: unchecked.seen + 1 } : { ...unchecked, missed: unchecked.missed + 1 };
  await saveSettings({ unchecked: counted });
  return null;
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Make one change of what is stored after the other: frames report, and tabs close, at the same time. */
export function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const changed = lastChange.then(change);
  lastChange = changed.catch(() => null);
  return changed;
}
