/** What is known of every surface, wherever it is. */

import type { Surface } from "../finding";

type Kind = "post" | "comment" | "review_reply" | "message";

/** What kind of thing is published: Enter sends a comment and a message, but makes a new line in a post. */
export const KINDS: Record<Surface, Kind> = {
  facebook_post: "post",
  facebook_comment: "comment",
  facebook_review_reply: "review_reply",
  messenger: "message",
  instagram_caption: "post",
  instagram_comment: "comment",
  instagram_dm: "message",
};

/** Whether the button that sends stands at the end of a header row, and those after the box open something. */
export const isHeaded = (surface: Surface): boolean => surface === "instagram_caption";
