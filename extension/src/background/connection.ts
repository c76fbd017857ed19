/** The connection to the paired server, which has to prove itself before it is sent a token or a text. */

import type { Reply } from "../shared/messages";
import { loadSettings, type Settings } from "../shared/settings";
import * as api from "./api-client";

/** The server that has proved, since this worker started, that it knows our token. */
let proven: { port: number; token: string; version: string } | null = null;

/** Have the server prove itself, unless it has; returns its version. */
export async function ensureProven({ port, token }: Settings): Promise<string> {
  if (proven?.port === port && proven.token === token) return proven.version;
  const version = await api.challenge({ port, token });
  if (token !== null) proven = { port, token, version };
  return version;
}

/** Send a request to a server that has proved itself; after a failure it has to prove itself again. */
export async function askServer<T>(settings: Settings, request: () => Promise<T>): Promise<Reply<T>> {
  const reply = await api.tryRequest(async () => {
    await ensureProven(settings);
    return request();
  });
  if (!reply.ok && reply.error !== "too_long") proven = null;
  return reply;
}

/** Send a request that needs the stored settings. */
export async function askWithSettings<T>(request: (settings: Settings) => Promise<T>): Promise<Reply<T>> {
  const settings = await loadSettings();
  return askServer(settings, () => request(settings));
}
