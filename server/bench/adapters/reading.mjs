// As reading.py, for tools in JavaScript: with_TOOL.mjs MESSAGES.jsonl OUT.json STARTED. Offsets are told in code points.
import { readFileSync, writeFileSync } from "node:fs";

const [, , messagesFile, outFile, started] = process.argv;

const codePoints = (text, at) => Array.from(text.slice(0, at)).length;

export const warning = (label, start, end) => ({ label, severity: "warn", start, end });

/** `find` gives a text's findings, their offsets in UTF-16. */
export async function read(find) {
  const messages = readFileSync(messagesFile, "utf8").trim().split("\n").map((line) => JSON.parse(line));
  await find(messages[0].text);
  const ready = Date.now() - 1000 * Number(started);
  for (const { text } of messages.slice(0, 20)) await find(text);
  const predictions = [];
  const times = [];
  for (const { id, text } of messages) {
    const begun = performance.now();
    const found = await find(text);
    times.push(performance.now() - begun);
    let redacted = "";
    let done = 0;
    for (const { label, start, end } of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      if (start >= done) redacted += `${text.slice(done, start)}[${label}]`;
      done = Math.max(done, end);
    }
    redacted += text.slice(done);
    const findings = found.map((one) => ({ ...one, start: codePoints(text, one.start), end: codePoints(text, one.end) }));
    predictions.push({ id, findings, redacted });
  }
  const memory = process.resourceUsage().maxRSS / 1024;
  writeFileSync(outFile, JSON.stringify({ ready_ms: ready, times_ms: times, memory_mb: memory, predictions }));
}
