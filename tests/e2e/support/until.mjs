// Waiting for a state, instead of sleeping.

/** Wait until `read` gives what `accepts` accepts, and return it; fails with the last thing read. */
export async function until(read, accepts, timeoutMs = 8000) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await read();
    if (accepts(seen)) return seen;
    if (Date.now() > deadline) throw new Error(`waited in vain, last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Accepts what has the same JSON. */
export const equals = (wanted) => (seen) => JSON.stringify(seen) === JSON.stringify(wanted);

/** Accepts a list of so many. */
export const hasLength = (wanted) => (seen) => seen.length === wanted;

/** Let the page draw its next frame, and what waits for it be done. */
export const nextFrame = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
