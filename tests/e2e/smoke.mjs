// The main job once, from a keystroke in a real Lexical editor to a redacted text: exits 0 when it was done exactly.
import { launch, meet, pair, until } from "./browser.mjs";
import { startDrape } from "./drape.mjs";
import { serveSites } from "./sites.mjs";

const KEPT = "Parking behind the building is free.";
const POST = `${KEPT} So glad we saw you in our office on 3/14 🎉 Your member number 1EG4-TE5-MK73 is on file, is your cell still (202) 555-0143?`;
const WANTED = ["3/14", "1EG4-TE5-MK73", "(202) 555-0143"];

/** Underlined stretches that do not lie inside another, in the order of the text. */
function lines(underlined) {
  const all = Object.values(underlined).flat();
  const outer = all.filter((one) => !all.some((other) => other !== one && other.includes(one)));
  return outer.sort((a, b) => POST.indexOf(a) - POST.indexOf(b));
}

const sites = await serveSites();
const drape = await startDrape();
const browser = await launch({ sites });
try {
  await pair(browser, drape);
  const facebook = await meet(browser.context, "https://www.facebook.com/");
  await facebook.page.locator("#post").click();
  await facebook.page.keyboard.type(POST);
  console.log(`\nTyped into a Facebook post:\n  ${POST}\n\nUnderlined:`);
  const seen = await until(
    async () => lines(await facebook.underlines()),
    (found) => found.length >= WANTED.length,
  );
  for (const line of seen) console.log(`  ${line}`);
  await facebook.open("1EG4-TE5-MK73");
  await facebook.press("Redact all");
  await facebook.says(/^Redacted/);
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
  await drape.remove();
  sites.close();
}
