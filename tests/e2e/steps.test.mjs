// A post whose last button stands in a dialog without the box is held there, too; and what was missed is said.
import { afterEach, describe, expect, test } from "vitest";
import { until } from "./browser.mjs";
import { CLEAN, guardedPage, MENDED, RISKY } from "./holding.mjs";
import { stage } from "./stage.mjs";

const FACEBOOK = "https://www.facebook.com";
const MISSED = "This may have been posted unchecked";

let drape, browser, on;

stage((stands) => {
  ({ drape, browser } = stands);
});

afterEach(async () => {
  drape.thaw();
  expect(on.errors).toEqual([]);
  await on.page.close();
});

const missed = async () => (await on.accessible("StaticText", MISSED)).length;

/** How often was told of what may have been posted. */
const counted = () =>
  browser.context
    .serviceWorkers()[0]
    .evaluate(async () => (await chrome.storage.local.get({ unchecked: { missed: 0 } })).unchecked.missed);

/** Count from now on how often the server has answered a check. */
async function answers() {
  const worker = browser.context.serviceWorkers()[0];
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

/** Wait as long as the net looks. */
const netIsIn = () => on.page.evaluate(() => new Promise((done) => setTimeout(done, 2600)));

describe("a post in two steps", () => {
  test("is held at the first, redacted there, and posted once", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/practice/new`);
    await on.write("#post", RISKY);
    await on.click("#next");
    await on.isHeld();
    await on.press("Redact and post");
    await on.press("Post this");
    await on.click("#final");
    await on.postedIs([MENDED]);
    await on.isFree();
  });

  test("that was to be posted anyway at the first is not asked about again", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/practice/new`);
    await on.write("#post", RISKY);
    await on.click("#next");
    await on.isHeld();
    await on.press("Post anyway");
    await on.click("#final");
    await on.postedIs([RISKY]);
    await netIsIn();
    expect(await missed()).toBe(0);
  });

  test("that came to the second by a way that we missed is held there, without its box", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/practice/new`);
    await on.write("#post", RISKY);
    await on.says(/^1 finding/);
    await on.click("#hidden-way");
    await on.click("#final");
    await on.isHeld();
    expect(await on.accessible("button", "Redact and post")).toEqual([]);
    expect(await on.posted()).toEqual([]);
    await on.press("Edit");
    await on.click("[data-back]");
    await on.textIs("post", RISKY);
    await on.click("#post");
    await on.says(/^1 finding/);
    await on.click("#next");
    await on.isHeld();
    await netIsIn();
    expect(await missed()).toBe(0);
  });

  test("that went through the first while there was no answer is held at the second", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/practice/new`);
    await on.write("#post", "A");
    await on.says("Nothing found");
    drape.freeze();
    await on.page.keyboard.insertText(RISKY);
    await on.click("#next");
    await until(
      () => on.accessible("StaticText", "Posted unchecked: Drape did not answer in time"),
      (nodes) => nodes.length === 1,
      15_000,
    );
    const answered = await answers();
    drape.thaw();
    await until(answered, (times) => times > 0);
    await on.click("#final");
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Post anyway");
    await on.postedIs([`A${RISKY}`]);
  });

  test("other buttons of a step without the box are not held", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/practice/new`);
    await on.write("#post", RISKY);
    await on.says(/^1 finding/);
    await on.page.getByRole("button", { name: "Friends" }).click();
    await on.click("#done");
    await on.textIs("post", RISKY);
    expect(await on.accessible("alertdialog")).toEqual([]);
    await netIsIn();
    expect(await missed()).toBe(0);
  });
});

describe("what went out by a way that we missed is said and counted", () => {
  const WAYS = [
    ["a box that is emptied", "/missed", "#note", () => on.click("#go")],
    ["a box that is taken away", "/missed", "#note", () => on.click("#away")],
    ["a box whose dialog only says that it is shared", "/missed", "#post", () => on.click("#share")],
    ["a box of two steps", "/practice/new", "#post", async () => {
      await on.click("#hidden-way");
      await on.page.evaluate(() => document.querySelector("[data-steps]").addEventListener("pointerdown", () => document.querySelector("[data-steps]").remove()));
      await on.page.locator("h2").click();
    }],
  ]; // biome-ignore format: a table

  test.each(WAYS)("%s", async (_, path, box, send) => {
    const before = await counted();
    on = await guardedPage(browser.context, `${FACEBOOK}${path}`);
    await on.write(box, RISKY);
    await on.says(/^1 finding/);
    await send();
    await on.notices(MISSED);
    await until(counted, (seen) => seen === before + 1);
    const options = await browser.context.newPage();
    await options.goto(`chrome-extension://${browser.id}/options.html`);
    await until(
      () => options.locator("#posted").textContent(),
      (seen) => seen.includes(`May have been posted unchecked: ${before + 1}`),
    );
    await options.close();
  });

  test("Enter in a box that nobody knows, before anything was judged", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/talk`);
    await on.write("#talk", RISKY);
    await on.enter();
    await on.postedIs([RISKY]);
    await on.notices(MISSED);
  });
});

const HARMLESS = [
  ["cancelling", RISKY, "#note", () => on.click("#cancel")],
  ["following a link", RISKY, "#note", () => on.page.evaluate(() => {
    document.getElementById("link").addEventListener("click", () => document.getElementById("part").remove());
  }).then(() => on.click("#link"))],
  ["going elsewhere", RISKY, "#note", () => on.page.evaluate(() => {
    document.getElementById("nothing").addEventListener("click", () => {
      history.pushState({}, "", "/elsewhere");
      document.getElementById("part").remove();
    });
  }).then(() => on.click("#nothing"))],
  ["Escape", RISKY, "#note", () => on.page.evaluate(() => {
    addEventListener("keydown", ({ key }) => key === "Escape" && document.getElementById("part").remove());
  }).then(() => on.page.keyboard.press("Escape"))],
  ["closing a dialog, and saying so", RISKY, "#post", async () => {
    await on.page.evaluate(() => {
      document.querySelector("#sharing").addEventListener("click", () => {
        document.body.insertAdjacentHTML("beforeend", '<div role="dialog"><h2>Ĉu forlasi?</h2><div role="button" id="leave">Forlasi</div></div>');
        document.getElementById("leave").addEventListener("click", () => document.getElementById("dialog").remove());
      });
    });
    await on.page.locator("#sharing").getByRole("button").click();
    await on.click("#leave");
  }],
  ["deleting it by hand after a click", RISKY, "#note", async () => {
    await on.click("#nothing");
    await on.page.locator("#note").focus();
    await on.page.keyboard.press("Control+A");
    await on.page.keyboard.press("Delete");
    await on.textIs("note", "");
  }],
  ["posting what is clean", CLEAN, "#note", () => on.click("#go")],
]; // biome-ignore format: a table

test.each(HARMLESS)("nothing is said after %s", async (_, text, box, act) => {
  on = await guardedPage(browser.context, `${FACEBOOK}/missed`);
  await on.write(box, text);
  await on.says(text === CLEAN ? "Nothing found" : /^1 finding/);
  await act();
  await netIsIn();
  expect(await missed()).toBe(0);
});

test("nothing is said of what was held, and then posted", async () => {
  on = await guardedPage(browser.context, `${FACEBOOK}/`);
  await on.write("#comment", RISKY);
  await on.click("#send-comment");
  await on.isHeld();
  await on.press("Redact and post");
  await on.press("Post this");
  await on.postedIs([MENDED]);
  await on.write("#comment", CLEAN);
  await on.click("#send-comment");
  await on.postedIs([MENDED, CLEAN]);
  await netIsIn();
  expect(await missed()).toBe(0);
});
