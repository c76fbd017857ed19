// The extension's elements in a tab, in their closed shadow tree: panels, and the overlay that underlines a text field.
import { equals, until } from "../until.mjs";

const classesOf = ({ attributes = [] }) => (attributes[attributes.indexOf("class") + 1] ?? "").split(" ");
const severityOf = ({ attributes }) => attributes[attributes.indexOf("data-severity") + 1];

/** The words of a mark. */
export const wordsOf = (mark) => mark.children[0].nodeValue;

export function shadowTreeOf(cdp) {
  const markNodes = () => domNodes(cdp, (node) => node.nodeName === "MARK");

  /** The marks over a text field: words and severity, in order; those of whole sentences left out. */
  const marks = async () =>
    (await markNodes())
      .map((node) => [wordsOf(node), severityOf(node)])
      .filter(([, severity]) => !["breach", "sentence"].includes(severity));

  return {
    markNodes,
    marks,
    marksAre: (wanted) => until(marks, equals(wanted)),
    /** The extension's elements of a class: their markup, style, and where they are. */
    async elements(name) {
      const nodes = await domNodes(cdp, (node) => classesOf(node).includes(name));
      return Promise.all(nodes.map((node) => described(cdp, node)));
    },
  };
}

/** The nodes of the whole tree, shadow roots included, that a function accepts. */
async function domNodes(cdp, accepts) {
  const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
  const found = [];
  const visit = (node) => {
    if (accepts(node)) found.push(node);
    for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) visit(child);
  };
  visit(root);
  return found;
}

async function described(cdp, { backendNodeId, nodeId }) {
  const { outerHTML } = await cdp.send("DOM.getOuterHTML", { backendNodeId });
  const { computedStyle } = await cdp.send("CSS.getComputedStyleForNode", { nodeId });
  const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId });
  const [left, top, , , right, bottom] = model.border;
  const style = Object.fromEntries(computedStyle.map((one) => [one.name, one.value]));
  return { html: outerHTML, style, box: { left, top, right, bottom } };
}
