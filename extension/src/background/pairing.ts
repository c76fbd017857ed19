/** Pairing with the server: by a code, on another port, with another token, no longer. */

import type { Reply, Status } from "../shared/messages";
import { loadSettings, saveSettings } from "../shared/settings";
import * as api from "./api-client";
import { askServer } from "./connection";
import { browserIdOf } from "./proof";
import { changeOurs, changeServers, statusAfter } from "./status";

/** Exchange the code that `drape pair` shows for a token. */
export async function pair(port: number, code: string): Promise<Status> {
  const { token } = await loadSettings();
  const reply = await api.tryRequest(() => api.pair(port, code, token));
  return reply.ok ? changeOurs({ port, token: reply.value }) : statusAfter(reply);
}

/** Look for the paired server on another port, and keep to it when it has proved that it is the one. */
export async function changePort(port: number): Promise<Status> {
  const { token } = await loadSettings();
  const reply = await api.tryRequest(() => api.challenge({ port, token }));
  return reply.ok ? changeOurs({ port }) : statusAfter(reply);
}

/** Forget the pairing; the server may be down, so that it may go on knowing it. */
export async function unpair(): Promise<Reply<unknown>> {
  const settings = await loadSettings();
  const reply = await askServer(settings, async () => api.unpair(settings, await browserIdOf(settings.token ?? "")));
  await changeOurs({ token: null });
  return reply;
}

/** Take a new token before the old one is given up, so that a break in between unpairs nobody. */
export function rotate(): Promise<Status> {
  return changeServers(async (settings) => {
    const token = await api.rotate(settings);
    await saveSettings({ token });
    if (settings.token !== null) await api.unpair({ ...settings, token }, await browserIdOf(settings.token));
  });
}
