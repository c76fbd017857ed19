/** The only code that talks to the server, which is on this computer. No text ever enters an error. */

import type { CheckReply, Chosen, PairedBrowser, ProfileInfo, Surface } from "./finding";
import type { Reply, Trouble } from "./messages";

export interface Access {
  port: number;
  token: string | null;
}

const PATIENCE_MS = 5000;

/** How long a check is waited for: its server has to show a sign of life, asked for after a while, in time; and there is an end. */
const PATIENCE = { beforeSign: 1000, forSign: 4000, inAll: 60_000 };

const WORDS = {
  offline: "Drape is not running on this computer.",
  slow: "Drape does not answer.",
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

/** Check a text; a long one is waited for as long as the server shows that it is alive. */
export function check(
  access: Access,
  body: { text: string; surface: Surface; author?: "patient"; rev: number },
  patience = PATIENCE,
): Promise<CheckReply> {
  return judged(access, "check", body, patience);
}

/** Ask what may be left of a text, but for the findings of `leave`, which stand. */
export function redact(
  access: Access,
  body: { text: string; surface: Surface; author?: "patient"; leave: string[] },
  patience = PATIENCE,
): Promise<CheckReply> {
  return judged(access, "redact", body, patience);
}

function judged(
  access: Access,
  route: "check" | "redact",
  body: { text: string },
  patience: typeof PATIENCE,
): Promise<CheckReply> {
  const given = new AbortController();
  const signal = AbortSignal.any([given.signal, AbortSignal.timeout(patience.inAll)]);
  const text = body.text.replace(/\p{Surrogate}/gu, "\ufffd"); // half a character, which the server refuses; as long
  const answer = request<CheckReply>(access, "POST", route, { ...body, text }, signal);
  void giveUpWhenDead(access, answer, given, patience);
  return answer;
}

/** Give a request up when the server shows no sign of life while it is to work on it. */
async function giveUpWhenDead(
  access: Access,
  answer: Promise<unknown>,
  given: AbortController,
  { beforeSign, forSign }: typeof PATIENCE,
): Promise<void> {
  const done = answer.then(
    () => true,
    () => true,
  );
  const wait = () => new Promise<false>((resolve) => setTimeout(resolve, beforeSign, false));
  while (!(await Promise.race([done, wait()]))) {
    const sign = request(access, "GET", "health", undefined, AbortSignal.timeout(forSign));
    const alive = sign.then(
      () => true,
      (error: unknown) => !(error instanceof Failure && error.trouble === "slow"),
    );
    if (!(await Promise.race([done, alive]))) return given.abort(new DOMException("no sign of life", "TimeoutError"));
  }
}

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

async function request<T>(access: Access, method: string, path: string, body?: object, signal?: AbortSignal) {
  if (access.token === null) throw new Failure("unpaired");
  return send<T>(access.port, method, path, body, access.token, signal);
}

async function send<T>(
  port: number,
  method: string,
  path: string,
  body: object | undefined,
  token: string | null,
  signal = AbortSignal.timeout(PATIENCE_MS),
): Promise<T> {
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
      signal,
    });
  } catch (error) {
    throw new Failure(timedOut(error) ? "slow" : "offline");
  }
  const answer = await read(response);
  if (!response.ok) throw failure(response.status, answer);
  return answer as T;
}

/** The JSON of an answer; one that breaks off is no answer. */
async function read(response: Response): Promise<object> {
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw new Failure(error instanceof SyntaxError ? "refused" : timedOut(error) ? "slow" : "offline");
  });
  if (typeof answer !== "object" || answer === null) throw new Failure("refused");
  return answer;
}

const timedOut = (error: unknown) => error instanceof DOMException && error.name === "TimeoutError";

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
