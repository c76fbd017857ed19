// @vitest-environment node
// Whatever answers on the port, the user hears what is wrong, and a stranger hears nothing.
import { createHash, createHmac } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import * as server from "@/background/api-client";

const TEXT = "SSN 536-90-4399";
const TOKEN = "A".repeat(43);

let program: Server | null = null;

afterEach(() => program?.close());

/** A program on the port; returns the port and what it heard. */
async function runs(answer: (response: ServerResponse, body: string) => void) {
  const heard: string[] = [];
  program = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
      answer(response, body);
    });
  });
  await new Promise<void>((resolve) => program?.listen(0, "127.0.0.1", resolve));
  return { port: (program.address() as AddressInfo).port, heard };
}

/** A program that answers everything with one status and body. */
const answers = (status: number, body: string) =>
  runs((response) => response.writeHead(status, { "content-type": "application/json" }).end(body));

const error = (code: string) => JSON.stringify({ error: { code, message: `said ${code}`, field: null } });

test.each([
  [200, '{"findings": []}', null],
  [401, error("unpaired"), "unpaired"],
  [413, error("text_too_long"), "too_long"],
  [400, error("unknown_profile"), "failed"],
  [500, error("internal"), "failed"],
  [403, error("refused"), "failed"],
  [404, "<html>", "refused"],
  [200, "<html>", "refused"],
  [500, '{"oops": true}', "refused"],
  [200, "null", "refused"],
])("an answer of %i %s is trouble: %s", async (status, body, trouble) => {
  const { port } = await answers(status, body);
  const reply = await server.tryRequest(() =>
    server.check({ port, token: TOKEN }, { text: TEXT, surface: "facebook_post", rev: 1 }),
  );
  expect(reply.ok ? null : reply.error).toBe(trouble);
  expect(JSON.stringify(reply)).not.toContain("536-90");
});

test.each([
  ["\ud83d SSN 536-90-4399 \ude00\ud83d", "\ufffd SSN 536-90-4399 \ufffd\ufffd"],
  ["😀 is whole", "😀 is whole"],
])("half a character, which the server refuses, is sent as another one of the same length: %j", async (text, sent) => {
  let asked = "";
  const { port } = await runs((response, body) => {
    asked = body;
    response.end('{"findings": []}');
  });
  await server.check({ port, token: TOKEN }, { text, surface: "facebook_post", rev: 1 });
  expect(JSON.parse(asked).text).toBe(sent);
});

test("a port where nobody answers is offline", async () => {
  const { port } = await answers(200, "{}");
  program?.close();
  const reply = await server.tryRequest(() => server.challenge({ port, token: TOKEN }));
  expect(reply).toMatchObject({ ok: false, error: "offline" });
});

test.each([
  ["shows that it is alive", true, { ok: true, value: { findings: [] } }],
  ["shows no sign of life", false, { ok: false, error: "slow" }],
])("a check that takes long is waited for as long as the server %s", async (_, alive, expected) => {
  let signs = 0;
  const waiting: ServerResponse[] = [];
  const { port, heard } = await runs((response, body) => {
    if (body) waiting.push(response);
    else if (alive) {
      response.end("{}");
      signs += 1;
      if (signs === 3) for (const one of waiting) one.end('{"findings":[]}');
    }
  });
  const body = { text: TEXT, surface: "facebook_post", rev: 1 } as const;
  const timeouts = { probeAfterMs: 20, probeMs: alive ? 5000 : 100, totalMs: 20_000 };
  expect(await server.tryRequest(() => server.check({ port, token: TOKEN }, body, timeouts))).toMatchObject(expected);
  expect(new Set(heard)).toEqual(new Set([`POST /v1/check Bearer ${TOKEN}`, `GET /v1/health Bearer ${TOKEN}`]));
  program?.closeAllConnections();
});

test("without a token nothing is sent", async () => {
  const { port, heard } = await answers(200, "{}");
  const reply = await server.tryRequest(() =>
    server.check({ port, token: null }, { text: TEXT, surface: "facebook_post", rev: 1 }),
  );
  expect(reply).toMatchObject({ ok: false, error: "unpaired" });
  expect(heard).toEqual([]);
});

test("a program that can't prove to be our server is refused, and never hears the token", async () => {
  const { port, heard } = await answers(200, JSON.stringify({ name: "drape", version: "1", proof: "00" }));
  const reply = await server.tryRequest(() => server.challenge({ port, token: TOKEN }));
  expect(reply).toMatchObject({ ok: false, error: "refused" });
  expect(heard).toEqual(["POST /v1/hello "]);
});

test("a program that knows the hash of the token is our server, and then hears the token", async () => {
  const key = createHash("sha256").update(TOKEN).digest();
  const { port, heard } = await runs((response, body) => {
    const proof = createHmac("sha256", key)
      .update(`drape-hello:${JSON.parse(body || "{}").nonce}`)
      .digest("hex");
    response.end(JSON.stringify({ name: "drape", version: "0.1.0", proof, profile: "hipaa-strict" }));
  });
  expect(await server.challenge({ port, token: TOKEN })).toBe("0.1.0");
  expect((await server.getSettings({ port, token: TOKEN })).profile).toBe("hipaa-strict");
  expect(heard).toEqual(["POST /v1/hello ", `GET /v1/settings Bearer ${TOKEN}`]);
});

test("an answer that breaks off is no answer", async () => {
  const { port } = await runs((response) => {
    response.writeHead(200, { "content-length": 100 }).write('{"findings": [', () => response.socket?.end());
  });
  const reply = await server.tryRequest(() => server.profiles({ port, token: TOKEN }));
  expect(reply).toMatchObject({ ok: false, error: "offline" });
});

test.each([
  [200, JSON.stringify({ token: TOKEN, version: "0.1.0" }), { ok: true, value: TOKEN }],
  [200, "{}", { ok: false, error: "refused" }],
  [403, error("wrong_code"), { ok: false, error: "failed", message: "said wrong_code" }],
])("pairing is answered with %i %s", async (status, body, expected) => {
  const { port, heard } = await answers(status, body);
  expect(await server.tryRequest(() => server.pair(port, "abcd-2345", null))).toMatchObject(expected);
  expect(heard).toEqual(["POST /v1/pair "]);
});
