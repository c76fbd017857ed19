/** Messenger on its own host, where every box is a message. */

import type { Site } from "./site";

export const messenger: Site = {
  name: "Messenger",
  hosts: ["www.messenger.com"],
  surface: () => "messenger",
  usual: "messenger",
  comments: "facebook_comment",
};
