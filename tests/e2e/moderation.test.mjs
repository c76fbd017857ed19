// What others wrote on the practice's page: checked when asked to, marked, answered safely, never sent.
import { expect, test } from "vitest";
import { meet, pair, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let drape, browser;

stage(
  (on) => {
    ({ drape, browser } = on);
  },
  { paired: false },
);

/** Press the popup's button while `page` is in front, and read what it then says. */
async function checkComments(page) {
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.id}/popup.html`);
  await popup.waitForLoadState();
  await page.bringToFront(); // so that the popup is about it
  await popup.evaluate(() => document.getElementById("moderate").click());
  const said = await until(
    () => popup.evaluate(() => document.getElementById("moderated").textContent),
    (words) => words && words !== "Looking…",
  );
  await popup.close();
  return said;
}

const markers = (met) => met.accessible("region", "Drape: a comment to look at");

test("without a pairing the comments are not called clean", async () => {
  const { page } = await meet(browser.context, "https://www.facebook.com/practice/comments");
  expect(await checkComments(page)).toBe("The comments were not checked.");
  await page.close();
  await pair(browser, drape);
});

test("comments that give private details away are marked, the others and the practice's post are not", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/practice/comments");
  expect(await markers(met)).toEqual([]); // never without being asked
  expect(await checkComments(met.page)).toBe("4 comments checked, 2 marked: hide and answer.");
  expect((await markers(met)).length).toBe(2);
  expect(met.errors).toEqual([]);
  await met.page.close();
});

test("a safe answer goes into the open reply box and is not sent; where none is open, that is said", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/practice/comments");
  await checkComments(met.page);
  await met.press("Safe answer");
  const written = () => met.page.evaluate(() => window.editors.comment.text());
  const answer = await until(written, Boolean);
  expect(answer).toMatch(/^(Thank you|This page is public|Please take|For your own privacy)/);
  expect(answer).not.toMatch(/chemo|202-555/);
  expect(await met.page.evaluate(() => window.posted)).toEqual([]);
  await met.press("Dismiss"); // the first marker's
  await until(
    () => markers(met),
    (nodes) => nodes.length === 1,
  );
  await met.press("Safe answer");
  await until(
    () => met.accessible("StaticText", "Press Reply at the comment, then try again"),
    (nodes) => nodes.length === 1,
  );
  await met.page.close();
});

test("a safe answer finds its box in a form outside every comment: after it, or where the user is", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/practice/replies");
  await checkComments(met.page);
  const written = (box) => until(() => met.text(box), Boolean);
  await met.press("Safe answer"); // Dana's, whose form follows
  expect(await written("reply")).toMatch(/^(Thank you|This page is public|Please take|For your own privacy)/);
  await met.press("Dismiss");
  await until(
    () => markers(met),
    (nodes) => nodes.length === 1,
  );
  await met.press("Safe answer"); // Rosa's, whom Tom answered before the form
  await until(
    () => met.accessible("StaticText", "Press Reply at the comment, then try again"),
    (nodes) => nodes.length === 1,
  );
  await met.page.locator("#answer").click();
  await met.press("Safe answer");
  expect(await written("answer")).toMatch(/^(Thank you|This page is public|Please take|For your own privacy)/);
  expect(await met.text("comment")).toBe("");
  expect(await met.page.evaluate(() => window.posted)).toEqual([]);
  await met.page.close();
});

test("switched on, comments are looked at as they scroll into view, each once; switched off, no more", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/practice/long");
  const marked = (count) =>
    until(
      () => markers(met),
      (nodes) => nodes.length === count,
    );
  /** Scroll, and wait for the frame in which the markers have followed. */
  const scrolled = (end) =>
    met.page.evaluate(
      (wanted) =>
        new Promise((done) => {
          scrollTo(0, wanted === "top" ? 0 : document.body.scrollHeight);
          requestAnimationFrame(() => requestAnimationFrame(done));
        }),
      end,
    );
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.id}/popup.html`);
  await popup.getByLabel("Check comments as they scroll into view").check();
  await met.page.bringToFront();
  await marked(1);
  await checkComments(met.page); // both ways together mark each comment once
  await scrolled("bottom");
  await marked(1);
  await scrolled("top");
  await marked(1);
  await met.press("Dismiss");
  await marked(0);
  await scrolled("bottom");
  await marked(1);
  await scrolled("top");
  await marked(0); // the first was dismissed, the second is out of sight
  await popup.getByLabel("Check comments as they scroll into view").uncheck();
  await popup.getByText("Connected to Drape").waitFor();
  await met.page.reload();
  expect(await checkComments(met.page)).toBe("3 comments checked, 2 marked: hide and answer.");
  await popup.close();
  await met.page.close();
});

test("comments in other languages are checked for numbers and addresses, and never called clean", async () => {
  const met = await meet(browser.context, "https://www.facebook.com/practice/languages");
  expect(await checkComments(met.page)).toBe(
    "4 comments checked, 1 marked: hide and answer. Drape reads English only so far: in 2 of them, only numbers and addresses were checked.",
  );
  expect((await markers(met)).length).toBe(1);
  expect(await met.accessible("button", "Safe answer")).toEqual([]);
  await met.page.close();
});

test("a page without comments says so", async () => {
  const { page } = await meet(browser.context, "https://www.facebook.com/messages/t/1");
  expect(await checkComments(page)).toBe("No comments were found on this page.");
  await page.close();
});
