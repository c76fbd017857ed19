/** The only code that talks to the server, which is on this computer. No text ever enters an error. */

import type { CheckReply, Chosen, PairedBrowser, ProfileInfo, Surface } from "./finding";
import type { Reply, Trouble } from "./messages";

export interface Access {
  port: number;
  token: string | null;
}

const PATIENCE_MS = 5000;

const WORDS = {
  offline: "Drape is not running on this computer.",
  unpaired: "This browser is not paired with Drape.",
  refused: "Another program answers on this port.",
  too_long: "The text is too long to check.",
  paused: "Drape is paused.",
  error: "Something went wrong inside the extension.",
} satisfies Record<Trouble, string>;

class Failure extends Error {
  constructor(
    readonly trouble: Trouble,
    message: string = WORDS[trouble],
  ) {
    super(message);
  }
}

/** Say that there is no answer, and why, in words. */
export const because = (trouble: Trouble, message: string = WORDS[trouble]) =>
  ({ ok: false, trouble, message }) as const;

/** Run a request and say in words why it failed. */
export async function attempt<T>(request: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    return error instanceof Failure ? because(error.trouble, error.message) : because("error");
  }
}

export const check = (access: Access, body: { text: string; surface: Surface; author?: "patient"; rev: number }) =>
  request<CheckReply>(access, "POST", "check", body);

export const profiles = async (access: Access) =>
  (await request<{ profiles: ProfileInfo[] }>(access, "GET", "profiles")).profiles;

export const chosen = (access: Access) => request<Chosen>(access, "GET", "settings");

export const choose = (access: Access, change: Partial<Chosen>) => request<Chosen>(access, "PUT", "settings", change);

export const addTerms = (access: Access, file: { format: string; text: string; list: string }) =>
  request<Chosen>(access, "POST", "terms", file);

/** Exchange the code that `drape pair` shows for this browser's token; the one it had `before` dies. */
export async function pair(port: number, code: string, before: string | null): Promise<string> {
  const replaces = before === null ? null : await idOf(before);
  const { token } = await send<{ token: unknown }>(port, "POST", "pair", { code, replaces }, null);
  if (typeof token !== "string") throw new Failure("refused");
  return token;
}

/** The browsers that are paired with this server, the oldest first. */
export const browsers = async (access: Access) =>
  (await request<{ browsers: PairedBrowser[] }>(access, "GET", "browsers")).browsers;

/** Get another token for this browser; the one that it has lives until it is unpaired. */
export async function renew(access: Access): Promise<string> {
  const { token } = await request<{ token: unknown }>(access, "POST", "renew", {});
  if (typeof token !== "string") throw new Failure("refused");
  return token;
}

/** Have the server forget the browser of an id; answers with those that are left. */
export const unpair = async (access: Access, browser: string) =>
  (await request<{ browsers: PairedBrowser[] }>(access, "POST", "unpair", { browser })).browsers;

/** Make sure, before any text or token is sent, that this is the server we were paired with; returns its version. */
export async function hello(access: Access): Promise<string> {
  if (access.token === null) throw new Failure("unpaired");
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const asked = { nonce, browser: await idOf(access.token) };
  const answer = await send<{ version: string; proof: string }>(access.port, "POST", "hello", asked, null);
  if (answer.proof !== (await proofOf(access.token, nonce))) throw new Failure("refused");
  return answer.version;
}

async function request<T>(access: Access, method: string, path: string, body?: object): Promise<T> {
  if (access.token === null) throw new Failure("unpaired");
  return send<T>(access.port, method, path, body, access.token);
}

async function send<T>(port: number, method: string, path: string, body: object | undefined, token: string | null) {
  let response: Response;
  try {
    response = await fetch(`http://127.0.0.1:${port}/v1/${path}`, {
      method,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    throw new Failure("offline");
  }
  const answer = await read(response);
  if (!response.ok) throw failure(response.status, answer);
  return answer as T;
}

/** The JSON of an answer; one that breaks off is no answer. */
async function read(response: Response): Promise<object> {
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw new Failure(error instanceof SyntaxError ? "refused" : "offline");
  });
  if (typeof answer !== "object" || answer === null) throw new Failure("refused");
  return answer;
}

function failure(status: number, answer: { error?: { code?: unknown; message?: unknown } }): Failure {
  const { code, message } = answer.error ?? {};
  if (typeof code !== "string" || typeof message !== "string") return new Failure("refused");
  if (status === 401) return new Failure("unpaired");
  if (code === "text_too_long") return new Failure("too_long");
  return new Failure("error", message);
}

/** HMAC-SHA256 of the nonce, keyed with the token's SHA-256: what the server stores. */
async function proofOf(token: string, nonce: string): Promise<string> {
  const bytes = new TextEncoder();
  const hash = await sha256(token);
  const key = await crypto.subtle.importKey("raw", hash, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const proof = await crypto.subtle.sign("HMAC", key, bytes.encode(`drape-hello:${nonce}`));
  return hex(proof);
}

/** The public name of a token's browser, from which nothing of the token can be learned. */
export const idOf = async (token: string) => hex(await sha256(`drape-browser:${token}`)).slice(0, 16);

const sha256 = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
