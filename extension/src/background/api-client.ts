/** The only code that talks to the server, which is on this computer. No text ever enters an error. */

import type { CheckReply, PairedBrowser, ProfileInfo, ServerSettings, Surface } from "../shared/api-types";
import { text } from "../shared/i18n";
import type { CheckError, Reply } from "../shared/messages";
import { browserIdOf, newNonce, proofOf } from "./proof";

/** Where the paired server listens, and the token for it; null while this browser is not paired. */
export interface Access {
  port: number;
  token: string | null;
}

const TIMEOUT_MS = 5000;

/** How long a check is waited for: its server has to show a sign of life, asked for after a while, in time; and there is an end. */
const CHECK_TIMEOUTS = { probeAfterMs: 1000, probeMs: 4000, totalMs: 60_000 };

class RequestError extends Error {
  constructor(
    readonly code: CheckError,
    message: string = text(`error_${code}`),
  ) {
    super(message);
  }
}

/** Say that there is no answer, and why, in words. */
export const failure = (error: CheckError, message: string = text(`error_${error}`)) =>
  ({ ok: false, error, message }) as const;

/** Run a request and say in words why it failed. */
export async function tryRequest<T>(request: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    return error instanceof RequestError ? failure(error.code, error.message) : failure("failed");
  }
}

/** Check a text; a long one is waited for as long as the server shows that it is alive. */
export function check(
  access: Access,
  body: { text: string; surface: Surface; author?: "patient"; rev: number },
  timeouts = CHECK_TIMEOUTS,
): Promise<CheckReply> {
  return requestCheck(access, "check", body, timeouts);
}

/** Ask what may be left of a text, but for the findings of `leave`, which stand. */
export function redact(
  access: Access,
  body: { text: string; surface: Surface; author?: "patient"; leave: string[] },
  timeouts = CHECK_TIMEOUTS,
): Promise<CheckReply> {
  return requestCheck(access, "redact", body, timeouts);
}

function requestCheck(
  access: Access,
  route: "check" | "redact",
  body: { text: string },
  timeouts: typeof CHECK_TIMEOUTS,
): Promise<CheckReply> {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(timeouts.totalMs)]);
  const sent = body.text.replace(/\p{Surrogate}/gu, "\ufffd"); // half a character, which the server refuses; as long
  const answer = request<CheckReply>(access, "POST", route, { ...body, text: sent }, signal);
  void abortWhenDead(access, answer, controller, timeouts);
  return answer;
}

/** Give a request up when the server shows no sign of life while it is to work on it. */
async function abortWhenDead(
  access: Access,
  answer: Promise<unknown>,
  controller: AbortController,
  { probeAfterMs, probeMs }: typeof CHECK_TIMEOUTS,
): Promise<void> {
  const done = answer.then(
    () => true,
    () => true,
  );
  const wait = () => new Promise<false>((resolve) => setTimeout(resolve, probeAfterMs, false));
  while (!(await Promise.race([done, wait()]))) {
    const sign = request(access, "GET", "health", undefined, AbortSignal.timeout(probeMs));
    const alive = sign.then(
      () => true,
      (error: unknown) => !(error instanceof RequestError && error.code === "slow"),
    );
    if (!(await Promise.race([done, alive])))
      return controller.abort(new DOMException("no sign of life", "TimeoutError"));
  }
}

/** The profiles that the server knows. */
export const profiles = async (access: Access) =>
  (await request<{ profiles: ProfileInfo[] }>(access, "GET", "profiles")).profiles;

/** What the practice has chosen. */
export const getSettings = (access: Access) => request<ServerSettings>(access, "GET", "settings");

/** Change some of what the practice has chosen; answers with all of it. */
export const updateSettings = (access: Access, change: Partial<ServerSettings>) =>
  request<ServerSettings>(access, "PUT", "settings", change);

/** Turn a rule off in a profile, beside those that are off there. */
export async function turnOffRule(access: Access, rule: string, profile: string): Promise<ServerSettings> {
  const { off } = await getSettings(access);
  return updateSettings(access, { off: { ...off, [profile]: [...(off[profile] ?? []), rule] } });
}

/** Add the names and numbers of a CSV or vCard file to one of the practice's lists. */
export const addTerms = (access: Access, file: { format: string; text: string; list: string }) =>
  request<ServerSettings>(access, "POST", "terms", file);

/** Exchange the code that `drape pair` shows for this browser's token; the one it had `before` dies. */
export async function pair(port: number, code: string, before: string | null): Promise<string> {
  const replaces = before === null ? null : await browserIdOf(before);
  const { token } = await send<{ token: unknown }>(port, "POST", "pair", { code, replaces }, null);
  if (typeof token !== "string") throw new RequestError("refused");
  return token;
}

/** The browsers that are paired with this server, the oldest first. */
export const browsers = async (access: Access) =>
  (await request<{ browsers: PairedBrowser[] }>(access, "GET", "browsers")).browsers;

/** Get another token for this browser; the one that it has lives until it is unpaired. */
export async function rotate(access: Access): Promise<string> {
  const { token } = await request<{ token: unknown }>(access, "POST", "renew", {});
  if (typeof token !== "string") throw new RequestError("refused");
  return token;
}

/** Have the server forget the browser of an id; answers with those that are left. */
export const unpair = async (access: Access, browser: string) =>
  (await request<{ browsers: PairedBrowser[] }>(access, "POST", "unpair", { browser })).browsers;

/** Make sure, before any text or token is sent, that this is the server we were paired with; returns its version. */
export async function challenge(access: Access): Promise<string> {
  if (access.token === null) throw new RequestError("unpaired");
  const nonce = newNonce();
  const asked = { nonce, browser: await browserIdOf(access.token) };
  const answer = await send<{ version: string; proof: string }>(access.port, "POST", "hello", asked, null);
  if (answer.proof !== (await proofOf(access.token, nonce))) throw new RequestError("refused");
  return answer.version;
}

async function request<T>(access: Access, method: string, path: string, body?: object, signal?: AbortSignal) {
  if (access.token === null) throw new RequestError("unpaired");
  return send<T>(access.port, method, path, body, access.token, signal);
}

async function send<T>(
  port: number,
  method: string,
  path: string,
  body: object | undefined,
  token: string | null,
  signal = AbortSignal.timeout(TIMEOUT_MS),
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
    throw new RequestError(isTimeout(error) ? "slow" : "offline");
  }
  const answer = await readJson(response);
  if (!response.ok) throw errorFrom(response.status, answer);
  return answer as T;
}

/** The JSON of an answer; one that breaks off is no answer. */
async function readJson(response: Response): Promise<object> {
  const answer: unknown = await response.json().catch((error: unknown) => {
    throw new RequestError(error instanceof SyntaxError ? "refused" : isTimeout(error) ? "slow" : "offline");
  });
  if (typeof answer !== "object" || answer === null) throw new RequestError("refused");
  return answer;
}

const isTimeout = (error: unknown) => error instanceof DOMException && error.name === "TimeoutError";

function errorFrom(status: number, answer: { error?: { code?: unknown; message?: unknown } }): RequestError {
  const { code, message } = answer.error ?? {};
  if (typeof code !== "string" || typeof message !== "string") return new RequestError("refused");
  if (status === 401) return new RequestError("unpaired");
  if (code === "text_too_long") return new RequestError("too_long");
  return new RequestError("failed", message);
}
