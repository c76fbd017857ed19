// Does the main job once, from a keystroke in a real Lexical editor to a redacted text; exits with 0 if the result is exact.
import { serveStandIns } from "./stand-ins/serve.mjs";
import { launch } from "./support/chromium.mjs";
import { pair } from "./support/extension.mjs";
import { startServer } from "./support/server.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { openTab } from "./support/tab/index.mjs";
import { until } from "./support/until.mjs";

const KEPT = "Parking behind the building is free.";
const POST = `${KEPT} So glad we saw you in our office on 3/14 🎉 Your member number 1EG4-TE5-MK73 is on file, is your cell still (202) 555-0143?`;
const WANTED = ["3/14", "1EG4-TE5-MK73", "(202) 555-0143"];

/** Underlined words that do not lie inside others, in the order of the text. */
function outermost(underlined) {
  const all = Object.values(underlined).flat();
  const outer = all.filter((one) => !all.some((other) => other !== one && other.includes(one)));
  return outer.sort((a, b) => POST.indexOf(a) - POST.indexOf(b));
}

const standIns = await serveStandIns();
const server = await startServer();
const browser = await launch({ standIns });
try {
  await pair(browser, server);
  const facebook = await openTab(browser.context, FACEBOOK);
  await facebook.type("#post", POST);
  console.log(`\nTyped into a Facebook post:\n  ${POST}\n\nUnderlined:`);
  const seen = await until(
    async () => outermost(await facebook.underlines()),
    (found) => found.length >= WANTED.length,
  );
  for (const line of seen) console.log(`  ${line}`);
  await facebook.openCard("1EG4-TE5-MK73");
  await facebook.press("Redact all");
  await facebook.statusIs(/^Redacted/);
  const redacted = await facebook.text("post");
  console.log(`\nAfter "Redact all":\n  ${redacted}\n`);
  const exact = JSON.stringify(seen) === JSON.stringify(WANTED);
  const gone = redacted === KEPT;
  console.log(
    exact && gone ? "The main job works." : "FAILED: the underlines or the redacted text are not as they should be.",
  );
  process.exitCode = exact && gone ? 0 : 1;
} finally {
  await browser.context.close();
  await server.remove();
  standIns.close();
}
