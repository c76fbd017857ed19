/** Answers the content scripts and the extension's pages; nothing that matters is kept in memory. */

import { broadcastChange, type Handlers, handleMessages } from "../shared/messages";
import { sendCommand } from "../shared/page-messages";
import { loadSettings, restrictStorageAccess } from "../shared/settings";
import { allowWords, withoutAllowed } from "./allowlist";
import * as api from "./api-client";
import { askServer, askWithSettings } from "./connection";
import { changePort, pair, rotate, unpair } from "./pairing";
import { pauseLeftMs, pauseSettings } from "./pause";
import { countOverride, countUnchecked, forgetTab, inTurn, storeCount, tabCount } from "./stats";
import { changeOurs, changeServers, status } from "./status";

const texts: Pick<Handlers, "wakeUp" | "check" | "redact"> = {
  wakeUp: async () => {
    const settings = await loadSettings();
    if (!pauseLeftMs(settings)) await askServer(settings, async () => null);
    return null;
  },
  check: async ({ text, surface, author, rev }) => {
    const settings = await loadSettings();
    const left = pauseLeftMs(settings);
    if (left) return { ...api.failure("paused"), ...(Number.isFinite(left) && { retryMs: left }) };
    const body = { text, surface, rev, ...(author && { author }) };
    return askServer(settings, async () => withoutAllowed(settings, await api.check(settings, body)));
  },
  redact: async ({ text, surface, author, leave = [] }) => {
    const settings = await loadSettings();
    if (pauseLeftMs(settings)) return api.failure("paused");
    return askServer(settings, () => api.redact(settings, { text, surface, leave, ...(author && { author }) }));
  },
};

handleMessages({
  ...texts,
  status,
  updateSettings: ({ change }) => changeServers((settings) => api.updateSettings(settings, change)),
  addTerms: ({ format, text, list }) => changeServers((settings) => api.addTerms(settings, { format, text, list })),
  turnOffRule: ({ rule, profile }) => changeServers((settings) => api.turnOffRule(settings, rule, profile)),
  allowWords: ({ rule, quote }) =>
    inTurn(async () => {
      await allowWords(rule, quote);
      await broadcastChange();
      return null;
    }),
  clearAllowlist: () => changeOurs({ allowed: [] }),
  pause: ({ until }) => changeOurs(pauseSettings(until)),
  setCommentScan: ({ on }) => changeOurs({ comments: on }),
  scansComments: async () => (await loadSettings()).comments,
  pair: ({ code, port }) => pair(port, code),
  changePort: ({ port }) => changePort(port),
  unpair,
  rotate,
  browsers: () => askWithSettings(api.browsers),
  revoke: ({ browser }) => askWithSettings((settings) => api.unpair(settings, browser)),
  openOptions: async () => {
    await chrome.runtime.openOptionsPage();
    return null;
  },
  reportCount: ({ findings }, sender) => inTurn(() => storeCount(sender.tab?.id ?? -1, sender.frameId ?? 0, findings)),
  countOverride: ({ rules, reason }) => inTurn(() => countOverride(rules, reason)),
  countUnchecked: ({ seen }) => inTurn(() => countUnchecked(seen)),
  tabCount: ({ tab }) => tabCount(tab),
});

void restrictStorageAccess();
void chrome.action.setBadgeBackgroundColor({ color: "#0b5c6b" });
void chrome.action.setBadgeTextColor({ color: "#ffffff" });

chrome.commands.onCommand.addListener((command, tab) => {
  if (tab?.id !== undefined) void sendCommand(tab.id, command);
});

chrome.tabs.onRemoved.addListener((tab) => inTurn(() => forgetTab(tab)));

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
