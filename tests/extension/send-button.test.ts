// The buttons that are guarded: whatever may send a box's text, and no other.
import { expect, test } from "vitest";
import { isExit, rememberDisabled, sendButtonsIn, sendButtonsOf, sureSendButton } from "@/content/buttons/send-button";
import type { Surface } from "@/shared/api-types";

const b = (id: string, words = id, more = "") => `<div role="button" id="${id}" ${more}>${words}</div>`;
const icon = (id: string, label = id, more = "") =>
  `<div role="button" id="${id}" aria-label="${label}" ${more}><i></i></div>`;
const BOX = '<div id="box" contenteditable="true" role="textbox"></div>';
const AREA = '<textarea id="box"></textarea>';

const PLACES: [string, Surface, string, string[]][] = [
  ["a post's dialog", "facebook_post",
    `<div role="dialog"><h2>Create post</h2>${icon("close", "Close")}<form><div>${b("Friends")}</div>${BOX}${b("Emoji")}${icon("photo", "Photo/video")}\
${b("Post")}</form></div>`,
    ["Post"]],
  ["a post's dialog in a language that no list knows", "facebook_post",
    `<div role="dialog"><div><h2>Kreatu</h2>${icon("fermu", "Fermu")}</div><form>${BOX}<div>${icon("bildo", "Bildo")}${icon("pli", "Pli")}</div>\
${b("Afisxu")}</form></div>`,
    ["Afisxu"]],
  ["a title in a dialog of its own", "facebook_post",
    `<div role="dialog"><h2>Create post</h2>${icon("close", "Close")}</div><div role="dialog">${BOX}${b("Post")}</div>`,
    ["Post"]],
  ["a dialog within the one that posts", "facebook_post",
    `<div role="dialog"><h2>Krei</h2><div role="dialog">${BOX}${icon("bildo", "Bildo")}</div>${b("Afisxu")}</div>`,
    ["bildo", "Afisxu"]],
  ["a dialog within the one that posts, in a known language", "facebook_post",
    `<div role="dialog"><h2>Create post</h2><div role="dialog">${BOX}${icon("photo", "Photo")}</div>${b("Post")}</div>`,
    ["Post"]],
  ["an Instagram caption", "instagram_caption",
    `<div role="dialog"><div>${icon("back", "Back")}<h1>Create new post</h1>${b("Share")}</div><div>${BOX}${icon("emoji", "Emoji")}</div>\
${b("Accessibility")}${b("Advanced settings")}</div>`,
    ["Share"]],
  ["an Instagram caption, its title first", "instagram_caption",
    `<div role="dialog"><div><div><h1>Krei</h1></div><div>${icon("reen", "Reen")}</div><div>${b("Dividi")}</div></div>${BOX}${b("Alirebleco")}</div>`,
    ["Dividi"]],
  ["the edit of an Instagram caption", "instagram_caption",
    `<div role="dialog"><div>${b("Cancel")}<h1>Edit info</h1>${b("Done")}</div>${BOX}\
${b("Accessibility", "Accessibility", 'aria-expanded="false"')}</div>`,
    ["Done"]],
  ["the edit of a caption in a language that no list knows", "instagram_caption",
    `<div role="dialog"><div>${b("Nuligi")}<h1>Redakti</h1>${b("Farite")}</div>${BOX}${b("Alirebleco")}</div>`,
    ["Farite"]],
  ["an Instagram dialog without a heading", "instagram_caption",
    `<div role="dialog"><div>${icon("back", "Back")}${b("Share")}</div>${BOX}${b("Accessibility")}</div>`,
    ["Share"]],
  ["an Instagram dialog that has its button at the end", "instagram_caption",
    `<div role="dialog">${BOX}${b("Advanced settings")}${b("Dividi")}</div>`,
    ["Dividi"]],
  ["a header whose end still sleeps", "instagram_caption",
    `<div role="dialog"><div>${icon("back", "Back")}<h1>x</h1>${b("Share", "Share", 'aria-disabled="true"')}</div>${BOX}</div>`,
    []],
  ["a comment with a button without words", "facebook_comment",
    `<form role="presentation">${BOX}${icon("gif", "GIF")}<div id="focused-state-composer-submit"><span>${icon("submit", "Komenti")}</span></div></form>`,
    ["submit"]],
  ["a comment in an article, with the buttons of other comments", "facebook_comment",
    `<div role="article">${b("Like")}${BOX}${b("Photo")}${b("Send")}<div role="article">${b("Reply")}</div></div>`,
    ["Send"]],
  ["an edit of a comment that only a key sends", "facebook_comment", `<div role="article">${BOX}${b("Cancel")}</div>`, []],
  ["an Instagram comment", "instagram_comment",
    `<article>${b("Like")}<form>${AREA}${b("Post")}<button type="button" id="smile" aria-label="Emoji"></button></form></article>`,
    ["Post"]],
  ["an Instagram comment that a form sends", "instagram_comment", `<form>${AREA}<button id="send">Afisxu</button></form>`, ["send"]],
  ["a message", "messenger",
    `<main><div>${icon("more", "Open more actions")}<div>${BOX}${icon("emoji", "Choose an emoji")}</div>${icon("send", "Press Enter to send")}</div>\
<aside>${b("Mute")}${b("Search")}</aside></main>`,
    ["send"]],
  ["a message in a language that no list knows", "messenger",
    `<main><div><div>${BOX}${icon("emoji", "Emogxio")}</div>${icon("sendi", "Premu Enigon por sendi")}</div><div>${b("Mutigi")}</div></main>`,
    ["sendi", "Mutigi"]],
  ["a chat that is docked beside another", "messenger",
    `<main></main><div><div><div>${BOX}${icon("a", "Sendi")}</div></div><div><div id="other" contenteditable="true"></div>\
${icon("b", "Sendi")}</div></div>`,
    ["a"]],
  ["a reply in Threads", "facebook_comment", `<div>${BOX}${b("Post")}</div>`, ["Post"]],
  ["a post in Business Suite, a preview behind it", "facebook_post",
    `<main><div>${BOX}</div>${b("Add photo")}<textarea></textarea><div>${b("Finish later")}${b("Publish")}</div><div>${b("Like")}\
${b("Kvitanci")}</div></main>`,
    ["Publish", "Kvitanci"]],
  ["a preview that is an article", "facebook_post",
    `<main><div>${BOX}</div><div>${b("Publikigi")}</div><article>${b("Like")}${b("Share")}</article></main>`,
    ["Publikigi"]],
  ["a form that only a key sends, before buttons of the page", "facebook_comment",
    `<main><section><form>${BOX}</form></section>${b("Like")}${b("Next")}</main>`,
    []],
  ["an unknown box", "facebook_post", `<main><div>${BOX}${b("Cancel")}${b("Share")}</div></main>`, ["Share"]],
  ["what opens or switches something", "facebook_post",
    `<div role="dialog">${BOX}${b("Post")}${b("More", "More", 'aria-haspopup="menu"')}${b("Boost", "Boost", 'aria-pressed="false"')}\
${b("Time", "Time", 'aria-expanded="true"')}</div>`,
    ["Post"]],
  ["a menu over a dialog", "facebook_post", `<div role="dialog">${BOX}${b("Post")}<div role="menu">${b("Only me")}</div></div>`, ["Post"]],
  ["a reply on a page with several dialogs", "facebook_post",
    `<div role="dialog"><div>${b("Cancel")}<h1>New thread</h1>${icon("drafts", "Drafts")}</div>${BOX}${b("Add to thread")}${b("Post")}</div>`,
    ["Post"]],
]; // biome-ignore format: a table

const ids = (all: HTMLElement[]) => all.map(({ id }) => id);

test.each(PLACES)("in %s", (_, surface, html, expected) => {
  document.body.innerHTML = html;
  const box = document.getElementById("box") as HTMLElement;
  expect(ids(sendButtonsOf(box, surface)).sort()).toEqual([...expected].sort());
});

test("a button that slept while the box was empty sends, wherever it stands after it", () => {
  document.body.innerHTML = `<div role="dialog">${BOX}${b("Publikigi", "Publikigi", 'aria-disabled="true"')}${b("Malneto")}</div>`;
  const box = document.getElementById("box") as HTMLElement;
  rememberDisabled(box);
  document.getElementById("Publikigi")?.removeAttribute("aria-disabled");
  expect(ids(sendButtonsOf(box, "facebook_post")).sort()).toEqual(["Malneto", "Publikigi"]);
  expect(sureSendButton(box, "facebook_post")?.id).toBe("Publikigi");
});

test("a box in a shadow root is sent by a button in it, or around its host, or in another one", () => {
  document.body.innerHTML = `<div role="dialog"><div id="host"></div><div id="footer"></div></div>`;
  const shadow = (id: string, html: string) => {
    const root = (document.getElementById(id) as HTMLElement).attachShadow({ mode: "open" });
    root.innerHTML = html;
    return root;
  };
  const box = shadow("host", `${BOX}${icon("emoji", "Emoji")}`).getElementById("box") as HTMLElement;
  shadow("footer", `<button id="post" type="button">Afisxu</button>`);
  expect(ids(sendButtonsOf(box, "facebook_post"))).toEqual(["post"]);
});

test.each([
  ["a name that is known", `<form>${BOX}${b("Emoji")}${b("Senden")}</form>`, "Senden"],
  ["a form's own button", `<form>${AREA}<button id="send">Afisxu</button></form>`, "send"],
  [
    "the comment's own button",
    `<form>${BOX}<div id="focused-state-composer-submit">${icon("submit", "Komenti")}</div></form>`,
    "submit",
  ],
  ["only a last one", `<form>${BOX}${b("Nuligi")}</form>`, undefined],
  ["a plain button of no form", `<div role="dialog">${BOX}<button id="x">Nuligi</button></div>`, undefined],
])("pressed in the user's place: %s", (_, html, expected) => {
  document.body.innerHTML = html;
  expect(sureSendButton(document.getElementById("box") as HTMLElement, "facebook_comment")?.id).toBe(expected);
});

test.each([
  ["led there from the box", true, ["Post", "Save"]],
  ["did not", false, ["Post"]],
])("in a dialog that went on without its box, where a button %s", (_, isLed, expected) => {
  document.body.innerHTML = `<div role="dialog" id="d">${icon("back", "Back")}<h2>Post settings</h2>\
${b("Options", "Options", 'aria-haspopup="dialog"')}${b("Save")}${b("Post")}</div>`;
  expect(ids(sendButtonsIn(document.getElementById("d") as HTMLElement, isLed)).sort()).toEqual(expected);
});

test.each([
  ["a name that is known", `<div role="dialog"><h2>x</h2>${b("x", "Verwerfen")}</div>`, true],
  [
    "an icon in a dialog's header",
    `<div role="dialog"><div><h2>x</h2>${icon("x", "Fermu")}</div>${b("Post")}</div>`,
    true,
  ],
  ["an icon elsewhere", `<div role="dialog"><div><h2>x</h2></div><div>${icon("x", "Bildo")}</div></div>`, false],
  ["another name", `<div role="dialog"><div><h2>x</h2>${b("x", "Afisxu")}</div></div>`, false],
])("leads out: %s", (_, html, expected) => {
  document.body.innerHTML = html;
  expect(isExit(document.getElementById("x") as HTMLElement)).toBe(expected);
});
