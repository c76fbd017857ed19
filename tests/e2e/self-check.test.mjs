// The popup says how Drape sees the box that the user is in, outlines it on the page, and copies a report without any text.
import { expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { FACEBOOK, INSTAGRAM } from "./support/sites.mjs";
import { hasLength, until } from "./support/until.mjs";

const drape = useDrape();
let tab, popup;

const SECRET = "Wilhelmina Marzipan, SSN 536-90-4399";

/** Write in a box, open the popup about it, and read what it says of the box. */
async function popupSays(url, box) {
  tab = await drape.openWith(url, box, SECRET);
  popup = await drape.openPopupAbout(tab);
  return until(() => popup.locator("#seen").textContent(), Boolean);
}

const pressInPopup = (id) => popup.evaluate((name) => document.getElementById(name).click(), id);

const SEEN = [
  [`${FACEBOOK}/create-post`, "#post", "It is held when you press “Post”."],
  [`${FACEBOOK}/practice/posts/pfbid0b`, "#comment", "It is held when you press “Comment” or Enter."],
  [`${INSTAGRAM}/create/details`, "#caption", "It is held when you press “Share”."],
  [`${FACEBOOK}/messages/t/1`, "#message", "It is held when you press Enter."],
  [`${FACEBOOK}/plugins/notes`, "#notes", "It is held when you press “Konservi” or Enter, where it sends."],
  [`${FACEBOOK}/docked`, "#chat", "It is held when you press Enter."],
];

test.each(SEEN)("%s %s: %s", async (url, box, words) => {
  expect(await popupSays(url, box)).toBe(words);
});

test("a box that nothing seems to send is said to be so", async () => {
  expect(await popupSays(`${FACEBOOK}/missed`, "#post")).toBe("Drape sees nothing here that sends it.");
});

test("the box and its button are outlined on the page for a moment", async () => {
  await popupSays(`${INSTAGRAM}/create/details`, "#caption");
  await pressInPopup("point");
  const outlines = await until(() => tab.elements("outline"), hasLength(2));
  const boxes = await tab.page.evaluate(() =>
    ["#caption", "#send-caption"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()),
  );
  for (const [i, { html, box }] of outlines.entries()) {
    expect(html).toContain(["Drape reads this", "Sends it"][i]);
    expect(box.left).toBeLessThanOrEqual(boxes[i].left);
    expect(box.bottom).toBeGreaterThanOrEqual(boxes[i].bottom);
  }
});

test("the report names kinds and places, and no words of the page or the user", async () => {
  await popupSays(`${INSTAGRAM}/create/details`, "#caption");
  await popup.bringToFront();
  await drape.browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
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
