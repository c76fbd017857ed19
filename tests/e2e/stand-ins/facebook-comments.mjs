// Pages with what others wrote below a practice's posts, for the check of comments.
import { commentForm, html, lexical } from "./html.mjs";

const POST = "<p>Our new hygienist starts on Monday!</p>";
const DANA = html`<a href="#">Dana</a><p>my chemo starts Monday and nobody called me back, my cell is 202-555-0143</p>`;
const ROSA = html`<a href="#">Rosa</a><p>I have had diabetes since I was six and your office lost my chart</p>`;
const TOM = html`
  <div role="article"><a href="#">Tom</a><p>Congratulations, see you at the open house!</p></div>`;

export const FACEBOOK_COMMENTS = {
  "/practice/comments": html`
    <div role="article" aria-label="Post">
      ${POST}
      <div role="article" id="open">
        ${DANA}
        <div role="button">Like</div>
        ${lexical("comment", "Write a reply…")}
      </div>
      <div role="article" id="shut">${ROSA}</div>
      ${TOM}
    </div>`,
  "/practice/languages": html`
    <div role="article">
      ${POST}
      <div role="article">
        <a href="#">Lupe</a>
        <p>mi hijo tiene asma y nadie me contesta, mi cel es 202-555-0143</p>
      </div>
      <div role="article">
        <a href="#">Marie</a>
        <p>j'ai eu mon opération du genou chez vous lundi et ça gonfle encore</p>
      </div>
      ${TOM}
    </div>`,
  "/practice/replies": html`
    <div role="main">
      <div role="article" aria-label="Post">${POST}</div>
      <div>
        <div role="article" id="dana">${DANA}</div>
        <div>${commentForm("reply", "Reply as Harbor Dental")}</div>
      </div>
      <div>
        <div role="article" id="rosa">${ROSA}</div>
        ${TOM}
        <div>${commentForm("answer", "Reply as Harbor Dental")}</div>
      </div>
      <div>${commentForm("comment", "Comment as Harbor Dental")}</div>
    </div>`,
  "/practice/long": html`
    <div role="article">
      ${POST}
      <div role="article"><a href="#">Ana</a><p>my SSN is 536-90-4399, can you look at my bill</p></div>
      <div class="far"></div>
      <div role="article">${ROSA}</div>
    </div>`,
};
