// Not paired, server down and back, on another port, replaced by another program: the user always sees whether the text was checked.
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { pair, putToSleep } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { freePort, startServer } from "./support/server.mjs";
import { FACEBOOK } from "./support/sites.mjs";

const SSN = "SSN 536-90-4399";

const drape = useDrape({ paired: false });

test("before pairing the user is told so, and nothing is called clean", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", "hello");
  await tab.statusIs("Not paired");
  const opened = drape.browser.context.waitForEvent("page");
  await tab.press("Set up");
  const options = await opened;
  await options.waitForURL(/options\.html$/);
  await options.close();
});

test("a wrong code is refused in words, the right one pairs", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  const options = await drape.openPage("options");
  await options.getByLabel("Port", { exact: true }).fill(String(drape.server.port));
  await options.getByLabel("Code").fill("AAAA-AAAA");
  await options.getByRole("button", { name: "Pair", exact: true }).click();
  await options.getByText("Not paired: there is no such code any more").waitFor();
  await options.close();
  await pair(drape.browser, drape.server);
  await tab.statusIs(/finding/);
});

test("when the server goes down the user is told, and when it comes back the text is checked again", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  const { port, home } = drape.server;
  await drape.server.stop();
  await tab.page.keyboard.type("!");
  await tab.statusIs("Drape is not running");
  await tab.underlinesAre({});
  const popup = await drape.openPage("popup");
  await popup.getByText("Drape is not running. Start it with: drape serve").waitFor();
  await popup.close();
  drape.server = await startServer({ port, home });
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await tab.statusIs(/finding/);
});

/** Give the options page another port. */
async function usePort(options, port) {
  await options.getByLabel("Port", { exact: true }).fill(String(port));
  await options.getByRole("button", { name: "Use this port" }).click();
}

test("a server that moved to another port is found by its port alone, and stays paired", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  const { port, home } = drape.server;
  await drape.server.stop();
  drape.server = await startServer({ home });
  await tab.page.keyboard.type("!");
  await tab.statusIs("Drape is not running");
  const options = await drape.openPage("options");
  const question = options.getByText("Does Drape run on another port now?");
  await question.waitFor();
  await usePort(options, await freePort());
  await options.getByText(/^Not changed: nothing answers on port \d+\.$/).waitFor();
  const other = await startServer();
  await usePort(options, other.port);
  await options
    .getByText(`Not changed: what answers on port ${other.port} is not the Drape that this browser is paired with.`)
    .waitFor();
  await other.remove();
  await usePort(options, drape.server.port);
  await options.getByText(`Drape answers on port ${drape.server.port}. This browser stays paired.`).waitFor();
  await options.getByText("Connected to Drape").waitFor();
  expect(await question.isVisible()).toBe(false);
  await tab.page.bringToFront();
  await tab.underlinesAre({ block: ["536-90-4399"] });
  await drape.server.stop();
  drape.server = await startServer({ port, home });
  await options.bringToFront();
  await usePort(options, port);
  await options.getByText(`Drape answers on port ${port}. This browser stays paired.`).waitFor();
});

/** A program that answers for Drape without its key; `requests` are those that it got, as [path, token, body]. */
function impostor() {
  const requests = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      requests.push([request.url, request.headers.authorization ?? "", body]);
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"name":"drape","version":"9","proof":"00"}');
    });
  });
  return { server, requests };
}

test("another program on the port gets neither the text nor the token", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  await tab.underlinesAre({ block: ["536-90-4399"] });
  const { port, home } = drape.server;
  await drape.server.stop();
  const { server, requests } = impostor();
  // the running extension still trusts the server that proved itself, until a request fails: make one fail
  await tab.page.keyboard.type("!");
  await tab.statusIs("Drape is not running");
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await tab.statusIs("Not checked: another program answers for Drape");
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(new Set(requests.map(([path, token]) => `${path} ${token}`))).toEqual(new Set(["/v1/hello "]));
  expect(JSON.stringify(requests)).not.toContain("536-90");
  drape.server = await startServer({ port, home });
});

test("a background that the browser put to sleep answers the next key", async () => {
  const tab = await drape.openWith(FACEBOOK, "#post", SSN);
  await tab.statusIs(/^1 finding/);
  await putToSleep(drape.browser);
  await tab.page.bringToFront();
  await tab.type("#post", " and MBI 1EG4-TE5-MK73");
  await tab.statusIs(/^2 findings/);
});
