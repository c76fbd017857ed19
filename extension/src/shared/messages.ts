/** Every message to the background, one line each, and the one that says that something has changed. */

import type { CheckReply, PairedBrowser, ProfileInfo, ServerSettings, Surface } from "./api-types";
import type { OverrideReason, Settings } from "./settings";

/**
 * Why a text was not checked, or another request was not answered. `offline`: nothing answers on the port. `slow`: no answer in time.
 * `refused`: it is not our server that answers. `failed`: a mistake of the server's or of ours.
 */
export type CheckError = "offline" | "slow" | "unpaired" | "refused" | "too_long" | "paused" | "failed";

/** An answer, or why there is none; after `retryMs` there may be one. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: CheckError; message: string; retryMs?: number };

/** Until when Drape is to pause: not at all, for an hour, or until the user resumes. */
export type Pause = "off" | "hour" | "until resumed";

/** How Drape stands: the connection, what is stored here, and what the server keeps. */
export interface Status {
  error: CheckError | null;
  /** the error in words */
  message: string | null;
  paused: boolean;
  /** when the pause ends by itself, in milliseconds since 1970; null when it does not */
  pausedUntil: number | null;
  port: number;
  /** id of the active profile, null while it is not known */
  profile: string | null;
  profiles: ProfileInfo[];
  /** what else the practice has chosen, null while it is not known */
  settings: ServerSettings | null;
  version: string | null;
  /** whether comments are looked at as they scroll into view */
  scansComments: boolean;
  /** how many words are always allowed */
  allowedCount: number;
  /** how often was posted in spite of each rule */
  overrideCounts: Settings["posted"];
  /** how often was posted without a check, and perhaps was without our knowledge */
  uncheckedCounts: Settings["unchecked"];
}

/** Every message to the background: what it holds, and what is answered. */
export interface Messages {
  /** somebody types: be awake, and sure of the server, when the check comes */
  wakeUp: (m: Record<never, never>) => null;
  check: (m: { text: string; surface: Surface; author?: "patient"; rev: number }) => Reply<CheckReply>;
  /** what may be left of a text, without these findings of it, by id, which the user lets stand */
  redact: (m: { text: string; surface: Surface; author?: "patient"; leave?: string[] }) => Reply<CheckReply>;
  status: (m: Record<never, never>) => Status;
  updateSettings: (m: { change: Partial<ServerSettings> }) => Status;
  /** turn a rule off in a profile */
  turnOffRule: (m: { rule: string; profile: string }) => Status;
  /** never flag these words by this rule again; only a salted hash of them is kept */
  allowWords: (m: { rule: string; quote: string }) => null;
  /** forget all words that were allowed */
  clearAllowlist: (m: Record<never, never>) => Status;
  /** add the names and numbers of a file to a list */
  addTerms: (m: { format: "csv" | "vcard"; text: string; list: "terms" | "never" }) => Status;
  pause: (m: { until: Pause }) => Status;
  /** look, or don't, at what others wrote as it scrolls into view */
  setCommentScan: (m: { on: boolean }) => Status;
  /** whether to look at what others wrote as it scrolls into view */
  scansComments: (m: Record<never, never>) => boolean;
  pair: (m: { code: string; port: number }) => Status;
  /** the server that this browser is paired with answers on another port */
  changePort: (m: { port: number }) => Status;
  /** have the server forget this browser, and forget the token whatever it says */
  unpair: (m: Record<never, never>) => Reply<unknown>;
  /** the browsers that are paired with the server */
  browsers: (m: Record<never, never>) => Reply<PairedBrowser[]>;
  /** have the server forget another browser */
  revoke: (m: { browser: string }) => Reply<PairedBrowser[]>;
  /** replace this browser's token */
  rotate: (m: Record<never, never>) => Status;
  /** open the options page, which a content script can't do itself */
  openOptions: (m: Record<never, never>) => null;
  /** a content script reports how many findings stand in its frame; the badge shows the tab's sum */
  reportCount: (m: { findings: number }) => null;
  /** the user posted in spite of findings of these rules, of which only how often is kept */
  countOverride: (m: { rules: string[]; reason: OverrideReason }) => null;
  /** something was posted unchecked: with our knowledge, or perhaps by a button that we missed; only how often is kept */
  countUnchecked: (m: { seen: boolean }) => null;
  /** the popup asks how many findings stand on a tab */
  tabCount: (m: { tab: number }) => number;
}

/** How often a text is asked of again while it is not settled: each time the server looks again at a few windows. */
export const MAX_ROUNDS = 40;

export type MessageKind = keyof Messages;
type Payload<K extends MessageKind> = Parameters<Messages[K]>[0];
type Result<K extends MessageKind> = ReturnType<Messages[K]>;

/** Ask the background and wait for its answer; rejects only when the extension itself is gone. */
export async function ask<K extends MessageKind>(kind: K, message: Payload<K>): Promise<Result<K>> {
  return (await chrome.runtime.sendMessage({ kind, ...message })) as Result<K>;
}

/** What answers each message. */
export type Handlers = {
  [K in MessageKind]: (message: Payload<K>, sender: chrome.runtime.MessageSender) => Promise<Result<K>> | Result<K>;
};

/** Whether a message was sent by this extension itself. */
export const isFromUs = (sender: chrome.runtime.MessageSender) => sender.id === chrome.runtime.id;

/** Answer every message of this extension; messages from elsewhere are not heard. */
export function handleMessages(handlers: Handlers): void {
  chrome.runtime.onMessage.addListener((message: { kind: MessageKind }, sender, respond) => {
    if (!isFromUs(sender) || !(message.kind in handlers)) return false;
    const handler = handlers[message.kind] as (m: unknown, s: chrome.runtime.MessageSender) => unknown;
    Promise.resolve(handler(message, sender)).then(respond, () => respond(undefined));
    return true;
  });
}

const CHANGED = { kind: "changed" };

/** Tell every content script and page of this extension that the profile, the pause or the pairing has changed. */
export async function broadcastChange(): Promise<void> {
  const tabs = await chrome.tabs.query({});
  const sent = tabs.map((tab) => (tab.id === undefined ? null : chrome.tabs.sendMessage(tab.id, CHANGED)));
  await Promise.allSettled([chrome.runtime.sendMessage(CHANGED).catch(() => undefined), ...sent]);
}

/** Call `listener` whenever `broadcastChange` was called. */
export function onChange(listener: () => void): void {
  chrome.runtime.onMessage.addListener((message: { kind?: unknown }, sender) => {
    if (isFromUs(sender) && message.kind === CHANGED.kind) listener();
  });
}
