/** How Drape stands and what is chosen, in words, for the popup and the options page. */

import type { Surface } from "./finding";
import type { Status } from "./messages";

/** The surfaces, as people call them. */
export const SURFACES: Record<Surface, string> = {
  facebook_post: "Facebook posts",
  facebook_comment: "Facebook comments",
  facebook_review_reply: "Answers to reviews",
  messenger: "Messenger",
  instagram_caption: "Instagram captions",
  instagram_comment: "Instagram comments",
  instagram_dm: "Instagram messages",
};

/** One line that says whether Drape checks, and otherwise what to do. */
export function connection(status: Status): string {
  switch (status.trouble) {
    case null:
      return status.paused ? "Paused: nothing is checked." : `Connected to Drape ${status.version} on this computer.`;
    case "offline":
      return "Drape is not running. Start it with: drape serve";
    case "unpaired":
      return "Not paired. Open the options and type the code that `drape pair` shows.";
    case "refused":
      return `Another program answers on port ${status.port}. Nothing was sent to it.`;
    default:
      return status.message ?? "Not checked.";
  }
}

/** Where another profile than the active one holds, in one line; empty where none does. */
export function elsewhere({ chosen, profiles }: Status): string {
  const title = (id: string) => profiles.find((profile) => profile.id === id)?.title ?? id;
  const surfaces = Object.entries(chosen?.surfaces ?? {}) as [Surface, string][];
  const said = surfaces.map(([surface, id]) => `${SURFACES[surface]} follow “${title(id)}”`);
  return said.length ? `${said.join(", ")}, as chosen in the options.` : "";
}
