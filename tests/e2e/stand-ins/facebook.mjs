// Pages as Facebook has them: posts, comments, reviews, groups, events, messages.
import {
  commentForm,
  html,
  iconButton,
  lexical,
  lexicalWithEnter,
  reactField,
  richLexical,
  sendButton,
  sendIcon,
} from "./html.mjs";

const POSTS = {
  "/": html`
    <div role="dialog" aria-label="Create post">
      <form method="post">
        ${richLexical("post", "What's on your mind?")}
        <button type="button">Emoji</button>
        ${sendButton("post", "Post")}
      </form>
    </div>
    <div role="article">
      <p>A post</p>
      ${lexicalWithEnter("comment", "Write a comment…")}
      <div role="button" tabindex="0">Photo</div>
      ${sendButton("comment", "Send")}
    </div>
    <label>Search <input type="search" id="search"></label>`,
  "/create-post": html`
    <div role="dialog" aria-label="Create post">
      <h2>Create post</h2>
      ${iconButton("Close")}
    </div>
    <div role="dialog">
      <form method="post">
        <div role="button" tabindex="0">Friends</div>
        ${richLexical("post", "What's on your mind?")}
        <div>${iconButton("Photo/video")}${iconButton("Tag people")}</div>
        ${sendButton("post", "Post")}
      </form>
    </div>`,
  "/practice/posts/1": html`
    <div role="dialog" aria-label="Edit post">
      <form method="post">${richLexical("edited", "Edit post")}${sendButton("edited", "Save")}</form>
    </div>
    <div role="dialog" aria-label="The post">
      <div role="article">
        <p>The post</p>
        <div role="article">
          <p>A comment</p>
          ${lexicalWithEnter("answer", "Reply to Dana…")}
        </div>
        <div role="article">
          ${lexicalWithEnter("changed", "Edit your comment")}
          <div role="button">Cancel</div>
        </div>
      </div>
    </div>`,
  "/groups/1": html`
    <div role="main">
      <p>The group</p>
    </div>
    <div role="dialog" aria-label="Create post">
      <form method="post">
        ${richLexical("post", "Write something…")}
        ${reactField("input", "option", "Option 1")}
        ${sendButton("post", "Post")}
      </form>
    </div>`,
  "/events/create": html`
    <div role="main">
      <form>
        <label>Place <input type="text" role="combobox" id="place"></label>
        ${reactField("input", "event", "Event name")}
        ${reactField("textarea", "details", "What are the details?")}
        ${sendButton("details", "Create event")}
      </form>
    </div>`,
  "/photo": html`
    <div role="dialog" aria-label="Edit photo">
      ${reactField("textarea", "alt", "Alternative text")}
      ${sendButton("alt", "Save")}
    </div>`,
  "/rtl": html`
    <div role="dialog" aria-label="Create post">
      <form method="post">${richLexical("post", "מה חדש?")}${sendButton("post", "פרסום")}</form>
    </div>`,
};

const back = html`<div data-back role="button" tabindex="0" aria-label="Back"><i></i></div>`;

/** A post in several steps: the dialog of each takes the place of the one before. */
const STEPS = {
  "/practice/new": html`
    <div role="dialog" data-steps>
      <form method="post">
        <div>
          <h2>Create post</h2>
          ${iconButton("Close")}
        </div>
        <div role="button" tabindex="0" data-to="#audience">Friends</div>
        ${richLexical("post", "What's on your mind?")}
        <span data-to="#settings" id="hidden-way">→</span>
        <div role="button" tabindex="0" id="next" data-to="#settings">Next</div>
      </form>
    </div>
    <template id="settings">
      <div>
        <div>
          ${back}
          <h2>Post settings</h2>
        </div>
        <div role="button" tabindex="0" aria-haspopup="dialog">Scheduling options</div>
        <div role="button" tabindex="0">Save</div>
        <div role="button" tabindex="0" id="final" data-final>Post</div>
      </div>
    </template>
    <template id="audience">
      <div>
        <div>
          ${back}
          <h2>Post audience</h2>
        </div>
        <div role="button" tabindex="0" data-back id="done">Done</div>
      </div>
    </template>`,
};

const COMMENTS = {
  "/practice/posts/pfbid0b": html`
    <div role="article">
      <p>Our new hygienist starts on Monday!</p>
      <div role="button">Like</div>
      <div role="button">Share</div>
    </div>
    <div>${commentForm("comment", "Comment as Harbor Dental")}</div>`,
  "/professional_dashboard/engagement/comments_manager/": html`
    <div role="main">
      <div>
        <p>Dana: when do you open?</p>
        <div>
          ${lexicalWithEnter("answer", "Reply…")}
          <div role="button" aria-label="Emoji"><i></i></div>
        </div>
      </div>
    </div>`,
};

const REVIEWS = {
  "/practice/reviews": html`
    <div role="article">
      <p>A review</p>
      ${lexicalWithEnter("reply", "Write a reply…")}
    </div>`,
  "/profile.php": html`
    <div role="article">
      <p>A recommendation</p>
      ${commentForm("reply", "Comment as Harbor Dental")}
    </div>`,
  "/dana.reyes/posts/pfbid02kSx": html`
    <div role="main">
      <div role="article">
        <p>Dana recommends Harbor Dental.</p>
      </div>
      <div>${commentForm("reply", "Comment as Harbor Dental")}</div>
    </div>`,
};

const MESSAGES = {
  "/messages/t/1": html`<main>${lexicalWithEnter("message", "Message")}</main>`,
  "/messages/e2ee/t/1": html`
    <div role="main">
      <div>
        <p>Dana: hi</p>
      </div>
      <div>
        ${iconButton("Open more actions")}
        ${iconButton("Attach a file")}
        <div>
          ${lexicalWithEnter("message", "Message")}
          ${iconButton("Choose an emoji")}
        </div>
        ${sendIcon("message", "Press Enter to send")}
      </div>
      <div>
        <div role="button" tabindex="0">Mute</div>
        <div role="button" tabindex="0">Search</div>
      </div>
    </div>`,
  "/docked": html`
    <div role="main">
      <p>The feed</p>
    </div>
    <div>${lexicalWithEnter("chat", "Aa")}</div>`,
  "/chats": html`
    <div role="main">
      <p>The feed</p>
    </div>
    <div>
      <div>
        ${iconButton("Minimise")}
        <div>
          <div>
            ${lexical("chat", "Aa")}
            ${iconButton("Choose an emoji")}
          </div>
          ${sendIcon("chat", "Premu Enigon por sendi")}
        </div>
      </div>
      <div>
        ${lexicalWithEnter("other", "Aa")}
        ${iconButton("Sendi")}
      </div>
    </div>`,
};

export const FACEBOOK = { ...POSTS, ...STEPS, ...COMMENTS, ...REVIEWS, ...MESSAGES };
