// Drape holds a post at its last button when the dialog of that step has no box, too; and it says what it missed.
import { afterEach, describe, expect, test } from "vitest";
import { backgroundOf } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { CLEAN, REDACTED, RISKY } from "./support/texts.mjs";
import { hasLength, until } from "./support/until.mjs";

const MISSED = "This may have been posted unchecked";

const drape = useDrape();
let tab;

afterEach(() => drape.server.thaw());

const saysMissed = async () => (await tab.accessible("StaticText", MISSED)).length > 0;

/** How often the extension has said that something may have been posted unchecked. */
const countMissed = () =>
  backgroundOf(drape.browser).evaluate(
    async () => (await chrome.storage.local.get({ unchecked: { missed: 0 } })).unchecked.missed,
  );

/** Count from now on how often the server has answered a check. */
async function countAnswers() {
  const worker = backgroundOf(drape.browser);
  await worker.evaluate(() => {
    const { fetch } = globalThis;
    globalThis.answered = 0;
    globalThis.fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (url.endsWith("/check")) globalThis.answered += 1;
      return response;
    };
  });
  return () => worker.evaluate(() => globalThis.answered);
}

/** Wait until the extension stops looking for a post that was sent in a way it does not know. */
const lookIsOver = () => tab.page.evaluate(() => new Promise((done) => setTimeout(done, 2600)));

describe("a post in two steps", () => {
  test("is held at the first, redacted there, and posted once", async () => {
    tab = await drape.openWith(`${FACEBOOK}/practice/new`, "#post", RISKY);
    await tab.click("#next");
    await tab.isHeld();
    await tab.redactAndPost();
    await tab.click("#final");
    await tab.postedIs([REDACTED]);
    await tab.isNotHeld();
  });

  test("that was to be posted anyway at the first is not asked about again", async () => {
    tab = await drape.openWith(`${FACEBOOK}/practice/new`, "#post", RISKY);
    await tab.click("#next");
    await tab.isHeld();
    await tab.press("Post anyway");
    await tab.click("#final");
    await tab.postedIs([RISKY]);
    await lookIsOver();
    expect(await saysMissed()).toBe(false);
  });

  test("that came to the second by a way that we missed is held there, without its box", async () => {
    tab = await drape.openWith(`${FACEBOOK}/practice/new`, "#post", RISKY);
    await tab.statusIs(/^1 finding/);
    await tab.click("#hidden-way");
    await tab.click("#final");
    await tab.isHeld();
    expect(await tab.accessible("button", "Redact and post")).toEqual([]);
    expect(await tab.posted()).toEqual([]);
    await tab.press("Edit");
    await tab.click("[data-back]");
    await tab.textIs("post", RISKY);
    await tab.click("#post");
    await tab.statusIs(/^1 finding/);
    await tab.click("#next");
    await tab.isHeld();
    await lookIsOver();
    expect(await saysMissed()).toBe(false);
  });

  test("that went through the first while there was no answer is held at the second", async () => {
    tab = await drape.openWith(`${FACEBOOK}/practice/new`, "#post", "A");
    await tab.statusIs("Nothing found");
    drape.server.freeze();
    await tab.page.keyboard.insertText(RISKY);
    await tab.click("#next");
    await until(
      () => tab.accessible("StaticText", "Posted unchecked: Drape did not answer in time"),
      hasLength(1),
      15_000,
    );
    const answered = await countAnswers();
    drape.server.thaw();
    await until(answered, (times) => times > 0);
    await tab.click("#final");
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.press("Post anyway");
    await tab.postedIs([`A${RISKY}`]);
  });

  test("other buttons of a step without the box are not held", async () => {
    tab = await drape.openWith(`${FACEBOOK}/practice/new`, "#post", RISKY);
    await tab.statusIs(/^1 finding/);
    await tab.page.getByRole("button", { name: "Friends" }).click();
    await tab.click("#done");
    await tab.textIs("post", RISKY);
    expect(await tab.accessible("alertdialog")).toEqual([]);
    await lookIsOver();
    expect(await saysMissed()).toBe(false);
  });
});

describe("what went out by a way that we missed is said and counted", () => {
  const WAYS = [
    ["a box that is emptied", "/missed", "#note", () => tab.click("#go")],
    ["a box that is taken away", "/missed", "#note", () => tab.click("#away")],
    ["a box whose dialog only says that it is shared", "/missed", "#post", () => tab.click("#share")],
    ["a box of two steps", "/practice/new", "#post", async () => {
      await tab.click("#hidden-way");
      await tab.page.evaluate(() => {
        const dialog = document.querySelector("[data-steps]");
        dialog.addEventListener("pointerdown", () => dialog.remove());
      });
      await tab.click("h2");
    }],
  ]; // biome-ignore format: a table

  test.each(WAYS)("%s", async (_, path, box, send) => {
    const before = await countMissed();
    tab = await drape.openWith(`${FACEBOOK}${path}`, box, RISKY);
    await tab.statusIs(/^1 finding/);
    await send();
    await tab.textAppears(MISSED);
    await until(countMissed, (seen) => seen === before + 1);
    const options = await drape.openPage("options");
    await until(
      () => options.locator("#posted").textContent(),
      (seen) => seen.includes(`May have been posted unchecked: ${before + 1}`),
    );
  });

  test("Enter in a box that nobody knows, before anything was judged", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/talk`, "#talk", RISKY);
    await tab.pressEnter();
    await tab.postedIs([RISKY]);
    await tab.textAppears(MISSED);
  });
});

const HARMLESS = [
  ["cancelling", RISKY, "#note", () => tab.click("#cancel")],
  ["following a link", RISKY, "#note", () => tab.page.evaluate(() => {
    document.getElementById("link").addEventListener("click", () => document.getElementById("part").remove());
  }).then(() => tab.click("#link"))],
  ["going elsewhere", RISKY, "#note", () => tab.page.evaluate(() => {
    document.getElementById("nothing").addEventListener("click", () => {
      history.pushState({}, "", "/elsewhere");
      document.getElementById("part").remove();
    });
  }).then(() => tab.click("#nothing"))],
  ["Escape", RISKY, "#note", () => tab.page.evaluate(() => {
    addEventListener("keydown", ({ key }) => key === "Escape" && document.getElementById("part").remove());
  }).then(() => tab.page.keyboard.press("Escape"))],
  ["closing a dialog, and saying so", RISKY, "#post", async () => {
    await tab.page.evaluate(() => {
      document.querySelector("#sharing").addEventListener("click", () => {
        const question = '<div role="dialog"><h2>Ĉu forlasi?</h2><div role="button" id="leave">Forlasi</div></div>';
        document.body.insertAdjacentHTML("beforeend", question);
        document.getElementById("leave").addEventListener("click", () => document.getElementById("dialog").remove());
      });
    });
    await tab.page.locator("#sharing").getByRole("button").click();
    await tab.click("#leave");
  }],
  ["deleting it by hand after a click", RISKY, "#note", async () => {
    await tab.click("#nothing");
    await tab.page.locator("#note").focus();
    await tab.page.keyboard.press("Control+A");
    await tab.page.keyboard.press("Delete");
    await tab.textIs("note", "");
  }],
  ["posting what is clean", CLEAN, "#note", () => tab.click("#go")],
]; // biome-ignore format: a table

test.each(HARMLESS)("nothing is said after %s", async (_, text, box, act) => {
  tab = await drape.openWith(`${FACEBOOK}/missed`, box, text);
  await tab.statusIs(text === CLEAN ? "Nothing found" : /^1 finding/);
  await act();
  await lookIsOver();
  expect(await saysMissed()).toBe(false);
});

test("nothing is said of what was held, and then posted", async () => {
  tab = await drape.openWith(`${FACEBOOK}/`, "#comment", RISKY);
  await tab.click("#send-comment");
  await tab.isHeld();
  await tab.redactAndPost();
  await tab.postedIs([REDACTED]);
  await tab.insert("#comment", CLEAN);
  await tab.click("#send-comment");
  await tab.postedIs([REDACTED, CLEAN]);
  await lookIsOver();
  expect(await saysMissed()).toBe(false);
});
