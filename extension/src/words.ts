/** How Drape stands, in words, for the popup and the options page. */

import type { Status } from "./messages";

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
