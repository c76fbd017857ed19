// The popup says what is seen of the box that the user is in, shows it on the page, and copies it in words without any text.
import { afterEach, expect, test } from "vitest";
import { until } from "./browser.mjs";
import { guardedPage } from "./holding.mjs";
import { stage } from "./stage.mjs";

let browser, on, popup;

stage((stands) => {
  ({ browser } = stands);
});

afterEach(async () => {
  expect(on.errors).toEqual([]);
  await popup.close();
  await on.page.close();
});

const SECRET = "Wilhelmina Marzipan, SSN 536-90-4399";

/** Write in a box and open the popup about it. */
async function asking(url, box) {
  on = await guardedPage(browser.context, url);
  await on.write(box, SECRET);
  popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.id}/popup.html`);
  await on.page.bringToFront(); // so that the popup is about it
  await popup.reload();
  return until(() => popup.locator("#seen").textContent(), Boolean);
}

const press = (id) => popup.evaluate((name) => document.getElementById(name).click(), id);

const SEEN = [
  ["https://www.facebook.com/create-post", "#post", "It is held when you press “Post”."],
  ["https://www.facebook.com/practice/posts/pfbid0b", "#comment", "It is held when you press “Comment” or Enter."],
  ["https://www.instagram.com/create/details", "#caption", "It is held when you press “Share”."],
  ["https://www.facebook.com/messages/t/1", "#message", "It is held when you press Enter."],
  [
    "https://www.facebook.com/plugins/notes",
    "#notes",
    "It is held when you press “Konservi” or Enter, where it sends.",
  ],
  ["https://www.facebook.com/docked", "#chat", "It is held when you press Enter."],
];

test.each(SEEN)("%s %s: %s", async (url, box, words) => {
  expect(await asking(url, box)).toBe(words);
});

test("a box that nothing seems to send is said to be so", async () => {
  expect(await asking("https://www.facebook.com/missed", "#post")).toBe("Drape sees nothing here that sends it.");
});

test("the box and its button are outlined on the page for a moment", async () => {
  await asking("https://www.instagram.com/create/details", "#caption");
  await press("point");
  const outlines = await until(
    () => on.ours("outline"),
    (all) => all.length === 2,
  );
  const places = await on.page.evaluate(() =>
    ["#caption", "#send-caption"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()),
  );
  for (const [i, { html, box }] of outlines.entries()) {
    expect(html).toContain(["Drape reads this", "Sends it"][i]);
    expect(box.left).toBeLessThanOrEqual(places[i].left);
    expect(box.bottom).toBeGreaterThanOrEqual(places[i].bottom);
  }
});

test("the report names kinds and places, and no words of the page or the user", async () => {
  await asking("https://www.instagram.com/create/details", "#caption");
  await popup.bringToFront();
  await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await popup.getByRole("button", { name: "Copy a report without text" }).click();
  await popup.getByText("Copied, without your text.").waitFor();
  const report = await popup.evaluate(() => navigator.clipboard.readText());
  expect(report.split("\n")).toEqual([
    expect.stringMatching(/^Drape \d+\.\d+\.\d+ on Instagram, site adapter, as instagram_caption$/),
    "box: Lexical div textbox in div dialog",
    "buttons: div button of a known name in div dialog",
    "Enter: makes a line",
  ]);
  expect(report).not.toMatch(/Marzipan|536-90|Share|caption\.\.\./);
});
