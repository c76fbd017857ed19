// Pages as Threads has them: posts and replies.
import { html, lexical, sendButton } from "./html.mjs";

const EMPTY_FIELD = "Empty text field. Type to compose a new post.";

const svgButton = (label) => `<div role="button" tabindex="0" aria-label="${label}"><svg></svg></div>`;

const post = html`<a href="/@dana/post/C1">2h</a><span>The post</span>`;

export const THREADS = {
  "/": html`
    <div role="region" aria-label="Column body">
      <div role="button" aria-label="${EMPTY_FIELD}">What's new?</div>
    </div>
    <div role="dialog">
      <div>
        <div role="button" tabindex="0">Cancel</div>
        <h1>New thread</h1>
        ${svgButton("Drafts")}
      </div>
      <div>
        ${lexical("thread", EMPTY_FIELD)}
        ${svgButton("Attach media")}
      </div>
      <div role="button" tabindex="0">Add to thread</div>
      <div>
        <div role="button" tabindex="0" aria-haspopup="menu">Reply options</div>
        ${sendButton("thread", "Post")}
      </div>
    </div>`,
  "/@harbor/post/C1": html`
    <div role="region" aria-label="Column body">
      <div data-pressable-container="true">
        ${post}
        <div role="button">Share</div>
      </div>
      <div>
        ${lexical("inline", EMPTY_FIELD)}
        ${sendButton("inline", "Post")}
      </div>
    </div>
    <div role="dialog">
      <div>
        <div role="button" tabindex="0">Cancel</div>
        <h1>Reply</h1>
      </div>
      <div data-pressable-container="true">${post}</div>
      <div>${lexical("answer", EMPTY_FIELD)}</div>
      ${sendButton("answer", "Post")}
    </div>`,
};
