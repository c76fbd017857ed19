/** How Drape stands, for the pages of the extension, and the changes that they ask for. */

import { broadcastChange, type Reply, type Status } from "../shared/messages";
import { loadSettings, type Settings, saveSettings } from "../shared/settings";
import * as api from "./api-client";
import { askServer, askWithSettings, ensureProven } from "./connection";
import { pauseLeftMs } from "./pause";

/** How Drape stands now. */
export async function status(): Promise<Status> {
  const stored = await loadSettings();
  const reply = await askServer(stored, async () => {
    const [settings, profiles] = await Promise.all([api.getSettings(stored), api.profiles(stored)]);
    return { profile: settings.profile, profiles, settings, version: await ensureProven(stored) };
  });
  const known = reply.ok ? reply.value : { profile: null, profiles: [], settings: null, version: null };
  return {
    ...known,
    error: reply.ok ? null : reply.error,
    message: reply.ok ? null : reply.message,
    paused: pauseLeftMs(stored) > 0,
    pausedUntil: stored.paused || !pauseLeftMs(stored) ? null : stored.pausedUntil,
    port: stored.port,
    allowedCount: stored.allowed.length,
    overrideCounts: stored.posted,
    uncheckedCounts: stored.unchecked,
    scansComments: stored.comments,
  };
}

/** Say how things are after a change; what went wrong with it comes first. */
export async function statusAfter(change: Reply<unknown>): Promise<Status> {
  await broadcastChange();
  const now = await status();
  return change.ok ? now : { ...now, error: change.error, message: change.message };
}

/** Store a change of ours and say how things are then. */
export async function changeOurs(change: Partial<Settings>): Promise<Status> {
  await saveSettings(change);
  return statusAfter({ ok: true, value: null });
}

/** Change something that the server keeps, and say how things are then. */
export async function changeServers(request: (settings: Settings) => Promise<unknown>): Promise<Status> {
  return statusAfter(await askWithSettings(request));
}
