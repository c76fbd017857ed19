// The answers that the server's tests hold it to are the ones that the extension understands.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { applyEdits, overlaps } from "@/content/editor/spans";
import type { CheckReply } from "@/shared/api-types";

interface Case {
  what: string;
  request: { text: string };
  response: CheckReply;
}

const cases: Case[] = JSON.parse(readFileSync(`${import.meta.dirname}/../contract/check.json`, "utf8"));

test.each(cases.map((one) => [one.what, one] as const))("%s: offsets are JavaScript's", (_, { request, response }) => {
  for (const { start, end, quote, fixes } of response.findings) {
    expect(request.text.slice(start ?? 0, end ?? 0)).toBe(quote);
    for (const fix of fixes) expect(overlaps(fix, { start: start ?? 0, end: end ?? 0 })).toBe(true);
  }
  expect(applyEdits(request.text, response.redacted?.edits ?? [])).toBe(response.redacted?.text);
});
