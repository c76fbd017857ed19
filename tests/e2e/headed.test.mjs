// `scripts/run` with a display (Xvfb): it opens a paired window, and leaves nothing behind when it ends.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launch } from "./support/chromium.mjs";
import { pair } from "./support/extension.mjs";
import { freePort, startServer } from "./support/server.mjs";
import { openTab } from "./support/tab/index.mjs";
import { until } from "./support/until.mjs";

const RUN = fileURLToPath(new URL("./run.mjs", import.meta.url));
const missing = process.platform !== "linux" || spawnSync("Xvfb", ["-help"]).error;
const WINDOW = "A browser window is open on the demo page";

let screen, display;

/** Start Xvfb, a screen without a monitor. */
async function startScreen() {
  screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    screen.once("exit", (status) => reject(new Error(`Xvfb ended with ${status}`)));
    screen.stdio[3].once("data", (said) => resolve(String(said).trim()));
  });
  display = `:${number}`;
}

/** Start scripts/run's own part; `output` is all that it wrote, `ended` its exit status. */
function startRun(environment) {
  const child = spawn(process.execPath, [RUN], {
    env: { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "", ...environment },
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return {
    pid: child.pid,
    output: () => output,
    ended: new Promise((resolve) => child.once("close", (status, signal) => resolve(signal ?? status))),
    stop: (signal) => child.kill(signal),
    says: (words) =>
      until(
        () => output,
        (said) => said.includes(words),
        30_000,
      ),
  };
}

/** Whether anything listens on a port of this computer. */
async function isOpen(port) {
  const taken = createServer();
  return new Promise((resolve) => {
    taken.once("error", () => resolve(true));
    taken.listen(port, "127.0.0.1", () => taken.close(() => resolve(false)));
  });
}

/** The processes that a process started and that have not ended. */
const children = (pid) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
const browserOf = ({ pid }) =>
  children(pid).find((child) => readFileSync(`/proc/${child}/cmdline`, "utf8").includes("--load-extension"));

describe.skipIf(missing)(`with a display${missing ? " (left out: it needs Linux and Xvfb)" : ""}`, () => {
  let home, port, environment, first;

  beforeAll(startScreen);
  afterAll(() => screen?.kill());

  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), "drape-"));
    port = await freePort();
    environment = { DRAPE_HOME: home, DRAPE_PORT: String(port) };
    first = null;
  });

  afterEach(async () => {
    first?.stop("SIGKILL");
    await until(
      () => isOpen(port),
      (open) => !open,
      20_000,
    );
    rmSync(home, { recursive: true, force: true });
  });

  const paired = () => Object.keys(JSON.parse(readFileSync(join(home, "browsers.json"), "utf8")));

  test.for([
    ["Ctrl+C", (run) => process.kill(-run.pid, "SIGINT"), 0], // as a terminal does, to all that it started
    ["a closed terminal", (run) => run.stop("SIGHUP"), 0],
    ["closing the window", (run) => process.kill(browserOf(run)), 0],
  ])("a paired window opens on the demo page; %s ends it, its server and its pairing", async ([, end, status]) => {
    first = startRun(environment);
    await first.says(WINDOW);
    expect(paired()).toHaveLength(1);
    end(first);
    expect(await first.ended).toBe(status);
    expect(await isOpen(port)).toBe(false);
    expect(paired()).toEqual([]);
    expect(first.output().trim().split("\n").at(-1)).toContain(WINDOW);
  });

  test("even when it is killed, no server is left behind", async () => {
    first = startRun(environment);
    await first.says("listens on");
    first.stop("SIGKILL");
    await first.ended;
    await until(
      () => isOpen(port),
      (open) => !open,
      20_000,
    );
  });

  test("a second one takes the server of the first, and leaves it running", async () => {
    first = startRun(environment);
    await first.says(WINDOW);
    const second = startRun(environment);
    await second.says(WINDOW);
    expect(second.output()).toContain(`Drape answers already on http://127.0.0.1:${port}.`);
    expect(paired()).toHaveLength(2);
    second.stop("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(await isOpen(port)).toBe(true);
    expect(paired()).toHaveLength(1);
  });

  test("a port of another program is said in one line, with a way out", async () => {
    const other = createServer((socket) => socket.destroy());
    await new Promise((resolve) => other.listen(port, "127.0.0.1", resolve));
    first = startRun(environment);
    expect(await first.ended).toBe(1);
    await new Promise((resolve) => other.close(resolve));
    expect(first.output()).toBe(
      `drape: port ${port} is taken by another program; take another one: DRAPE_PORT=${port + 1} ./scripts/run\n`,
    );
  });

  test("a port of a Drape with another data folder is said, too", async () => {
    const other = await startServer({ port });
    first = startRun(environment);
    expect(await first.ended).toBe(1);
    await other.remove();
    expect(first.output()).toContain(`port ${port} is taken by a Drape with another data folder; take another one`);
  });

  test("where no window can be opened the server answers all the same, and the reason is said", async () => {
    first = startRun({ ...environment, DISPLAY: ":65500" });
    await first.says("No browser window could be opened:");
    expect(await isOpen(port)).toBe(true);
    first.stop("SIGINT");
    expect(await first.ended).toBe(0);
  });

  test("a server that dies ends the command, too, and that is said", async () => {
    first = startRun(environment);
    await first.says(WINDOW);
    const server = children(first.pid).find((child) => child !== browserOf(first));
    process.kill(server, "SIGKILL");
    expect(await first.ended).toBe(1);
    expect(first.output()).toContain("the server has ended by itself");
  });

  test("a window underlines as a headless browser does", async () => {
    const server = await startServer();
    const browser = await launch({ headless: false, env: { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "" } });
    try {
      await pair(browser, server);
      const { page, underlinesAre, sentencesAre } = await openTab(
        browser.context,
        `chrome-extension://${browser.id}/demo.html`,
      );
      await page.getByRole("button", { name: "A post that tells too much" }).click();
      await underlinesAre({ block: ["1EG4-TE5-MK73"], warn: ["(202) 555-0143", "3/14"] });
      await sentencesAre(["we saw you in our office on 3/14"]);
      if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
    } finally {
      await browser.context.close();
      await server.remove();
    }
  });
});
