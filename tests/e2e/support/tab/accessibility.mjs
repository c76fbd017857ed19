// The accessibility tree of a tab, the extension's closed shadow tree included.
import { equals, hasLength, until } from "../until.mjs";

/** Whether a node of the accessibility tree has the focus. */
export const hasFocus = (node) => node.properties.some(({ name, value }) => name === "focused" && value.value);

/** The nodes of a role, and of a name where one is given; those of a frame where its id is given. */
export async function accessibleNodes(cdp, role, name, frame = {}) {
  const { nodes } = await cdp.send("Accessibility.getFullAXTree", frame);
  return nodes.filter((n) => !n.ignored && n.role?.value === role && (name === undefined || n.name?.value === name));
}

export function accessibilityOf(cdp) {
  const accessible = (role, name) => accessibleNodes(cdp, role, name);
  const appears = (role, name) => until(() => accessible(role, name), hasLength(1));
  const disappears = (role, name) => until(() => accessible(role, name), hasLength(0));
  const status = () => statusText(cdp);

  return {
    accessible,
    /** Wait until there is exactly one node of a role and name. */
    appears,
    disappears,
    textAppears: (words) => appears("StaticText", words),
    /** Wait until the extension's dialog holds what was to be sent. */
    isHeld: () => appears("alertdialog", "Drape holds this post"),
    isNotHeld: () => disappears("alertdialog"),
    status,
    statusIs: (wanted) => until(status, wanted instanceof RegExp ? (seen) => wanted.test(seen ?? "") : equals(wanted)),
    /** Put the focus on a control of the extension. */
    async focus(role, name) {
      const [node] = await until(
        () => accessible(role, name),
        (nodes) => nodes.length > 0,
      );
      await cdp.send("DOM.focus", { backendNodeId: node.backendDOMNodeId });
    },
  };
}

/** The text of the extension's chip, or null while there is none. */
async function statusText(cdp) {
  const [node] = await accessibleNodes(cdp, "status");
  if (!node) return null;
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((n) => [n.nodeId, n]));
  const words = (n) =>
    n.role?.value === "StaticText" ? n.name.value : (n.childIds ?? []).map((id) => words(byId.get(id) ?? {})).join("");
  return words(node) || null;
}
