// A Lexical editor as the sites use it: mentions, hashtags, emoji as text and emoji as images.
import { HashtagNode, registerLexicalHashtag } from "@lexical/hashtag";
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, DecoratorNode, TextNode } from "lexical";

class MentionNode extends TextNode {
  static getType = () => "mention";
  static clone = (node) => new MentionNode(node.__text, node.__key);
  static importJSON = () => new MentionNode("");
  createDOM(config) {
    const dom = super.createDOM(config);
    dom.className = "mention";
    return dom;
  }
}

class EmojiTextNode extends TextNode {
  static getType = () => "emoji-text";
  static clone = (node) => new EmojiTextNode(node.__text, node.__key);
  static importJSON = () => new EmojiTextNode("");
  createDOM(config) {
    const dom = document.createElement("span");
    const inner = super.createDOM(config);
    inner.className = "emoji";
    dom.append(inner);
    return dom;
  }
  // the text stands in the inner element, as in Lexical's own emoji node
  updateDOM(before, dom, config) {
    super.updateDOM(before, dom.firstChild, config);
    return false;
  }
}

class EmojiImageNode extends DecoratorNode {
  static getType = () => "emoji-image";
  static clone = (node) => new EmojiImageNode(node.__alt, node.__key);
  static importJSON = () => new EmojiImageNode("");
  constructor(alt, key) {
    super(key);
    this.__alt = alt;
  }
  createDOM() {
    const span = document.createElement("span");
    const image = document.createElement("img");
    image.alt = this.__alt;
    image.width = image.height = 16;
    span.append(image);
    return span;
  }
  updateDOM = () => false;
  isInline = () => true;
  getTextContent = () => this.__alt;
  decorate = () => null;
}

/** Start an editor on `root`; returns how to read and fill its own state. */
export function lexicalEditor(root, { rich }) {
  const failed = (error) => {
    throw error;
  };
  const nodes = [HashtagNode, MentionNode, EmojiTextNode, EmojiImageNode];
  const editor = createEditor({ namespace: root.id, nodes, onError: failed });
  (rich ? registerRichText : registerPlainText)(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  registerLexicalHashtag(editor);
  editor.setRootElement(root);
  return {
    text: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    kinds: () =>
      editor.getEditorState().read(() =>
        $getRoot()
          .getAllTextNodes()
          .map((node) => [node.getType(), node.getTextContent()]),
      ),
    put(text) {
      this.fill([text]);
    },
    /** pieces: a string, or [kind, text] with kind mention, token (an emoji as text), emoji (an image) or line */
    fill: (pieces) =>
      editor.update(
        () => {
          const paragraphs = [$createParagraphNode()];
          for (const piece of pieces) {
            const [kind, text] = typeof piece === "string" ? ["text", piece] : piece;
            if (kind === "line") paragraphs.push($createParagraphNode());
            else paragraphs.at(-1).append(make(kind, text));
          }
          $getRoot()
            .clear()
            .append(...paragraphs)
            .selectEnd();
        },
        { discrete: true, tag: "history-push" },
      ),
  };
}

/** Start an editor wherever the page says `data-editor="plain"` or `"rich"`. */
export function renderEditors() {
  for (const root of document.querySelectorAll("[data-editor]")) {
    root.contentEditable = "true";
    window.editors[root.id] = lexicalEditor(root, { rich: root.dataset.editor === "rich" });
  }
}

function make(kind, text) {
  if (kind === "mention") return new MentionNode(text).setMode("segmented");
  if (kind === "token") return new EmojiTextNode(text).setMode("token");
  return kind === "emoji" ? new EmojiImageNode(text) : $createTextNode(text);
}
