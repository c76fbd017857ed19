// Every composer runs the same list: known for what it publishes, underlined, redacted, restored, held, redacted and posted once.
import { afterEach, describe, expect, test } from "vitest";
import { meet, until } from "./browser.mjs";
import { stage } from "./stage.mjs";

let browser, met;

stage((on) => {
  ({ browser } = on);
});

afterEach(async () => {
  expect(met.errors).toEqual([]);
  await met.page.close();
});

const FACEBOOK = "https://www.facebook.com";
const BUSINESS = "https://business.facebook.com";
const INSTAGRAM = "https://www.instagram.com";
const THREADS = "https://www.threads.com";
/** What it is, where, the box, what sends it (a button of the page, or Enter), what it is checked as, and by which adapter. */
const COMPOSERS = [
  ["a Facebook post", `${FACEBOOK}/`, "post", "#send-post", "Facebook posts", "Facebook adapter"],
  ["a post whose title is a dialog of its own", `${FACEBOOK}/create-post`, "post", "#send-post", "Facebook posts", "Facebook adapter"],
  ["the edit of a post", `${FACEBOOK}/practice/posts/1`, "edited", "#send-edited", "Facebook posts", "Facebook adapter"],
  ["a group post", `${FACEBOOK}/groups/1`, "post", "#send-post", "Facebook posts", "Facebook adapter"],
  ["a poll's answer", `${FACEBOOK}/groups/1`, "option", null, "Facebook posts", "Facebook adapter"],
  ["an event's name", `${FACEBOOK}/events/create`, "event", "#send-details", "Facebook posts", "Facebook adapter"],
  ["an event's text", `${FACEBOOK}/events/create`, "details", "#send-details", "Facebook posts", "Facebook adapter"],
  ["an alternative text", `${FACEBOOK}/photo`, "alt", "#send-alt", "Facebook posts", "Facebook adapter"],
  ["a comment", `${FACEBOOK}/`, "comment", "Enter", "Facebook comments", "Facebook adapter"],
  ["a reply to a comment", `${FACEBOOK}/practice/posts/1`, "answer", "Enter", "Facebook comments", "Facebook adapter"],
  ["the edit of a comment", `${FACEBOOK}/practice/posts/1`, "changed", "Enter", "Facebook comments", "Facebook adapter"],
  ["a reply to a review", `${FACEBOOK}/practice/reviews`, "reply", "Enter", "Answers to reviews", "Facebook adapter"],
  ["a reply to a review of a profile", `${FACEBOOK}/profile.php?id=100042&sk=reviews`, "reply", "Enter", "Answers to reviews", "Facebook adapter"],
  ["a reply to a single recommendation", `${FACEBOOK}/dana.reyes/posts/pfbid02kSx`, "reply", "#send-reply", "Answers to reviews", "Facebook adapter"],
  ["a reply in the comments manager", `${FACEBOOK}/professional_dashboard/engagement/comments_manager/`, "answer", "Enter", "Facebook comments", "Facebook adapter"],
  ["a comment in a form outside the article", `${FACEBOOK}/practice/posts/pfbid0b`, "comment", "#send-comment", "Answers to reviews", "Facebook adapter"],
  ["an encrypted message, by its button", `${FACEBOOK}/messages/e2ee/t/1`, "message", "#send-message", "Messenger", "Facebook adapter"],
  ["a docked chat beside another, by its button", `${FACEBOOK}/chats`, "chat", "#send-chat", "Messenger", "Facebook adapter"],
  ["a message", `${FACEBOOK}/messages/t/1`, "message", "Enter", "Messenger", "Facebook adapter"],
  ["a docked chat", `${FACEBOOK}/docked`, "chat", "Enter", "Messenger", "Facebook adapter"],
  ["a box that nobody knows", `${FACEBOOK}/unknown`, "note", "#send-note", "Facebook posts", "generic adapter"],
  ["Draft.js, wherever", `${FACEBOOK}/draft`, "draft", "#send-draft", "Facebook posts", "generic adapter"],
  ["Slate, wherever", `${FACEBOOK}/slate`, "slate", "#send-slate", "Facebook posts", "generic adapter"],
  ["ProseMirror, wherever", `${FACEBOOK}/prosemirror`, "prosemirror", "#send-prosemirror", "Facebook posts", "generic adapter"],
  ["Quill, wherever", `${FACEBOOK}/quill`, "quill", "#send-quill", "Facebook posts", "generic adapter"],
  ["Messenger", "https://www.messenger.com/t/1", "message", "Enter", "Messenger", "Messenger adapter"],
  ["a post in Business Suite", `${BUSINESS}/latest/composer`, "post", "#send-post", "Facebook posts", "Meta Business Suite adapter"],
  ["a post in its Draft.js editor", `${BUSINESS}/latest/composer/draft`, "draft", "#send-draft", "Facebook posts", "Meta Business Suite adapter"],
  ["its first comment", `${BUSINESS}/latest/composer`, "first", null, "Facebook posts", "Meta Business Suite adapter"],
  ["its link's description", `${BUSINESS}/latest/composer`, "link", null, "Facebook posts", "Meta Business Suite adapter"],
  ["a message in its inbox", `${BUSINESS}/latest/inbox/all`, "message", "#send-message", "Messenger", "Meta Business Suite adapter"],
  ["a message of Instagram in its inbox", `${BUSINESS}/latest/inbox/all?asset_id=1&thread_type=IG_MESSAGE`, "message", "#send-message", "Instagram messages", "Meta Business Suite adapter"],
  ["a comment among all in its inbox", `${BUSINESS}/latest/inbox/all?thread_type=FB_AD_POST`, "message", "#send-message", "Facebook comments", "Meta Business Suite adapter"],
  ["a comment of Facebook in its inbox", `${BUSINESS}/latest/inbox/facebook?thread_type=FB_PAGE_POST`, "comment", "#send-comment", "Facebook comments", "Meta Business Suite adapter"],
  ["a comment of Instagram in its inbox", `${BUSINESS}/latest/inbox/instagram`, "comment", "#send-comment", "Instagram comments", "Meta Business Suite adapter"],
  ["a comment in its inbox", `${BUSINESS}/latest/inbox/facebook_comments`, "comment", "#send-comment", "Facebook comments", "Meta Business Suite adapter"],
  ["an Instagram caption", `${INSTAGRAM}/create`, "caption", "#send-caption", "Instagram captions", "Instagram adapter"],
  ["a caption that its header shares", `${INSTAGRAM}/create/details`, "caption", "#send-caption", "Instagram captions", "Instagram adapter"],
  ["a caption in another language", `${INSTAGRAM}/krei`, "caption", "#send-caption", "Instagram captions", "Instagram adapter"],
  ["the edit of a caption that its header sends", `${INSTAGRAM}/p/2`, "edited", "#send-edited", "Instagram captions", "Instagram adapter"],
  ["a comment by a button that submits nothing", `${INSTAGRAM}/p/3`, "comment", "#send-comment", "Instagram comments", "Instagram adapter"],
  ["the edit of a caption", `${INSTAGRAM}/p/1`, "edited", "#send-edited", "Instagram captions", "Instagram adapter"],
  ["an Instagram alternative text", `${INSTAGRAM}/create`, "alt", null, "Instagram captions", "Instagram adapter"],
  ["an Instagram comment", `${INSTAGRAM}/`, "comment", "Enter", "Instagram comments", "Instagram adapter"],
  ["a post on Threads", `${THREADS}/`, "thread", "#send-thread", "Facebook posts", "Threads adapter"],
  ["a reply on Threads", `${THREADS}/@harbor/post/C1`, "inline", "#send-inline", "Facebook comments", "Threads adapter"],
  ["a reply on Threads in a dialog", `${THREADS}/@harbor/post/C1`, "answer", "#send-answer", "Facebook comments", "Threads adapter"],
  ["an Instagram message", `${INSTAGRAM}/direct/t/1`, "dm", "Enter", "Instagram messages", "Instagram adapter"],
]; // biome-ignore format: a table

const RISKY = "Lost: a card, SSN 536-90-4399.";
const REDACTED = "Lost: a card, SSN ….";
const MENDED = "Lost: a card.";

/** What the popup says of the box that the user is in. */
async function popupSays() {
  const popup = await browser.context.newPage();
  await popup.goto(`chrome-extension://${browser.id}/popup.html`);
  await met.page.bringToFront(); // so that the popup is about it
  await popup.reload();
  const said = await until(() => popup.locator("#watched").textContent(), Boolean);
  return { said, popup };
}

const located = (box) => {
  const { page } = met;
  const own = page.getByRole("textbox").and(page.locator(`#${box}`));
  return own.or(page.locator(`#${box}-field [contenteditable="true"]`));
};

async function underlined() {
  const [highlights, marks] = [await met.underlines(), await met.marks()];
  return [...highlights.block, ...marks.filter(([, severity]) => severity === "block").map(([words]) => words)];
}

const underlinedAre = (wanted) => until(underlined, (seen) => JSON.stringify(seen) === JSON.stringify(wanted));

describe.each(COMPOSERS)("%s", (_, url, box, sends, surface, adapter) => {
  test("is known, underlined, redacted, restored, held, and posted once without what blocked it", async () => {
    met = await meet(browser.context, url);
    await located(box).click();
    await met.page.keyboard.type(RISKY);
    await underlinedAre(["536-90-4399"]);
    const { said, popup } = await popupSays();
    expect(said).toContain(`This box is checked as ${surface}: ${adapter}`);
    await popup.close();
    await met.press("Show");
    await met.press("Redact");
    await met.textIs(box, REDACTED);
    await underlinedAre([]);
    await met.press("Undo");
    await met.textIs(box, RISKY);
    await underlinedAre(["536-90-4399"]);
    if (sends === null) return; // it is posted with another box
    if (sends === "Enter") await met.page.keyboard.press("Enter");
    else await met.page.locator(sends).click();
    await until(
      () => met.accessible("alertdialog", "Drape holds this post"),
      (nodes) => nodes.length === 1,
    );
    expect(await met.page.evaluate(() => window.posted)).toEqual([]);
    await met.press("Redact and post");
    await met.press("Post this");
    await until(
      () => met.page.evaluate(() => window.posted),
      (posted) => posted.length > 0,
    );
    const posted = await met.page.evaluate(() => window.posted);
    if (box === "event") expect([await met.text("event"), posted]).toEqual([MENDED, [""]]);
    else expect(posted).toEqual([MENDED]);
  });
});

test("a box that was missed is checked when the user asks for it; a search field is not offered by itself", async () => {
  met = await meet(browser.context, `${FACEBOOK}/settings`);
  await met.page.locator("#missed").click();
  await met.page.keyboard.type(RISKY);
  const { said, popup } = await popupSays();
  expect(said).toBe("The box that you are in is not checked.");
  expect(await underlined()).toEqual([]);
  await popup.evaluate(() => document.getElementById("watch").click());
  await popup.getByText("This box is checked as Facebook posts, because you asked for it.").waitFor();
  await popup.close();
  await underlinedAre(["536-90-4399"]);
});

test("fields that choose or search are left alone", async () => {
  met = await meet(browser.context, `${FACEBOOK}/events/create`);
  await met.page.locator("#place").click();
  await met.page.keyboard.type(RISKY);
  expect((await popupSays()).said).toBe("The box that you are in is not checked.");
});
