/** Every message between the content scripts, the pages of the extension and the background, one line each. */

import type { CheckReply, Chosen, PairedBrowser, ProfileInfo, Surface } from "./finding";
import type { Reason, Settings } from "./settings";
import type { Adapter } from "./sites";

/** Why there is no answer. `offline`: nothing answers on the port. `slow`: no answer in time. `refused`: it is not our server that answers. */
export type Trouble = "offline" | "slow" | "unpaired" | "refused" | "too_long" | "paused" | "error";

/** `again`: after so many milliseconds there may be an answer. */
export type Reply<T> = { ok: true; value: T } | { ok: false; trouble: Trouble; message: string; again?: number };

/** Until when Drape is to pause. */
export type Pause = "no" | "hour" | "resumed";

export interface Status {
  trouble: Trouble | null;
  /** what the trouble is, in words */
  message: string | null;
  paused: boolean;
  /** when the pause ends by itself, in milliseconds since 1970; null when it does not */
  pausedUntil: number | null;
  port: number;
  /** id of the active profile, null while it is not known */
  profile: string | null;
  profiles: ProfileInfo[];
  /** what else the practice has chosen, null while it is not known */
  chosen: Chosen | null;
  version: string | null;
  /** whether comments are looked at as they scroll into view */
  comments: boolean;
  /** how many words are always allowed */
  allowed: number;
  /** how often was posted in spite of each rule */
  posted: Settings["posted"];
  /** how often was posted without a check, and perhaps was without our knowledge */
  unchecked: Settings["unchecked"];
}

export interface Messages {
  /** somebody types: be awake, and sure of the server, when the check comes */
  wake: (m: Record<never, never>) => null;
  check: (m: { text: string; surface: Surface; author?: "patient"; rev: number }) => Reply<CheckReply>;
  /** what may be left of a text, without these findings of it, by id, which the user lets stand */
  redact: (m: { text: string; surface: Surface; author?: "patient"; leave?: string[] }) => Reply<CheckReply>;
  status: (m: Record<never, never>) => Status;
  choose: (m: { change: Partial<Chosen> }) => Status;
  /** turn a rule off in a profile */
  turnOff: (m: { rule: string; profile: string }) => Status;
  /** never flag these words by this rule again; only a salted hash of them is kept */
  allow: (m: { rule: string; quote: string }) => null;
  /** forget all words that were allowed */
  forgetAllowed: (m: Record<never, never>) => Status;
  /** add the names and numbers of a file to a list */
  terms: (m: { format: "csv" | "vcard"; text: string; list: "terms" | "never" }) => Status;
  pause: (m: { until: Pause }) => Status;
  /** look, or don't, at what others wrote as it scrolls into view */
  lookAtComments: (m: { comments: boolean }) => Status;
  /** whether to look at what others wrote as it scrolls into view */
  looksAtComments: (m: Record<never, never>) => boolean;
  pair: (m: { code: string; port: number }) => Status;
  /** the server that this browser is paired with answers on another port */
  move: (m: { port: number }) => Status;
  /** have the server forget this browser, and forget the token whatever it says */
  unpair: (m: Record<never, never>) => Reply<unknown>;
  /** the browsers that are paired with the server */
  browsers: (m: Record<never, never>) => Reply<PairedBrowser[]>;
  /** have the server forget another browser */
  revoke: (m: { browser: string }) => Reply<PairedBrowser[]>;
  /** replace this browser's token */
  renew: (m: Record<never, never>) => Status;
  /** open the options page, which a content script can't do itself */
  options: (m: Record<never, never>) => null;
  /** a content script reports how many findings stand in its frame; the badge shows the tab's sum */
  count: (m: { findings: number }) => null;
  /** the user posted in spite of findings of these rules, of which only how often is kept */
  override: (m: { rules: string[]; reason: Reason }) => null;
  /** something was posted unchecked: with our knowledge, or perhaps by a button that we missed; only how often is kept */
  unchecked: (m: { seen: boolean }) => null;
  /** the popup asks how many findings stand on a tab */
  total: (m: { tab: number }) => number;
}

/** How often a text is asked of again while it is not settled: each time the server looks again at a few windows. */
export const MOST_ROUNDS = 40;

/** What came of looking at the comments of a page. */
export interface Moderated {
  checked: number;
  marked: number;
  /** in other languages than English, of which only numbers and addresses were checked */
  unread: number;
  /** in doubt still, as no second look at them came to its end */
  doubtful: number;
  trouble: Trouble | null;
}

/** What is seen of a box: the buttons that are taken to send it, and what Enter does in it. */
export interface SelfCheck {
  /** what the buttons are called on the page */
  buttons: string[];
  enter: "sends" | "may send" | "makes a line";
  /** the same without any words of the page */
  report: string;
}

/** What is watched on a page. */
export interface Watch {
  /** name of the site */
  site: string;
  /** whether the user is in a text box */
  box: boolean;
  /** how that box came to be watched, null when it is not */
  adapter: Adapter | null;
  surface: Surface | null;
  /** whether who is here writes for a practice's page */
  practice: boolean;
  /** null while the box is not watched */
  seen: SelfCheck | null;
}

/** What the popup asks of a page: what is watched, to watch the box that the user is in, or to point out what is seen of it. */
export type WatchWish = "tell" | "add" | "point";

const CHANGED = { kind: "changed" };
const MODERATE = { kind: "moderate" };
const WATCH = { kind: "watch" };
const COMMAND = { kind: "command" };
const COMMANDS = ["next-finding", "redact-finding", "ignore-finding"] as const;

/** The keyboard shortcuts that the manifest offers. */
export type Command = (typeof COMMANDS)[number];

export type Kind = keyof Messages;
type Ask<K extends Kind> = Parameters<Messages[K]>[0];
type Answer<K extends Kind> = ReturnType<Messages[K]>;

/** Ask the background and wait for its answer; rejects only when the extension itself is gone. */
export async function ask<K extends Kind>(kind: K, message: Ask<K>): Promise<Answer<K>> {
  return (await chrome.runtime.sendMessage({ kind, ...message })) as Answer<K>;
}

export type Answers = {
  [K in Kind]: (message: Ask<K>, sender: chrome.runtime.MessageSender) => Promise<Answer<K>> | Answer<K>;
};

/** Answer every message of this extension; messages from elsewhere are not heard. */
export function answer(answers: Answers): void {
  chrome.runtime.onMessage.addListener((message: { kind: Kind }, sender, respond) => {
    if (sender.id !== chrome.runtime.id || !(message.kind in answers)) return false;
    const handler = answers[message.kind] as (m: unknown, s: chrome.runtime.MessageSender) => unknown;
    Promise.resolve(handler(message, sender)).then(respond, () => respond(undefined));
    return true;
  });
}

/** Tell every content script and page of this extension that the profile, the pause or the pairing has changed. */
export async function tellChanged(): Promise<void> {
  const silent = () => undefined;
  const tabs = await chrome.tabs.query({});
  const told = tabs.map((tab) => (tab.id === undefined ? null : chrome.tabs.sendMessage(tab.id, CHANGED)));
  await Promise.allSettled([chrome.runtime.sendMessage(CHANGED).catch(silent), ...told]);
}

/** Call `listener` whenever something was told by `tellChanged`. */
export function onChanged(listener: () => void): void {
  chrome.runtime.onMessage.addListener((message: unknown, sender) => {
    if (sender.id === chrome.runtime.id && (message as { kind?: unknown }).kind === CHANGED.kind) listener();
  });
}

/** Ask the page of a tab to look at its comments; null where Drape does not watch over it. */
export async function askToModerate(tab: number): Promise<Moderated | null> {
  return chrome.tabs.sendMessage<unknown, Moderated>(tab, MODERATE, { frameId: 0 }).catch(() => null);
}

/** Answer `askToModerate` in a page. */
export function onModerate(moderate: () => Promise<Moderated>): void {
  chrome.runtime.onMessage.addListener((message: { kind?: unknown }, sender, respond) => {
    if (sender.id !== chrome.runtime.id || message.kind !== MODERATE.kind) return false;
    moderate().then(respond, () =>
      respond({ checked: 0, marked: 0, unread: 0, doubtful: 0, trouble: "error" } satisfies Moderated),
    );
    return true;
  });
}

/** Ask the page of a tab what is watched; null where Drape is not. */
export async function askWatch(tab: number, wish: WatchWish): Promise<Watch | null> {
  return chrome.tabs.sendMessage<unknown, Watch>(tab, { ...WATCH, wish }).catch(() => null);
}

/** Answer `askWatch` in a page; a frame for which `watch` gives null leaves the answer to another. */
export function onWatch(watch: (wish: WatchWish) => Watch | null): void {
  chrome.runtime.onMessage.addListener((message: { kind?: unknown; wish?: WatchWish }, sender, respond) => {
    if (sender.id !== chrome.runtime.id || message.kind !== WATCH.kind) return;
    const watched = watch(message.wish ?? "tell");
    if (watched) respond(watched);
  });
}

/** Tell the page of a tab that the user pressed a keyboard shortcut. */
export const tellCommand = (tab: number, command: string) =>
  chrome.tabs.sendMessage(tab, { ...COMMAND, command }).catch(() => null);

/** Call `listener` when the user pressed a keyboard shortcut. */
export function onCommand(listener: (command: Command) => void): void {
  chrome.runtime.onMessage.addListener((message: { kind?: unknown; command?: string }, sender) => {
    if (sender.id !== chrome.runtime.id || message.kind !== COMMAND.kind) return;
    const command = COMMANDS.find((one) => one === message.command);
    if (command) listener(command);
  });
}
