// Comments of others on the practice's page: Drape checks them when asked to, marks them, writes a safe reply, and never sends it.
import { expect, test } from "vitest";
import { pair } from "./support/extension.mjs";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK } from "./support/sites.mjs";
import { hasLength, until } from "./support/until.mjs";

const drape = useDrape({ paired: false });

const REPLY = /^(Thank you|This page is public|Please take|For your own privacy)/;
const NO_BOX = "Press Reply at the comment, then try again";

/** Press the popup's button while a tab is in front, and read what it then says. */
async function checkComments(tab) {
  const popup = await drape.openPopupAbout(tab);
  await popup.evaluate(() => document.getElementById("moderate").click());
  const said = await until(
    () => popup.evaluate(() => document.getElementById("moderated").textContent),
    (words) => words && words !== "Looking…",
  );
  await popup.close();
  return said;
}

/** The markers beside comments. */
const markers = (tab) => tab.accessible("region", "Drape: a comment to look at");
const markersAre = (tab, count) => until(() => markers(tab), hasLength(count));

test("without a pairing the comments are not called clean", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/comments`);
  expect(await checkComments(tab)).toBe("The comments were not checked.");
  await pair(drape.browser, drape.server);
});

test("comments that give private details away are marked, the others and the practice's post are not", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/comments`);
  expect(await markers(tab)).toEqual([]); // never without being asked
  expect(await checkComments(tab)).toBe("4 comments checked, 2 marked: hide and answer.");
  expect((await markers(tab)).length).toBe(2);
});

test("a safe answer goes into the open reply box and is not sent; where none is open, that is said", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/comments`);
  await checkComments(tab);
  await tab.press("Safe answer");
  const answer = await until(() => tab.text("comment"), Boolean);
  expect(answer).toMatch(REPLY);
  expect(answer).not.toMatch(/chemo|202-555/);
  expect(await tab.posted()).toEqual([]);
  await tab.press("Dismiss"); // the first marker's
  await markersAre(tab, 1);
  await tab.press("Safe answer");
  await tab.textAppears(NO_BOX);
});

test("a safe answer finds its box in a form outside every comment: after it, or where the user is", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/replies`);
  await checkComments(tab);
  const written = (box) => until(() => tab.text(box), Boolean);
  await tab.press("Safe answer"); // Dana's, whose form follows
  expect(await written("reply")).toMatch(REPLY);
  await tab.press("Dismiss");
  await markersAre(tab, 1);
  await tab.press("Safe answer"); // Rosa's, whom Tom answered before the form
  await tab.textAppears(NO_BOX);
  await tab.click("#answer");
  await tab.press("Safe answer");
  expect(await written("answer")).toMatch(REPLY);
  expect(await tab.text("comment")).toBe("");
  expect(await tab.posted()).toEqual([]);
});

/** Scroll to the "top" or the "bottom", and wait for the frame in which the markers have followed. */
const scrollTab = ({ page }, end) =>
  page.evaluate(
    (wanted) =>
      new Promise((done) => {
        scrollTo(0, wanted === "top" ? 0 : document.body.scrollHeight);
        requestAnimationFrame(() => requestAnimationFrame(done));
      }),
    end,
  );

test("switched on, comments are looked at as they scroll into view, each once; switched off, no more", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/long`);
  const popup = await drape.openPage("popup");
  const asTheyScroll = popup.getByLabel("Check comments as they scroll into view");
  await asTheyScroll.check();
  await tab.page.bringToFront();
  await markersAre(tab, 1);
  await checkComments(tab); // both ways together mark each comment once
  await scrollTab(tab, "bottom");
  await markersAre(tab, 1);
  await scrollTab(tab, "top");
  await markersAre(tab, 1);
  await tab.press("Dismiss");
  await markersAre(tab, 0);
  await scrollTab(tab, "bottom");
  await markersAre(tab, 1);
  await scrollTab(tab, "top");
  await markersAre(tab, 0); // the first was dismissed, the second is out of sight
  await asTheyScroll.uncheck();
  await popup.getByText("Connected to Drape").waitFor();
  await tab.page.reload();
  expect(await checkComments(tab)).toBe("3 comments checked, 2 marked: hide and answer.");
});

test("comments in other languages are checked for numbers and addresses, and never called clean", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/practice/languages`);
  expect(await checkComments(tab)).toBe(
    "4 comments checked, 1 marked: hide and answer. Drape reads English only so far: in 2 of them, only numbers and addresses were checked.",
  );
  expect((await markers(tab)).length).toBe(1);
  expect(await tab.accessible("button", "Safe answer")).toEqual([]);
});

test("a page without comments says so", async () => {
  const tab = await drape.openTab(`${FACEBOOK}/messages/t/1`);
  expect(await checkComments(tab)).toBe("No comments were found on this page.");
});
