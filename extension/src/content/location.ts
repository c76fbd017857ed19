/** The address of this frame. One without an address of its own (`srcdoc`, `about:blank`, `blob:`) has that of the page that made it. */

export interface FrameLocation {
  protocol: string;
  hostname: string;
  /** the path with the query */
  place: string;
}

/** The address now; it changes when the page writes another one. */
export function currentLocation(): FrameLocation {
  const { protocol, hostname, pathname, search } = hasOwnAddress() ? location : new URL(creatorAddress());
  return { protocol, hostname, place: `${pathname}${search}` };
}

const hasOwnAddress = () => location.hostname !== "" || location.protocol.endsWith("-extension:");

/** The address of the page that made this frame. */
function creatorAddress(): string {
  const inherited = [document.baseURI, self.origin].find((address) => /^https?:/.test(address));
  return inherited ?? "about:blank";
}
