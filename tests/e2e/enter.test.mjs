// Drape holds Enter where it would send, in unknown boxes, too; it leaves Enter alone where it makes a line or chooses from a menu.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { CLEAN, REDACTED, RISKY } from "./support/texts.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();
let tab;

describe("in a box that nobody knows", () => {
  test("Enter sends where no button does, and is held, also before the text was judged", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/somewhere`, "#talk", RISKY);
    await tab.pressEnter();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });

  test("Enter that may send beside a button is held when something blocks", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/talk`, "#talk", RISKY);
    await tab.statusIs(/^1 finding/);
    await tab.pressEnter();
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    await tab.postedIs([REDACTED]);
  });

  test("Enter sends what does not block", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/somewhere`, "#talk", "Is your cell (202) 555-0143?");
    await tab.statusIs(/^1 finding/);
    await tab.pressEnter();
    await tab.postedIs(["Is your cell (202) 555-0143?"]);
  });

  test("Enter that was seen to make a line is not held any more", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/notes`, "#notes", "Hello,");
    await tab.statusIs("Nothing found");
    await tab.pressEnter();
    await tab.page.keyboard.insertText(RISKY);
    await tab.statusIs(/^1 finding/);
    await tab.pressEnter();
    await tab.page.keyboard.insertText("Bye");
    await tab.textIs("notes", `Hello,\n\n${RISKY}\n\nBye`);
    expect(await tab.accessible("alertdialog")).toEqual([]);
    await tab.click("#send-notes");
    await tab.isHeld();
  });
});

describe("in a box that nobody knows, and nothing sends", () => {
  test("Enter makes its line when it was held until the text was judged", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/diary`, "#lines", CLEAN);
    await tab.pressEnter();
    await tab.textIs("lines", `${CLEAN}\n`);
    await tab.insert("#diary", CLEAN);
    await tab.pressEnter();
    await tab.textIs("diary", `${CLEAN}\n\n`);
  });

  test("Enter that was seen to make a line is not held any more", async () => {
    tab = await drape.openWith(`${FACEBOOK}/plugins/diary`, "#diary", "Hello,");
    await tab.statusIs("Nothing found");
    await tab.pressEnter();
    await tab.page.keyboard.insertText(RISKY);
    await tab.pressEnter();
    await tab.page.keyboard.insertText("Bye");
    await tab.textIs("diary", `Hello,\n\n${RISKY}\n\nBye`);
    expect(await tab.accessible("alertdialog")).toEqual([]);
  });
});

/** The attributes that a box has while its menu of mentions is open. */
const MENUS = [
  ["names what is chosen", { "aria-activedescendant": "first" }],
  ["is expanded and names its list", { "aria-expanded": "true", "aria-controls": "menu" }],
  ["is expanded", { "aria-expanded": "true" }],
  ["names its list", { "aria-controls": "menu" }],
  ["says nothing, while a mention is written", {}],
];

/** Open the menu, which takes the next Enter, and give the box attributes until then; runs in the page. */
function openMenu(attributes) {
  const [box, menu] = [document.getElementById("comment"), document.getElementById("menu")];
  menu.hidden = false;
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  const choose = (event) => {
    if (event.key !== "Enter" || menu.hidden) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    menu.hidden = true;
    for (const name of Object.keys(attributes)) box.removeAttribute(name);
    document.execCommand("insertText", false, "a ");
  };
  addEventListener("keydown", choose, true);
}

test.each(MENUS)("an open menu's Enter is the menu's: the box %s", async (_, attributes) => {
  tab = await drape.openWith(`${FACEBOOK}/mentions`, "#comment", `${RISKY} @Rit`);
  await tab.statusIs(/finding/);
  await tab.page.evaluate(openMenu, attributes);
  await tab.pressEnter();
  await tab.textIs("comment", `${RISKY} @Rita `);
  expect(await tab.accessible("alertdialog")).toEqual([]);
  await tab.pressEnter(); // the menu has closed
  await tab.isHeld();
  expect(await tab.posted()).toEqual([]);
});

test("a page that takes no Enter but the user's own gets a click on its button", async () => {
  tab = await drape.openWith(`${FACEBOOK}/stubborn`, "#comment", RISKY);
  await tab.pressEnter();
  await tab.isHeld();
  await tab.redactAndPost();
  await tab.postedIs([REDACTED]);
});

test("where there is no button, the user is asked for Enter once more, which then sends", async () => {
  tab = await drape.openWith(`${FACEBOOK}/stubborn`, "#keysonly", RISKY);
  await tab.pressEnter();
  await tab.isHeld();
  await tab.redactAndPost();
  await tab.textAppears("This page does not take Enter from Drape: press it once more");
  await tab.textIs("keysonly", REDACTED);
  await until(
    async () => {
      await tab.pressEnter(); // the text is checked again first
      return tab.posted();
    },
    (posted) => posted.length > 0,
  );
  expect(await tab.posted()).toEqual([REDACTED]);
});
