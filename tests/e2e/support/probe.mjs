// A probe of a page of the extension, as a script that the page runs before its own: what can be read in it and in what is shown over
// it, and what of that is cut off or covered.

/** Keep our closed shadow root, which the page can't reach otherwise. */
function captureRoot() {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    window.drapeRoot = attachShadow.call(this, options);
    return window.drapeRoot;
  };
}

/** What can be read in the page and in what is shown over it, and what of it is cut off, covered, or wider than the window. */
function probe() {
  const panels = [...(window.drapeRoot?.children ?? [])].filter(isSeen);
  const layers = [document.body, ...panels];
  const all = layers.flatMap((layer) => [layer, ...layer.querySelectorAll("*")]).filter(isSeen);
  const sides = document.documentElement.clientWidth;
  return {
    words: [document.title, ...layers.flatMap(wordsIn), ...all.flatMap(labelsIn)],
    cut: all.filter(isCut).map(nameOf),
    covered: layers.flatMap(coveredIn),
    wide: all.filter((one) => one.getBoundingClientRect().right > sides + 1).map(nameOf),
  };
}

/** The texts of a layer that can be seen, without the user's own and without commands. */
function wordsIn(layer) {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode;
    const isOurs = !parentElement.closest("script, style, code, blockquote, q, textarea, .box, .mirror");
    if (isOurs && isSeen(parentElement.closest("select") ?? parentElement)) words.push(data);
  }
  return words;
}

function labelsIn(element) {
  return ["aria-label", "title", "alt", "placeholder"].map((name) => element.getAttribute(name) ?? "");
}

function isSeen(element) {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Whether an element holds more than it shows; the overlay of a field scrolls with it, and shows no words. */
function isCut(element) {
  if (element.matches(".mirror")) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isControl = element.matches("button, select, summary");
  const cuts = (overflow) => isControl || overflow === "hidden" || overflow === "clip";
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  return (cuts(overflowX) && scrollWidth > clientWidth + 1) || (cuts(overflowY) && scrollHeight > clientHeight + 1);
}

/** The controls of a layer, and chips over it, that cover another one, or words that are not their own. */
function coveredIn(layer) {
  const inLayer = [...layer.querySelectorAll("button, a, select, summary, input, textarea, .box")];
  const over = layer === document.body ? [...(window.drapeRoot?.querySelectorAll(".chip") ?? [])] : [];
  const controls = [...inLayer, ...over].filter(isSeen);
  const rects = new Map(controls.map((one) => [one, rectsOf(one, one.getClientRects())]));
  const others = controls.flatMap((one, i) =>
    controls.slice(i + 1).map((other) => [one, nameOf(other), rects.get(other), other.contains(one)]),
  );
  const texts = textRectsIn(layer).flatMap(([node, found]) =>
    controls.map((one) => [one, `“${node.data.trim()}”`, found, one.contains(node)]),
  );
  return [...others, ...texts]
    .filter(([one, , found, isOwn]) => !isOwn && rects.get(one).some((rect) => found.some((r) => overlap(r, rect))))
    .map(([one, covered]) => `${nameOf(one)} covers ${covered}`);
}

function textRectsIn(layer) {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!node.data.trim() || !isSeen(node.parentElement) || node.parentElement.closest("option, .mirror")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push([node, rectsOf(node.parentElement, range.getClientRects())]);
  }
  return found;
}

/** The parts of rectangles that scrolling elements leave in sight. */
function rectsOf(element, rects) {
  let seen = [...rects].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (getComputedStyle(one).overflowY === "visible" || one === document.body) continue;
    const frame = one.getBoundingClientRect();
    seen = seen.map(({ left, top, right, bottom }) => ({
      left: Math.max(left, frame.left),
      top: Math.max(top, frame.top),
      right: Math.min(right, frame.right),
      bottom: Math.min(bottom, frame.bottom),
    }));
  }
  return seen;
}

function overlap(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 1 && height > 1;
}

function nameOf(element) {
  return `<${element.localName}${element.id && `#${element.id}`} ${element.className}> ${element.textContent.trim()}`;
}

const FUNCTIONS = [
  ...[captureRoot, probe, wordsIn, labelsIn, isSeen, isCut, coveredIn, textRectsIn, rectsOf, overlap, nameOf],
];

/** The script, after which `window.probe()` looks at the page. */
export const PROBE = [...FUNCTIONS.map(String), "captureRoot();", "window.probe = probe;"].join("\n");
