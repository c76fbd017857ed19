// A server that says what a test wants of every check, for a checker and a session; time goes by when the test says so.
import { afterEach, beforeEach, vi } from "vitest";
import type { CheckReply, Finding, Severity } from "@/shared/api-types";
import type { Reply } from "@/shared/messages";
import { i18n } from "./setup";

export const TEXT = "We treated her yesterday";

export interface Check {
  kind: string;
  text: string;
  rev: number;
}
export type Answer = Reply<CheckReply> | null;

export const server = {
  /** every check that was asked for */
  checks: [] as Check[],
  /** what it answers, one after the other; the last one again and again */
  answers: [] as ((check: Check) => Answer | Promise<Answer>)[],
};

beforeEach(() => {
  vi.useFakeTimers();
  server.checks = [];
  server.answers = [];
  const sendMessage = async (message: Check) => {
    if (message.kind !== "check") return null;
    server.checks.push(message);
    const answer = server.answers.length > 1 ? server.answers.shift() : server.answers[0];
    return answer?.(message);
  };
  vi.stubGlobal("chrome", { i18n, runtime: { id: "drape", sendMessage } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A finding on the whole text. */
function finding(severity: Severity): Finding {
  return {
    id: severity,
    rule: "disclosure",
    label: "DISCLOSURE",
    severity,
    start: 0,
    end: TEXT.length,
    quote: TEXT,
    message: "",
    why: "",
    citations: [],
    fixes: [],
  };
}

export const BLOCK = finding("block");
export const WARN = finding("warn");

/** An answer; a server of before has no `settled`. */
export function says(settled: boolean | undefined, ...findings: Finding[]) {
  return ({ rev }: Check): Answer => {
    const value = {
      rev,
      profile: "p",
      complete: true,
      failed: [],
      read: "all",
      findings,
      redacted: null,
    };
    return { ok: true, value: (settled === undefined ? value : { ...value, settled }) as CheckReply };
  };
}

export const trouble = (kind: "slow" | "offline" | "failed") => (): Answer => ({ ok: false, error: kind, message: "" });
export const rejects = () => Promise.reject(new Error("gone"));

/** An answer that comes when `give` is called. */
export function later(answer: (check: Check) => Answer) {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, answer: (check: Check) => given.then(() => answer(check)) };
}

export function composer() {
  const box = document.createElement("textarea");
  document.body.append(box);
  return { box, surface: "facebook_post" as const, adapter: "site" as const };
}
