// The real server, as `drape serve` runs it, on a data folder of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PYTHON = process.env.PYTHON ?? fileURLToPath(new URL("../../../.venv/bin/python", import.meta.url));

/** A port of this computer that nothing listens on. */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const environment = (home) => ({ ...process.env, ...(home && { DRAPE_HOME: home }) });

/** The server could not be started; `output` is all that it wrote. */
export class NotStarted extends Error {
  constructor(status, output) {
    super(`drape serve ended with ${status}: ${output}`);
    this.output = output;
  }
}

/** Start the server on a data folder of its own, or on the user's when `home` is null. It ends with this process, however that
 * ends. With `reuse`, a server of the same data folder that runs already is used. */
export async function startServer({ port, home = mkdtempSync(join(tmpdir(), "drape-")), reuse = false } = {}) {
  const chosen = port ?? (await freePort());
  const child = spawn(PYTHON, ["-m", "drape", "serve", "--attached", "--port", String(chosen)], {
    env: environment(home),
    detached: true, // a terminal's Ctrl+C is for this process, which stops the server when its browser is unpaired
  });
  const stopped = new Promise((resolve) => child.once("exit", resolve));
  const { output, listens } = readOutput(child);
  const started = await listens;
  if (!started && !(reuse && output().includes("already answers"))) throw new NotStarted(await stopped, output());
  return { port: chosen, home, started, stopped, output, ...controls(child, stopped, home) };
}

/** What a process writes, and whether it comes to say that it listens. */
function readOutput(child) {
  let output = "";
  const listens = new Promise((resolve) => {
    const read = (chunk) => {
      output += chunk;
      if (output.includes("listens on")) resolve(true);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", () => resolve(false));
  });
  return { output: () => output, listens };
}

/** What can be done with a running server. */
const controls = (child, stopped, home) => ({
  pairingCode: () =>
    JSON.parse(execFileSync(PYTHON, ["-m", "drape", "pair", "--json"], { env: environment(home) })).code,
  /** Let the server stand still, as on a machine that has no time for it, and go on. */
  freeze: () => child.kill("SIGSTOP"),
  thaw: () => child.kill("SIGCONT"),
  async stop() {
    child.kill();
    await stopped;
  },
  /** Stop it and remove its data folder. */
  async remove() {
    await this.stop();
    rmSync(home, { recursive: true, force: true });
  },
});
