// The real server, as `drape serve` runs it, on a data folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PYTHON = process.env.PYTHON ?? fileURLToPath(new URL("../../.venv/bin/python", import.meta.url));

export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Start the server on a data folder of its own, or on the user's when `home` is null; `output` is all that it wrote. */
export async function startDrape({ port, home = mkdtempSync(join(tmpdir(), "drape-")) } = {}) {
  const chosen = port ?? (await freePort());
  const environment = { ...process.env, ...(home && { DRAPE_HOME: home }) };
  const server = spawn(PYTHON, ["-m", "drape", "serve", "--port", String(chosen)], { env: environment });
  let output = "";
  const ready = new Promise((resolve, reject) => {
    const hear = (chunk) => {
      output += chunk;
      if (output.includes("listens on")) resolve();
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.once("exit", (status) => reject(new Error(`drape serve ended with ${status}: ${output}`)));
  });
  await ready;
  const stopped = new Promise((resolve) => server.once("exit", resolve));
  return {
    port: chosen,
    home,
    output: () => output,
    pairingCode: () => JSON.parse(execFileSync(PYTHON, ["-m", "drape", "pair", "--json"], { env: environment })).code,
    async stop() {
      server.kill();
      await stopped;
    },
    async remove() {
      await this.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
