// Pages that are no copy of one that a site has: each makes a box, a button or a page behave in one difficult way.
import {
  editable,
  html,
  iconButton,
  lexical,
  lexicalWithEnter,
  OTHER_EDITORS,
  otherEditor,
  reactField,
  richLexical,
  sendButton,
} from "./html.mjs";

/** Boxes that no site adapter knows. */
const UNKNOWN = {
  "/unknown": html`
    <div role="main">
      <div>
        ${richLexical("note", "Say something")}
        <div role="button">Cancel</div>
        ${sendButton("note", "Share")}
      </div>
    </div>`,
  "/settings": html`
    <div role="main">
      <textarea id="missed" aria-label="About the page"></textarea>
    </div>`,
  "/plugins/somewhere": html`<div><div>${lexicalWithEnter("talk", "Say something")}</div></div>`,
  "/plugins/talk": html`<div><div>${lexicalWithEnter("talk", "Say something")}${sendButton("talk", "Diri")}</div></div>`,
  "/plugins/diary": html`
    <div>
      <div>${richLexical("diary", "Diary")}</div>
      <div><textarea id="lines" data-plain aria-label="Lines"></textarea></div>
    </div>`,
  "/plugins/notes": html`<div><div>${richLexical("notes", "Notes")}${sendButton("notes", "Konservi")}</div></div>`,
};

/** What sends in an unusual way. */
const SENDING = {
  "/clobbered": html`
    <div role="dialog">
      <form method="post">
        ${richLexical("post", "What's on your mind?")}
        <input type="hidden" name="contains">
        ${sendButton("post", "Post")}
      </form>
    </div>`,
  "/pictured": html`
    <div role="dialog">
      <h2>New thread</h2>
      ${lexical("post", "What's new?")}
      <div role="button" tabindex="0" id="send-post" data-sends="post" aria-label="Afiŝi">
        <svg viewBox="0 0 16 16"><path d="M0 0h16v16H0z" /></svg>
      </div>
    </div>`,
  "/stubborn": html`
    <div role="article">
      <p>A post</p>
      ${lexical("comment", "Write a comment…", { enter: "trusted" })}
      ${sendButton("comment", "Send")}
    </div>
    <div role="article">
      <p>A post</p>
      ${lexical("keysonly", "Write a comment…", { enter: "trusted" })}
    </div>`,
  "/mentions": html`
    <div role="article">${lexicalWithEnter("comment", "Write a comment…")}</div>
    <div id="menu" role="listbox" hidden>
      <div role="option" id="first" aria-selected="true">Rita Reyes</div>
    </div>`,
  "/missed": html`
    <div role="main">
      <a href="#elsewhere" id="link">Elsewhere</a>
      <div id="part">
        ${richLexical("note", "Say something")}
        <span id="go" data-sends="note">Go</span>
      </div>
      <div role="button" tabindex="0" id="cancel" data-empties="note">Cancel</div>
      <span id="away" data-removes="#part">Away</span>
      <span id="nothing">Nothing</span>
      <div role="dialog" id="dialog">
        ${richLexical("post", "Post")}
        <span id="share" data-sends="post" data-removes="#post">Share</span>
        <div id="sharing">
          <h2>Sharing</h2>
          ${iconButton("Close")}
        </div>
      </div>
    </div>`,
};

const POST_IN_FRAME = html`
  <!doctype html>
  <link rel="stylesheet" href="/page.css">
  <body>
    <div role="dialog">
      <form method="post">${editable("post", "What is on your mind?")}${sendButton("post", "Post")}</form>
    </div>
    <div role="article">${editable("comment", "Write a comment", { enter: true })}</div>
    <script src="/facebook.js"></script>`;

/** Boxes in shadow roots and frames. */
const NESTED = {
  "/shadow": html`
    <div role="dialog">
      <h2>Create post</h2>
      <div>
        <template shadowrootmode="open">${editable("post", "What's on your mind?")}${iconButton("Emoji")}</template>
      </div>
      <div>
        <template shadowrootmode="open">
          <button type="button" id="send-post" data-sends="post">Post</button>
        </template>
      </div>
    </div>
    <div role="article">
      <div>
        <template shadowrootmode="open">
          <div>
            <template shadowrootmode="open">
              ${editable("comment", "Write a comment…", { enter: true })}
              <textarea id="field" data-enter aria-label="Field"></textarea>
            </template>
          </div>
        </template>
      </div>
    </div>`,
  "/framed": html`
    <iframe id="written" width="560" height="420"></iframe>
    <iframe id="srcdoc" width="560" height="420" srcdoc='${POST_IN_FRAME}'></iframe>`,
};

/** Editors that the sites do not use. */
const EDITORS = {
  ...Object.fromEntries(
    OTHER_EDITORS.map((kind) => [
      `/${kind}`,
      `<div role="main">${otherEditor(kind)}${sendButton(kind, "Share")}</div>`,
    ]),
  ),
  "/random": html`
    <div role="main">
      ${richLexical("rich", "A")}
      ${lexical("plain", "B")}
      ${OTHER_EDITORS.map(otherEditor).join("")}
      ${reactField("textarea", "area", "C")}
      ${reactField("input", "line", "D")}
    </div>`,
};

export const SPECIAL_CASES = { ...UNKNOWN, ...SENDING, ...NESTED, ...EDITORS };
