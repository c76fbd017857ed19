/** Answers the content scripts and the extension's pages; nothing that matters is kept in memory. */

import type { CheckReply } from "./finding";
import { answer, type Pause, type Reply, type Status, tellChanged, tellCommand } from "./messages";
import * as server from "./server";
import { guard, load, type Reason, type Settings, save } from "./settings";

/** Ports whose server has shown, since this worker started, that it knows our token. */
let proved: { port: number; token: string; version: string } | null = null;

async function prove(settings: Settings): Promise<string> {
  if (proved?.port === settings.port && proved.token === settings.token) return proved.version;
  const version = await server.hello(settings);
  if (settings.token !== null) proved = { port: settings.port, token: settings.token, version };
  return version;
}

/** Ask a server that has proved itself; after a failure it has to prove itself again. */
async function ask<T>(settings: Settings, request: () => Promise<T>): Promise<Reply<T>> {
  const reply = await server.attempt(async () => {
    await prove(settings);
    return request();
  });
  if (!reply.ok && reply.trouble !== "too_long") proved = null;
  return reply;
}

/** For how many milliseconds Drape pauses from now. */
const pausedFor = ({ paused, pausedUntil }: Settings) => (paused ? Infinity : Math.max(0, pausedUntil - Date.now()));

const HOUR_MS = 3_600_000;

function pause(until: Pause): Promise<Status> {
  return remember({ paused: until === "resumed", pausedUntil: until === "hour" ? Date.now() + HOUR_MS : 0 });
}

async function status(): Promise<Status> {
  const settings = await load();
  const reply = await ask(settings, async () => {
    const [chosen, profiles] = await Promise.all([server.chosen(settings), server.profiles(settings)]);
    return { profile: chosen.profile, profiles, chosen, version: await prove(settings) };
  });
  const known = reply.ok ? reply.value : { profile: null, profiles: [], chosen: null, version: null };
  return {
    ...known,
    trouble: reply.ok ? null : reply.trouble,
    message: reply.ok ? null : reply.message,
    paused: pausedFor(settings) > 0,
    pausedUntil: settings.paused || !pausedFor(settings) ? null : settings.pausedUntil,
    port: settings.port,
    allowed: settings.allowed.length,
    posted: settings.posted,
    unchecked: settings.unchecked,
    comments: settings.comments,
  };
}

/** Say how things are after a change; what went wrong with it comes first. */
async function after(change: Reply<unknown>): Promise<Status> {
  await tellChanged();
  const now = await status();
  return change.ok ? now : { ...now, trouble: change.trouble, message: change.message };
}

/** Store a change of ours and say how things are then. */
async function remember(change: Partial<Settings>): Promise<Status> {
  await save(change);
  return after({ ok: true, value: null });
}

async function pair(port: number, code: string): Promise<Status> {
  const { token } = await load();
  const reply = await server.attempt(() => server.pair(port, code, token));
  return reply.ok ? remember({ port, token: reply.value }) : after(reply);
}

/** Look for the paired server on another port, and keep to it when it has proved that it is the one. */
async function move(port: number): Promise<Status> {
  const { token } = await load();
  const reply = await server.attempt(() => server.hello({ port, token }));
  return reply.ok ? remember({ port }) : after(reply);
}

/** Forget the pairing; the server may be down, so that it may go on knowing it. */
async function unpair(): Promise<Reply<unknown>> {
  const settings = await load();
  const told = await ask(settings, async () => server.unpair(settings, await server.idOf(settings.token ?? "")));
  await remember({ token: null });
  return told;
}

/** Take a new token before the old one is given up, so that a break in between unpairs nobody. */
function renew(): Promise<Status> {
  return change(async (settings) => {
    const token = await server.renew(settings);
    await save({ token });
    if (settings.token !== null) await server.unpair({ ...settings, token }, await server.idOf(settings.token));
  });
}

async function askAs<T>(request: (settings: Settings) => Promise<T>): Promise<Reply<T>> {
  const settings = await load();
  return ask(settings, () => request(settings));
}

/** Change something that the server keeps, and say how things are then. */
async function change(make: (settings: Settings) => Promise<unknown>): Promise<Status> {
  return after(await askAs(make));
}

/** The reply without what the user has allowed for good. */
async function withoutAllowed({ allowed, salt }: Settings, reply: CheckReply): Promise<CheckReply> {
  if (!allowed.length || salt === null) return reply;
  const hashes = await Promise.all(reply.findings.map(({ rule, quote }) => hashOf(salt, rule, quote ?? "")));
  return { ...reply, findings: reply.findings.filter((_, i) => !allowed.includes(hashes[i] ?? "")) };
}

async function allow(rule: string, quote: string): Promise<null> {
  const { allowed, salt: kept } = await load();
  const salt = kept ?? crypto.randomUUID();
  await save({ salt, allowed: [...new Set([...allowed, await hashOf(salt, rule, quote)])] });
  await tellChanged();
  return null;
}

async function hashOf(salt: string, rule: string, quote: string): Promise<string> {
  const words = new TextEncoder().encode(`${salt}\0${rule}\0${quote.toLowerCase()}`);
  const hash = await crypto.subtle.digest("SHA-256", words);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

async function turnOff(settings: Settings, rule: string, profile: string): Promise<unknown> {
  const { off } = await server.chosen(settings);
  return server.choose(settings, { off: { ...off, [profile]: [...(off[profile] ?? []), rule] } });
}

type Counts = Record<string, Record<number, number>>;

async function counts(): Promise<Counts> {
  return (await chrome.storage.session.get({ counts: {} })).counts as Counts;
}

const total = (frames: Record<number, number> | undefined) => Object.values(frames ?? {}).reduce((a, b) => a + b, 0);

/** One change of the counts is stored after the other: frames report, and tabs close, at the same time. */
let counting: Promise<unknown> = Promise.resolve();

function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const changed = counting.then(change);
  counting = changed.catch(() => null);
  return changed;
}

async function count(tab: number, frame: number, findings: number): Promise<null> {
  const all = await counts();
  all[tab] = { ...all[tab], [frame]: findings };
  await chrome.storage.session.set({ counts: all });
  const sum = total(all[tab]);
  await chrome.action.setBadgeText({ tabId: tab, text: sum ? String(sum) : "" });
  return null;
}

/** Keep how often was posted in spite of each rule, and why: never what, where or by whom. */
async function override(rules: string[], reason: Reason): Promise<null> {
  const { posted } = await load();
  const counted = { ...posted };
  for (const rule of rules) counted[rule] = { ...counted[rule], [reason]: (counted[rule]?.[reason] ?? 0) + 1 };
  await save({ posted: counted });
  return null;
}

/** Keep how often something was posted without a check: never what, where or by whom. */
async function unchecked(seen: boolean): Promise<null> {
  const { unchecked } = await load();
  const counted = seen ? { ...unchecked, seen: unchecked.seen + 1 } : { ...unchecked, missed: unchecked.missed + 1 };
  await save({ unchecked: counted });
  return null;
}

async function forget(tab: number): Promise<void> {
  const { [tab]: _, ...rest } = await counts();
  await chrome.storage.session.set({ counts: rest });
}

answer({
  wake: async () => {
    const settings = await load();
    if (!pausedFor(settings)) await ask(settings, async () => null);
    return null;
  },
  check: async ({ text, surface, author, rev }) => {
    const settings = await load();
    const left = pausedFor(settings);
    if (left) return { ...server.because("paused"), ...(Number.isFinite(left) && { again: left }) };
    return ask(settings, async () =>
      withoutAllowed(settings, await server.check(settings, { text, surface, rev, ...(author && { author }) })),
    );
  },
  redact: async ({ text, surface, author, leave = [] }) => {
    const settings = await load();
    if (pausedFor(settings)) return server.because("paused");
    return ask(settings, () => server.redact(settings, { text, surface, leave, ...(author && { author }) }));
  },
  status,
  choose: (message) => change((settings) => server.choose(settings, message.change)),
  terms: ({ format, text, list }) => change((settings) => server.addTerms(settings, { format, text, list })),
  turnOff: ({ rule, profile }) => change((settings) => turnOff(settings, rule, profile)),
  allow: ({ rule, quote }) => inTurn(() => allow(rule, quote)),
  forgetAllowed: () => remember({ allowed: [] }),
  pause: ({ until }) => pause(until),
  lookAtComments: ({ comments }) => remember({ comments }),
  looksAtComments: async () => (await load()).comments,
  pair: ({ code, port }) => pair(port, code),
  move: ({ port }) => move(port),
  unpair,
  renew,
  browsers: () => askAs(server.browsers),
  revoke: ({ browser }) => askAs((settings) => server.unpair(settings, browser)),
  options: async () => {
    await chrome.runtime.openOptionsPage();
    return null;
  },
  count: ({ findings }, sender) => inTurn(() => count(sender.tab?.id ?? -1, sender.frameId ?? 0, findings)),
  override: ({ rules, reason }) => inTurn(() => override(rules, reason)),
  unchecked: ({ seen }) => inTurn(() => unchecked(seen)),
  total: async ({ tab }) => total((await counts())[tab]),
});

void guard();
void chrome.action.setBadgeBackgroundColor({ color: "#0b5c6b" });
void chrome.action.setBadgeTextColor({ color: "#ffffff" });

chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id !== undefined) void tellCommand(tab.id, command);
});

chrome.tabs.onRemoved.addListener((tab) => inTurn(() => forget(tab)));

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
