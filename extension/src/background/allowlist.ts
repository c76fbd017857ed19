/** Words that a rule may never flag again. Only salted hashes of them are stored. */

import type { CheckReply } from "../shared/api-types";
import { loadSettings, type Settings, saveSettings } from "../shared/settings";

/** The reply without findings of allowed words. */
export async function withoutAllowed({ allowed, salt }: Settings, reply: CheckReply): Promise<CheckReply> {
  if (!allowed.length || salt === null) return reply;
  const hashes = await Promise.all(reply.findings.map(({ rule, quote }) => hashOf(salt, rule, quote ?? "")));
  return { ...reply, findings: reply.findings.filter((_, i) => !allowed.includes(hashes[i] ?? "")) };
}

/** Store that a rule may not flag these words again. */
export async function allowWords(rule: string, quote: string): Promise<void> {
  const { allowed, salt: stored } = await loadSettings();
  const salt = stored ?? crypto.randomUUID();
  await saveSettings({ salt, allowed: [...new Set([...allowed, await hashOf(salt, rule, quote)])] });
}

async function hashOf(salt: string, rule: string, quote: string): Promise<string> {
  const words = new TextEncoder().encode(`${salt}\0${rule}\0${quote.toLowerCase()}`);
  const hash = await crypto.subtle.digest("SHA-256", words);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
