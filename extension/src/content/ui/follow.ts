/** Elements of ours that stand at a place of the page, and go with it. */

import { ourRoot } from "./shadow-root";

/**
 * Show an element of ours until the signal aborts. `align` puts it where it belongs: whenever the page scrolls, the window changes its size,
 * or the element `resized` does.
 */
export function showAligned(ours: HTMLElement, align: () => void, signal: AbortSignal, resized?: Element): void {
  ourRoot().append(ours);
  addEventListener("scroll", align, { capture: true, passive: true, signal });
  addEventListener("resize", align, { signal });
  signal.addEventListener("abort", () => ours.remove());
  if (!resized) return;
  const sizes = new ResizeObserver(align);
  sizes.observe(resized);
  signal.addEventListener("abort", () => sizes.disconnect());
}
