// Pages as Meta Business Suite has them.
import { html, reactField, richLexical, sendButton } from "./html.mjs";

/** A thread of the inbox with its reply field. */
const inbox = (id, label) => html`
  <div role="main">
    ${reactField("textarea", id, label)}
    ${sendButton(id, "Send")}
  </div>`;

export const BUSINESS_SUITE = {
  "/latest/composer": html`
    <div role="main">
      <div>${richLexical("post", "Text")}</div>
      <form>
        ${reactField("textarea", "first", "First comment")}
        ${reactField("input", "link", "Link description")}
      </form>
      ${sendButton("post", "Publish")}
    </div>`,
  "/latest/composer/draft": html`
    <div role="main">
      <div role="combobox" aria-expanded="false">Post to: Harbor Dental</div>
      <div id="draft-field" data-role="combobox" data-starts="\u200b"
        data-label="Write into the dialogue box to include text with your post."></div>
      <div role="button" tabindex="0">Add photo</div>
      <div role="button" tabindex="0" aria-haspopup="menu">Add video</div>
      <label>Set date and time <input type="checkbox" role="switch"></label>
      <div>
        <div role="button" tabindex="0">Cancel</div>
        <div role="button" tabindex="0">Finish later</div>
        ${sendButton("draft", "Publish")}
      </div>
      <div>
        <p>Preview</p>
        <p>Harbor Dental</p>
        <div>
          <div role="button">Like</div>
          <div role="button">Comment</div>
          <div role="button">Share</div>
        </div>
      </div>
    </div>`,
  "/latest/inbox/all": inbox("message", "Reply…"),
  "/latest/inbox/facebook": inbox("comment", "Reply on Facebook…"),
  "/latest/inbox/instagram": inbox("comment", "Reply on Instagram…"),
  "/latest/inbox/facebook_comments": inbox("comment", "Reply to the comment…"),
};
