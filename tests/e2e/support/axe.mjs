// axe-core on pages, and on the extension's panels, which the page itself can't reach.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PANEL } from "./panel.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules that a page violates, and where. */
export async function violationsOf(page, options = {}) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((given) => window.axe.run(given), options);
  return violations.map((one) => [one.id, one.nodes.map((node) => node.html)]);
}

/** The rules that a panel's markup violates, in the panels' style and a colour scheme. */
export async function violationsOfPanel({ context }, markup, colorScheme) {
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme });
  await page.setContent(
    `<!doctype html><html lang="en"><title>x</title><style>${PANEL}.card{position:static}</style><main>${markup}</main>`,
  );
  const rules = { "page-has-heading-one": { enabled: false } }; // it stands in the site's page
  const violations = await violationsOf(page, { rules });
  await page.close();
  return violations;
}
