// Enter is held where it would send, in boxes that nobody knows, too; it is left alone where it makes a line or takes what a menu offers.
import { afterEach, describe, expect, test } from "vitest";
import { until } from "./browser.mjs";
import { CLEAN, guardedPage, MENDED, RISKY } from "./holding.mjs";
import { stage } from "./stage.mjs";

const FACEBOOK = "https://www.facebook.com";

let browser, on;

stage((stands) => {
  ({ browser } = stands);
});

afterEach(async () => {
  expect(on.errors).toEqual([]);
  await on.page.close();
});

describe("in a box that nobody knows", () => {
  test("Enter sends where no button does, and is held, also before the text was judged", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/somewhere`);
    await on.write("#talk", RISKY);
    await on.enter();
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Redact and post");
    await on.press("Post this");
    await on.postedIs([MENDED]);
  });

  test("Enter that may send beside a button is held when something blocks", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/talk`);
    await on.write("#talk", RISKY);
    await on.says(/^1 finding/);
    await on.enter();
    await on.isHeld();
    expect(await on.posted()).toEqual([]);
    await on.press("Redact and post");
    await on.press("Post this");
    await on.postedIs([MENDED]);
  });

  test("Enter sends what does not block", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/somewhere`);
    await on.write("#talk", "Is your cell (202) 555-0143?");
    await on.says(/^1 finding/);
    await on.enter();
    await on.postedIs(["Is your cell (202) 555-0143?"]);
  });

  test("Enter that was seen to make a line is not held any more", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/notes`);
    await on.write("#notes", "Hello,");
    await on.says("Nothing found");
    await on.enter();
    await on.page.keyboard.insertText(RISKY);
    await on.says(/^1 finding/);
    await on.enter();
    await on.page.keyboard.insertText("Bye");
    await on.textIs("notes", `Hello,\n\n${RISKY}\n\nBye`);
    expect(await on.accessible("alertdialog")).toEqual([]);
    await on.click("#send-notes");
    await on.isHeld();
  });
});

describe("in a box that nobody knows, and nothing sends", () => {
  test("Enter makes its line when it was held until the text was judged", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/diary`);
    await on.write("#lines", CLEAN);
    await on.enter();
    await on.textIs("lines", `${CLEAN}\n`);
    await on.write("#diary", CLEAN);
    await on.enter();
    await on.textIs("diary", `${CLEAN}\n\n`);
  });

  test("Enter that was seen to make a line is not held any more", async () => {
    on = await guardedPage(browser.context, `${FACEBOOK}/plugins/diary`);
    await on.write("#diary", "Hello,");
    await on.says("Nothing found");
    await on.enter();
    await on.page.keyboard.insertText(RISKY);
    await on.enter();
    await on.page.keyboard.insertText("Bye");
    await on.textIs("diary", `Hello,\n\n${RISKY}\n\nBye`);
    expect(await on.accessible("alertdialog")).toEqual([]);
  });
});

/** What a box says while a menu of mentions is open at it. */
const MENUS = [
  ["names what is chosen", { "aria-activedescendant": "first" }],
  ["is expanded and names its list", { "aria-expanded": "true", "aria-controls": "menu" }],
  ["is expanded", { "aria-expanded": "true" }],
  ["names its list", { "aria-controls": "menu" }],
  ["says nothing, while a mention is written", {}],
];

test.each(MENUS)("an open menu's Enter is the menu's: the box %s", async (_, attributes) => {
  on = await guardedPage(browser.context, `${FACEBOOK}/mentions`);
  await on.write("#comment", `${RISKY} @Rit`);
  await on.says(/finding/);
  await on.page.evaluate((all) => {
    const [box, menu] = [document.getElementById("comment"), document.getElementById("menu")];
    menu.hidden = false;
    for (const [name, value] of Object.entries(all)) box.setAttribute(name, value);
    const choose = (event) => {
      if (event.key !== "Enter" || menu.hidden) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      menu.hidden = true;
      for (const name of Object.keys(all)) box.removeAttribute(name);
      document.execCommand("insertText", false, "a ");
    };
    addEventListener("keydown", choose, true);
  }, attributes);
  await on.enter();
  await on.textIs("comment", `${RISKY} @Rita `);
  expect(await on.accessible("alertdialog")).toEqual([]);
  await on.enter(); // the menu has closed
  await on.isHeld();
  expect(await on.posted()).toEqual([]);
});

test("a page that takes no Enter but the user's own gets a click on its button", async () => {
  on = await guardedPage(browser.context, `${FACEBOOK}/stubborn`);
  await on.write("#comment", RISKY);
  await on.enter();
  await on.isHeld();
  await on.press("Redact and post");
  await on.press("Post this");
  await on.postedIs([MENDED]);
});

test("where there is no button, the user is asked for Enter once more, which then sends", async () => {
  on = await guardedPage(browser.context, `${FACEBOOK}/stubborn`);
  await on.write("#keysonly", RISKY);
  await on.enter();
  await on.isHeld();
  await on.press("Redact and post");
  await on.press("Post this");
  await on.notices("This page does not take Enter from Drape: press it once more");
  await on.textIs("keysonly", MENDED);
  await until(
    async () => {
      await on.enter(); // the text is checked again first
      return on.posted();
    },
    (posted) => posted.length > 0,
  );
  expect(await on.posted()).toEqual([MENDED]);
});
