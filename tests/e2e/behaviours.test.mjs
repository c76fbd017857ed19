// One list of behaviours for every composer: Drape knows its surface, underlines, redacts, restores, holds, and lets it post once.
import { describe, expect, test } from "vitest";
import { useDrape } from "./support/fixtures.mjs";
import { BUSINESS_SUITE, FACEBOOK, INSTAGRAM, MESSENGER, THREADS } from "./support/sites.mjs";
import { until } from "./support/until.mjs";

const drape = useDrape();
let tab;

/** Name, page, id of the box, what sends it (a button, Enter, or null), title of the surface, and adapter. */
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
  ["a reply in the comments manager", `${FACEBOOK}/professional_dashboard/engagement/comments_manager/`, "answer", "Enter",
    "Facebook comments", "Facebook adapter"],
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
  ["Messenger", `${MESSENGER}/t/1`, "message", "Enter", "Messenger", "Messenger adapter"],
  ["a post in Business Suite", `${BUSINESS_SUITE}/latest/composer`, "post", "#send-post", "Facebook posts", "Meta Business Suite adapter"],
  ["a post in its Draft.js editor", `${BUSINESS_SUITE}/latest/composer/draft`, "draft", "#send-draft", "Facebook posts", "Meta Business Suite adapter"],
  ["its first comment", `${BUSINESS_SUITE}/latest/composer`, "first", null, "Facebook posts", "Meta Business Suite adapter"],
  ["its link's description", `${BUSINESS_SUITE}/latest/composer`, "link", null, "Facebook posts", "Meta Business Suite adapter"],
  ["a message in its inbox", `${BUSINESS_SUITE}/latest/inbox/all`, "message", "#send-message", "Messenger", "Meta Business Suite adapter"],
  ["a message of Instagram in its inbox", `${BUSINESS_SUITE}/latest/inbox/all?asset_id=1&thread_type=IG_MESSAGE`, "message", "#send-message",
    "Instagram messages", "Meta Business Suite adapter"],
  ["a comment among all in its inbox", `${BUSINESS_SUITE}/latest/inbox/all?thread_type=FB_AD_POST`, "message", "#send-message",
    "Facebook comments", "Meta Business Suite adapter"],
  ["a comment of Facebook in its inbox", `${BUSINESS_SUITE}/latest/inbox/facebook?thread_type=FB_PAGE_POST`, "comment", "#send-comment",
    "Facebook comments", "Meta Business Suite adapter"],
  ["a comment of Instagram in its inbox", `${BUSINESS_SUITE}/latest/inbox/instagram`, "comment", "#send-comment",
    "Instagram comments", "Meta Business Suite adapter"],
  ["a comment in its inbox", `${BUSINESS_SUITE}/latest/inbox/facebook_comments`, "comment", "#send-comment",
    "Facebook comments", "Meta Business Suite adapter"],
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
const WITHOUT_NUMBER = "Lost: a card, SSN ….";
const REDACTED = "Lost: a card.";

/** Open the popup about the tab, and read what it says of the box that the user is in. */
async function popupSays() {
  const popup = await drape.openPopupAbout(tab);
  const said = await until(() => popup.locator("#watched").textContent(), Boolean);
  return { said, popup };
}

/** The box by its id, or by that of the element in which its editor is rendered. */
const located = (box) => {
  const { page } = tab;
  const own = page.getByRole("textbox").and(page.locator(`#${box}`));
  return own.or(page.locator(`#${box}-field [contenteditable="true"]`));
};

describe.each(COMPOSERS)("%s", (_, url, box, sends, surface, adapter) => {
  test("is known, underlined, redacted, restored, held, and posted once without what blocked it", async () => {
    tab = await drape.openTab(url);
    await located(box).click();
    await tab.page.keyboard.type(RISKY);
    await tab.blockedWordsAre(["536-90-4399"]);
    const { said, popup } = await popupSays();
    expect(said).toContain(`This box is checked as ${surface}: ${adapter}`);
    await popup.close();
    await tab.press("Show");
    await tab.press("Redact");
    await tab.textIs(box, WITHOUT_NUMBER);
    await tab.blockedWordsAre([]);
    await tab.press("Undo");
    await tab.textIs(box, RISKY);
    await tab.blockedWordsAre(["536-90-4399"]);
    if (sends === null) return; // it is posted with another box
    if (sends === "Enter") await tab.pressEnter();
    else await tab.click(sends);
    await tab.isHeld();
    expect(await tab.posted()).toEqual([]);
    await tab.redactAndPost();
    const posted = await until(tab.posted, (all) => all.length > 0);
    if (box === "event") expect([await tab.text("event"), posted]).toEqual([REDACTED, [""]]);
    else expect(posted).toEqual([REDACTED]);
  });
});

test("a box that was missed is checked when the user asks for it; a search field is not offered by itself", async () => {
  tab = await drape.openTab(`${FACEBOOK}/settings`);
  await tab.type("#missed", RISKY);
  const { said, popup } = await popupSays();
  expect(said).toBe("The box that you are in is not checked.");
  expect(await tab.blockedWords()).toEqual([]);
  await popup.evaluate(() => document.getElementById("watch").click());
  await popup.getByText("This box is checked as Facebook posts, because you asked for it.").waitFor();
  await popup.close();
  await tab.blockedWordsAre(["536-90-4399"]);
});

test("fields that choose or search are left alone", async () => {
  tab = await drape.openTab(`${FACEBOOK}/events/create`);
  await tab.type("#place", RISKY);
  expect((await popupSays()).said).toBe("The box that you are in is not checked.");
});
