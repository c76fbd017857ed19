// The parts that stand-in pages are built of: editors, fields and buttons, as public dumps and automation code of the sites show them.

/** Markup that is written over several lines: what is between two tags falls away, other line breaks become a space. */
export function html(strings, ...values) {
  return String.raw({ raw: strings }, ...values)
    .trim()
    .replace(/>\s*\n\s*</g, "><")
    .replace(/\s*\n\s*/g, " ");
}

const enterAttribute = { false: "", true: " data-enter", trusted: " data-enter='trusted'" };

/** A Lexical editor. `enter`: whether Enter posts, or only the user's own ("trusted"). */
export const lexical = (id, label, { kind = "plain", enter = false } = {}) => html`
  <div${enterAttribute[enter]} id="${id}" data-editor="${kind}" role="textbox" aria-multiline="true"
    aria-label="${label}" spellcheck="false"></div>`;

/** A Lexical editor for formatted text, as posts have it. */
export const richLexical = (id, label) => lexical(id, label, { kind: "rich" });

/** A Lexical editor in which Enter posts, as comments and messages have it. */
export const lexicalWithEnter = (id, label) => lexical(id, label, { enter: true });

/** An editable element that belongs to no library. */
export const editable = (id, label, { enter = false } = {}) => html`
  <div${enterAttribute[enter]} id="${id}" data-plain contenteditable="true" role="textbox" aria-label="${label}"></div>`;

/** Where a field that React controls is rendered: a "textarea" or an "input". */
export const reactField = (kind, id, label) => `<div data-field="${kind}" data-id="${id}" data-label="${label}"></div>`;

/** Editors that other sites are built of, each on a page of its own. */
export const OTHER_EDITORS = ["draft", "slate", "prosemirror", "quill"];

/** Where one of the other editors is rendered. */
export const otherEditor = (kind) => `<div id="${kind}-field"></div>`;

export const iconButton = (label) => `<div role="button" tabindex="0" aria-label="${label}"><i></i></div>`;

/** The button that posts what is in the box `id`. */
export const sendButton = (id, label) =>
  `<div role="button" tabindex="0" id="send-${id}" data-sends="${id}">${label}</div>`;

/** The same, as an icon. */
export const sendIcon = (id, label) => html`
  <div role="button" tabindex="0" aria-label="${label}" id="send-${id}" data-sends="${id}"><i></i></div>`;

/** A box whose arrow appears as a button without words, as under a post. */
export const commentForm = (id, label) => html`
  <form role="presentation">
    <div>${lexicalWithEnter(id, label)}</div>
    <ul>
      <li>${iconButton("Insert an emoji")}</li>
    </ul>
    <div id="focused-state-composer-submit">
      <span>${sendIcon(id, "Comment")}</span>
    </div>
  </form>`;
