// The sites, the server and the browser that a file of tests needs, from its first test to its last.
import { afterAll, beforeAll } from "vitest";
import { launch, pair } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

/** Set the stage; `ready` gets `{ sites, drape, browser }` once they stand. */
export function stage(ready, { paired = true } = {}) {
  const on = {};
  beforeAll(async () => {
    on.sites = await serveSites();
    on.drape = await startDrape();
    on.browser = await launch(on);
    if (paired) await pair(on.browser, on.drape);
    ready(on);
  });
  afterAll(async () => {
    await on.browser?.context.close();
    await on.drape?.remove();
    on.sites?.close();
  });
}
