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

/** A running server's port and data folder (the user's own when `home` is null), and how to pair with it. */
function running(port, home) {
  const env = environment(home);
  const pairingCode = () => JSON.parse(execFileSync(PYTHON, ["-m", "drape", "pair", "--json"], { env })).code;
  return { port, home, pairingCode };
}

const environment = (home) => ({ ...process.env, ...(home && { DRAPE_HOME: home }) });

/** The server could not be started; `output` is all that it wrote. */
export class NotStarted extends Error {
  constructor(status, output) {
    super(`drape serve ended with ${status}: ${output}`);
    this.output = output;
  }
}

/** Start the server on a data folder of its own, or on the user's when `home` is null. It ends with us, however we end.
 * `output` is all that it wrote, and `stopped` its end; what `reuse` accepts is taken for it where it runs already. */
export async function startDrape({ port, home = mkdtempSync(join(tmpdir(), "drape-")), reuse = false } = {}) {
  const chosen = port ?? (await freePort());
  const server = spawn(PYTHON, ["-m", "drape", "serve", "--attached", "--port", String(chosen)], {
    env: environment(home),
    detached: true, // a terminal's Ctrl+C is for us, who stop it when its browser is unpaired
  });
  let output = "";
  const stopped = new Promise((resolve) => server.once("exit", resolve));
  const ready = new Promise((resolve) => {
    const hear = (chunk) => {
      output += chunk;
      if (output.includes("listens on")) resolve("ready");
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.once("close", resolve);
  });
  const started = (await ready) === "ready";
  if (!started && !(reuse && output.includes("already answers"))) throw new NotStarted(await stopped, output);
  return {
    ...running(chosen, home),
    started,
    stopped,
    output: () => output,
    /** Let the server stand still, as on a machine that has no time for it, and go on. */
    freeze: () => server.kill("SIGSTOP"),
    thaw: () => server.kill("SIGCONT"),
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
