/** Messenger on its own host, where every box is a message. */

import { defineSite } from "./site";

export const messenger = defineSite({
  name: "Messenger",
  hosts: ["www.messenger.com"],
  surfaces: ["messenger", "facebook_comment"],
  surfaceOf: () => "messenger",
  defaultSurface: "messenger",
  commentSurface: "facebook_comment",
});
