// Pages as Instagram has them: captions, comments, messages.
import { html, iconButton, lexical, lexicalWithEnter, reactField, sendButton } from "./html.mjs";

const moreSettings = html`
  <div role="button" tabindex="0">Accessibility</div>
  <div role="button" tabindex="0">Advanced settings</div>`;

const CAPTIONS = {
  "/create": html`
    <div role="dialog" aria-label="Create new post">
      ${lexical("caption", "Write a caption…")}
      ${reactField("input", "alt", "Write alt text…")}
      ${sendButton("caption", "Share")}
    </div>`,
  "/create/details": html`
    <div role="dialog">
      <div>
        ${iconButton("Back")}
        <h1>Create new post</h1>
        ${sendButton("caption", "Share")}
      </div>
      <div>
        ${lexical("caption", "Write a caption...")}
        ${iconButton("Emoji")}
        ${reactField("input", "alt", "Write alt text…")}
      </div>
      ${moreSettings}
    </div>`,
  "/krei": html`
    <div role="dialog">
      <div>
        <h1>Krei afiŝon</h1>
        <div role="button" tabindex="0">Reen</div>
        ${sendButton("caption", "Dividi")}
      </div>
      <div>${lexical("caption", "Skribu")}</div>
      <div role="button" tabindex="0">Alirebleco</div>
      <div role="button" tabindex="0">Pliaj agordoj</div>
    </div>`,
  "/p/1": html`
    <div role="dialog" aria-label="Edit info">
      ${reactField("textarea", "edited", "Write a caption…")}
      ${sendButton("edited", "Done")}
    </div>`,
  "/p/2": html`
    <div role="dialog">
      <div>
        <div role="button" tabindex="0">Cancel</div>
        <h1>Edit info</h1>
        ${sendButton("edited", "Done")}
      </div>
      <div>${lexical("edited", "Write a caption...")}</div>
      <div role="button" tabindex="0">Accessibility</div>
    </div>`,
};

export const INSTAGRAM = {
  ...CAPTIONS,
  "/": html`
    <article>
      <p id="words">Lost and found: a card with SSN 536-90-4399.</p>
      <form>
        <div id="comment-field"></div>
        <button type="submit">Post</button>
      </form>
    </article>`,
  "/p/3": html`
    <article>
      <div role="button">Like</div>
      <div role="button">Share</div>
      <form>
        <div id="comment-field"></div>
        ${sendButton("comment", "Post")}
        ${iconButton("Emoji")}
      </form>
    </article>`,
  "/direct/t/1": html`<main>${lexicalWithEnter("dm", "Message")}</main>`,
};
