// The pages of the sites that stand in for the real ones: what stands around the boxes and buttons, as public dumps and automation code show it.

const box = (id, label, kind = "plain") =>
  `<div id="${id}" data-editor="${kind}" role="textbox" aria-multiline="true" aria-label="${label}" spellcheck="false"></div>`;
const plain = (id, label) =>
  `<div id="${id}" data-plain contenteditable="true" role="textbox" aria-label="${label}"></div>`;
const quick = (id, label) => box(id, label).replace("<div", "<div data-enter");
const field = (kind, id, label) => `<div data-field="${kind}" data-id="${id}" data-label="${label}"></div>`;
/** A box whose arrow appears as a button without words, as under a post. */
const commentForm = (id, label) =>
  `<form role="presentation"><div>${quick(id, label)}</div><ul><li><div role="button" tabindex="0" aria-label="Insert an emoji"><i></i></div></li></ul>
    <div id="focused-state-composer-submit"><span><div role="button" tabindex="0" aria-label="Comment" id="send-${id}" data-sends="${id}"><i></i></div></span></div></form>`;
const icon = (label) => `<div role="button" tabindex="0" aria-label="${label}"><i></i></div>`;
const sends = (id, label) => `<div role="button" tabindex="0" id="send-${id}" data-sends="${id}">${label}</div>`;

/** Editors that other sites are built of, each on a page of its own. */
export const OTHERS = ["draft", "slate", "prosemirror", "quill"];
const editor = (kind) => `<div id="${kind}-field"></div>`;

export const FACEBOOK = {
  "/create-post": `<div role="dialog" aria-label="Create post"><h2>Create post</h2>${icon("Close")}</div>
    <div role="dialog"><form method="post"><div role="button" tabindex="0">Friends</div>${box("post", "What's on your mind?", "rich")}<div>${icon("Photo/video")}${icon("Tag people")}</div>${sends("post", "Post")}</form></div>`,
  "/practice/posts/pfbid0b": `<div role="article"><p>Our new hygienist starts on Monday!</p><div role="button">Like</div><div role="button">Share</div></div>
    <div>${commentForm("comment", "Comment as Harbor Dental")}</div>`,
  "/": `<div role="dialog" aria-label="Create post"><form method="post">${box("post", "What's on your mind?", "rich")}<button type="button">Emoji</button>${sends("post", "Post")}</form></div>
    <div role="article"><p>A post</p>${quick("comment", "Write a comment…")}<div role="button" tabindex="0">Photo</div>${sends("comment", "Send")}</div>
    <label>Search <input type="search" id="search"></label>`,
  "/practice/reviews": `<div role="article"><p>A review</p>${quick("reply", "Write a reply…")}</div>`,
  "/profile.php": `<div role="article"><p>A recommendation</p>${commentForm("reply", "Comment as Harbor Dental")}</div>`,
  "/dana.reyes/posts/pfbid02kSx": `<div role="main"><div role="article"><p>Dana recommends Harbor Dental.</p></div><div>${commentForm("reply", "Comment as Harbor Dental")}</div></div>`,
  "/professional_dashboard/engagement/comments_manager/": `<div role="main"><div><p>Dana: when do you open?</p><div>${quick("answer", "Reply…")}
    <div role="button" aria-label="Emoji"><i></i></div></div></div></div>`,
  "/practice/comments": `<div role="article" aria-label="Post"><p>Our new hygienist starts on Monday!</p>
    <div role="article" id="open"><a href="#">Dana</a><p>my chemo starts Monday and nobody called me back, my cell is 202-555-0143</p><div role="button">Like</div>${box("comment", "Write a reply…")}</div>
    <div role="article" id="shut"><a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p></div>
    <div role="article"><a href="#">Tom</a><p>Congratulations, see you at the open house!</p></div></div>`,
  "/practice/languages": `<div role="article"><p>Our new hygienist starts on Monday!</p>
    <div role="article"><a href="#">Lupe</a><p>mi hijo tiene asma y nadie me contesta, mi cel es 202-555-0143</p></div>
    <div role="article"><a href="#">Marie</a><p>j'ai eu mon opération du genou chez vous lundi et ça gonfle encore</p></div>
    <div role="article"><a href="#">Tom</a><p>Congratulations, see you at the open house!</p></div></div>`,
  "/practice/replies": `<div role="main"><div role="article" aria-label="Post"><p>Our new hygienist starts on Monday!</p></div>
    <div><div role="article" id="dana"><a href="#">Dana</a><p>my chemo starts Monday and nobody called me back, my cell is 202-555-0143</p></div>
    <div>${commentForm("reply", "Reply as Harbor Dental")}</div></div>
    <div><div role="article" id="rosa"><a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p></div>
    <div role="article"><a href="#">Tom</a><p>Congratulations, see you at the open house!</p></div><div>${commentForm("answer", "Reply as Harbor Dental")}</div></div>
    <div>${commentForm("comment", "Comment as Harbor Dental")}</div></div>`,
  "/practice/long": `<div role="article"><p>Our new hygienist starts on Monday!</p>
    <div role="article"><a href="#">Ana</a><p>my SSN is 536-90-4399, can you look at my bill</p></div><div class="far"></div>
    <div role="article"><a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p></div></div>`,
  "/messages/t/1": `<main>${quick("message", "Message")}</main>`,
  "/messages/e2ee/t/1": `<div role="main"><div><p>Dana: hi</p></div><div>${icon("Open more actions")}${icon("Attach a file")}<div>${quick("message", "Message")}${icon("Choose an emoji")}</div>
    <div role="button" tabindex="0" aria-label="Press Enter to send" id="send-message" data-sends="message"><i></i></div></div><div><div role="button" tabindex="0">Mute</div><div role="button" tabindex="0">Search</div></div></div>`,
  "/random": `<div role="main">${box("rich", "A", "rich")}${box("plain", "B")}${OTHERS.map(editor).join("")}${field("textarea", "area", "C")}${field("input", "line", "D")}</div>`,
  ...Object.fromEntries(
    OTHERS.map((kind) => [`/${kind}`, `<div role="main">${editor(kind)}${sends(kind, "Share")}</div>`]),
  ),
  "/practice/posts/1": `<div role="dialog" aria-label="Edit post"><form method="post">${box("edited", "Edit post", "rich")}${sends("edited", "Save")}</form></div>
    <div role="dialog" aria-label="The post"><div role="article"><p>The post</p><div role="article"><p>A comment</p>${quick("answer", "Reply to Dana…")}</div>
    <div role="article">${quick("changed", "Edit your comment")}<div role="button">Cancel</div></div></div></div>`,
  "/groups/1": `<div role="main"><p>The group</p></div><div role="dialog" aria-label="Create post"><form method="post">${box("post", "Write something…", "rich")}
    ${field("input", "option", "Option 1")}${sends("post", "Post")}</form></div>`,
  "/events/create": `<div role="main"><form><label>Place <input type="text" role="combobox" id="place"></label>${field("input", "event", "Event name")}
    ${field("textarea", "details", "What are the details?")}${sends("details", "Create event")}</form></div>`,
  "/photo": `<div role="dialog" aria-label="Edit photo">${field("textarea", "alt", "Alternative text")}${sends("alt", "Save")}</div>`,
  "/clobbered": `<div role="dialog"><form method="post">${box("post", "What's on your mind?", "rich")}<input type="hidden" name="contains">${sends("post", "Post")}</form></div>`,
  "/docked": `<div role="main"><p>The feed</p></div><div>${quick("chat", "Aa")}</div>`,
  "/chats": `<div role="main"><p>The feed</p></div><div><div>${icon("Minimise")}<div><div>${box("chat", "Aa")}${icon("Choose an emoji")}</div>
    <div role="button" tabindex="0" aria-label="Premu Enigon por sendi" id="send-chat" data-sends="chat"><i></i></div></div></div><div>${quick("other", "Aa")}${icon("Sendi")}</div></div>`,
  "/plugins/somewhere": `<div><div>${quick("talk", "Say something")}</div></div>`,
  "/plugins/talk": `<div><div>${quick("talk", "Say something")}${sends("talk", "Diri")}</div></div>`,
  "/plugins/diary": `<div><div>${box("diary", "Diary", "rich")}</div><div><textarea id="lines" data-plain aria-label="Lines"></textarea></div></div>`,
  "/plugins/notes": `<div><div>${box("notes", "Notes", "rich")}${sends("notes", "Konservi")}</div></div>`,
  "/pictured": `<div role="dialog"><h2>New thread</h2>${box("post", "What's new?")}<div role="button" tabindex="0" id="send-post" data-sends="post" aria-label="Afiŝi"><svg viewBox="0 0 16 16"><path d="M0 0h16v16H0z" /></svg></div></div>`,
  "/stubborn": `<div role="article"><p>A post</p>${box("comment", "Write a comment…").replace("<div", "<div data-enter='trusted'")}${sends("comment", "Send")}</div>
    <div role="article"><p>A post</p>${box("keysonly", "Write a comment…").replace("<div", "<div data-enter='trusted'")}</div>`,
  "/mentions": `<div role="article">${quick("comment", "Write a comment…")}</div><div id="menu" role="listbox" hidden><div role="option" id="first" aria-selected="true">Rita Reyes</div></div>`,
  "/shadow": `<div role="dialog"><h2>Create post</h2><div><template shadowrootmode="open">${plain("post", "What's on your mind?")}${icon("Emoji")}</template></div>
    <div><template shadowrootmode="open"><button type="button" id="send-post" data-sends="post">Post</button></template></div></div>
    <div role="article"><div><template shadowrootmode="open"><div><template shadowrootmode="open">${plain("comment", "Write a comment…").replace("<div", "<div data-enter")}<textarea id="field" data-enter aria-label="Field"></textarea></template></div></template></div></div>`,
  "/framed": `<iframe id="written" width="560" height="420"></iframe><iframe id="srcdoc" width="560" height="420" srcdoc='<!doctype html><link rel="stylesheet" href="/page.css"><body>
    <div role="dialog"><form method="post">${plain("post", "What is on your mind?")}${sends("post", "Post")}</form></div><div role="article">${plain("comment", "Write a comment").replace("<div", "<div data-enter")}</div>
    <script src="/facebook.js"></script>'></iframe>`,
  "/practice/new": `<div role="dialog" data-steps><form method="post"><div><h2>Create post</h2>${icon("Close")}</div><div role="button" tabindex="0" data-to="#audience">Friends</div>
    ${box("post", "What's on your mind?", "rich")}<span data-to="#settings" id="hidden-way">→</span><div role="button" tabindex="0" id="next" data-to="#settings">Next</div></form></div>
    <template id="settings"><div><div>${icon("Back").replace("<div", "<div data-back")}<h2>Post settings</h2></div><div role="button" tabindex="0" aria-haspopup="dialog">Scheduling options</div>
    <div role="button" tabindex="0">Save</div><div role="button" tabindex="0" id="final" data-final>Post</div></div></template>
    <template id="audience"><div><div>${icon("Back").replace("<div", "<div data-back")}<h2>Post audience</h2></div><div role="button" tabindex="0" data-back id="done">Done</div></div></template>`,
  "/missed": `<div role="main"><a href="#elsewhere" id="link">Elsewhere</a><div id="part">${box("note", "Say something", "rich")}<span id="go" data-sends="note">Go</span></div>
    <div role="button" tabindex="0" id="cancel" data-empties="note">Cancel</div><span id="away" data-removes="#part">Away</span><span id="nothing">Nothing</span>
    <div role="dialog" id="dialog">${box("post", "Post", "rich")}<span id="share" data-sends="post" data-removes="#post">Share</span><div id="sharing"><h2>Sharing</h2>${icon("Close")}</div></div></div>`,
  "/unknown": `<div role="main"><div>${box("note", "Say something", "rich")}<div role="button">Cancel</div>${sends("note", "Share")}</div></div>`,
  "/rtl": `<div role="dialog" aria-label="Create post"><form method="post">${box("post", "מה חדש?", "rich")}${sends("post", "פרסום")}</form></div>`,
  "/settings": `<div role="main"><textarea id="missed" aria-label="About the page"></textarea></div>`,
};
export const BUSINESS = {
  "/latest/composer": `<div role="main"><div>${box("post", "Text", "rich")}</div><form>${field("textarea", "first", "First comment")}${field("input", "link", "Link description")}</form>
    ${sends("post", "Publish")}</div>`,
  "/latest/composer/draft": `<div role="main"><div role="combobox" aria-expanded="false">Post to: Harbor Dental</div><div id="draft-field" data-role="combobox" data-starts="\u200b"
    data-label="Write into the dialogue box to include text with your post."></div><div role="button" tabindex="0">Add photo</div><div role="button" tabindex="0" aria-haspopup="menu">Add video</div>
    <label>Set date and time <input type="checkbox" role="switch"></label><div><div role="button" tabindex="0">Cancel</div><div role="button" tabindex="0">Finish later</div>${sends("draft", "Publish")}</div>
    <div><p>Preview</p><p>Harbor Dental</p><div><div role="button">Like</div><div role="button">Comment</div><div role="button">Share</div></div></div></div>`,
  "/latest/inbox/all": `<div role="main">${field("textarea", "message", "Reply…")}${sends("message", "Send")}</div>`,
  "/latest/inbox/facebook": `<div role="main">${field("textarea", "comment", "Reply on Facebook…")}${sends("comment", "Send")}</div>`,
  "/latest/inbox/instagram": `<div role="main">${field("textarea", "comment", "Reply on Instagram…")}${sends("comment", "Send")}</div>`,
  "/latest/inbox/facebook_comments": `<div role="main">${field("textarea", "comment", "Reply to the comment…")}${sends("comment", "Send")}</div>`,
};
export const MESSENGER = { "/t/1": `<main>${quick("message", "Message")}</main>` };
export const INSTAGRAM = {
  "/": `<article><p id="words">Lost and found: a card with SSN 536-90-4399.</p><form><div id="comment-field"></div><button type="submit">Post</button></form></article>`,
  "/create": `<div role="dialog" aria-label="Create new post">${box("caption", "Write a caption…")}${field("input", "alt", "Write alt text…")}${sends("caption", "Share")}</div>`,
  "/create/details": `<div role="dialog"><div>${icon("Back")}<h1>Create new post</h1>${sends("caption", "Share")}</div><div>${box("caption", "Write a caption...")}${icon("Emoji")}
    ${field("input", "alt", "Write alt text…")}</div><div role="button" tabindex="0">Accessibility</div><div role="button" tabindex="0">Advanced settings</div></div>`,
  "/krei": `<div role="dialog"><div><h1>Krei afiŝon</h1><div role="button" tabindex="0">Reen</div>${sends("caption", "Dividi")}</div><div>${box("caption", "Skribu")}</div>
    <div role="button" tabindex="0">Alirebleco</div><div role="button" tabindex="0">Pliaj agordoj</div></div>`,
  "/p/2": `<div role="dialog"><div><div role="button" tabindex="0">Cancel</div><h1>Edit info</h1>${sends("edited", "Done")}</div><div>${box("edited", "Write a caption...")}</div>
    <div role="button" tabindex="0">Accessibility</div></div>`,
  "/p/3": `<article><div role="button">Like</div><div role="button">Share</div><form><div id="comment-field"></div>${sends("comment", "Post")}${icon("Emoji")}</form></article>`,
  "/p/1": `<div role="dialog" aria-label="Edit info">${field("textarea", "edited", "Write a caption…")}${sends("edited", "Done")}</div>`,
  "/direct/t/1": `<main>${quick("dm", "Message")}</main>`,
};
export const THREADS = {
  "/": `<div role="region" aria-label="Column body"><div role="button" aria-label="Empty text field. Type to compose a new post.">What's new?</div></div>
    <div role="dialog"><div><div role="button" tabindex="0">Cancel</div><h1>New thread</h1><div role="button" tabindex="0" aria-label="Drafts"><svg></svg></div></div>
    <div>${box("thread", "Empty text field. Type to compose a new post.")}<div role="button" tabindex="0" aria-label="Attach media"><svg></svg></div></div>
    <div role="button" tabindex="0">Add to thread</div><div><div role="button" tabindex="0" aria-haspopup="menu">Reply options</div>${sends("thread", "Post")}</div></div>`,
  "/@harbor/post/C1": `<div role="region" aria-label="Column body"><div data-pressable-container="true"><a href="/@dana/post/C1">2h</a><span>The post</span><div role="button">Share</div></div>
    <div>${box("inline", "Empty text field. Type to compose a new post.")}${sends("inline", "Post")}</div></div>
    <div role="dialog"><div><div role="button" tabindex="0">Cancel</div><h1>Reply</h1></div><div data-pressable-container="true"><a href="/@dana/post/C1">2h</a><span>The post</span></div>
    <div>${box("answer", "Empty text field. Type to compose a new post.")}</div>${sends("answer", "Post")}</div>`,
};
