/** Where a frame stands; one without an address of its own (`srcdoc`, `about:blank`, `blob:`) belongs to the page that made it. */

export interface Here {
  protocol: string;
  hostname: string;
  /** the path with the query */
  place: string;
}

/** Where this frame stands now; changes when the page writes another address. */
export function here(): Here {
  const { protocol, hostname, pathname, search } = own() ? location : new URL(base());
  return { protocol, hostname, place: `${pathname}${search}` };
}

const own = () => location.hostname !== "" || location.protocol.endsWith("-extension:");

/** What addresses are relative to in this frame: the address of the page that made it. */
function base(): string {
  const inherited = [document.baseURI, self.origin].find((address) => /^https?:/.test(address));
  return inherited ?? "about:blank";
}
