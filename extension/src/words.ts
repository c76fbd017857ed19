/** How Drape stands and what is chosen, in words, for the popup and the options page. */

import { count } from "./count";
import type { ProfileInfo, Surface } from "./finding";
import type { Moderated, Status, Watch } from "./messages";

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

/** The sites, as people call them, and what is published on each. */
export const PLACES: Record<string, readonly Surface[]> = {
  Facebook: ["facebook_post", "facebook_comment", "facebook_review_reply"],
  Messenger: ["messenger"],
  Instagram: ["instagram_caption", "instagram_comment", "instagram_dm"],
};

/** One line that says whether Drape checks, and otherwise what to do. */
export function connection(status: Status): string {
  switch (status.trouble) {
    case null:
      return status.paused ? paused(status) : `Connected to Drape ${status.version} on this computer.`;
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

/** What came of looking for Drape on another port, in one line. */
export function moved({ trouble, message }: Status, port: number): string {
  switch (trouble) {
    case null:
      return `Drape answers on port ${port}. This browser stays paired.`;
    case "offline":
      return `Not changed: nothing answers on port ${port}.`;
    case "refused":
    case "unpaired": // it knows no such browser
      return `Not changed: what answers on port ${port} is not the Drape that this browser is paired with. To pair it, type a code.`;
    default:
      return `Not changed: ${message}`;
  }
}

function paused({ pausedUntil }: Status): string {
  if (pausedUntil === null) return "Paused: nothing is checked.";
  const time = new Date(pausedUntil).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  return `Paused until ${time}: nothing is checked.`;
}

/** What was posted in spite of Drape, by rule, the most frequent first, and what was without it. */
export function counted({ posted, unchecked }: Pick<Status, "posted" | "unchecked">): string[] {
  const without = [
    unchecked.seen > 0 && `Posted unchecked: ${unchecked.seen}`,
    unchecked.missed > 0 && `May have been posted unchecked: ${unchecked.missed}`,
  ];
  return [...overridden(posted), ...without.filter((line) => line !== false)];
}

function overridden(posted: Status["posted"]): string[] {
  const sums = Object.entries(posted).map(([rule, reasons]) => {
    const times = Object.values(reasons).reduce((sum, some) => sum + some, 0);
    return { rule, times, mistaken: reasons.mistaken ?? 0 };
  });
  return sums
    .sort((a, b) => b.times - a.times)
    .map(
      ({ rule, times, mistaken }) =>
        `${rule}: ${times}${mistaken ? `, of which ${mistaken} as a mistake of Drape` : ""}`,
    );
}

/** Why the active profile holds, and where another one does, in one line; empty while that is not known. */
export function elsewhere({ chosen, profile, profiles }: Status): string {
  if (!chosen || profile === null) return "";
  const title = (id: string) => profiles.find((profile) => profile.id === id)?.title ?? id;
  const surfaces = Object.entries(chosen.surfaces) as [Surface, string][];
  const others = surfaces.map(([surface, id]) => `${SURFACES[surface]} follow “${title(id)}”`);
  const active = `“${title(profile)}” is active because it was chosen here.`;
  return others.length ? `${active} ${others.join(", ")}, as chosen in the options.` : active;
}

/** What came of looking at a page's comments, in one line. */
export function moderated(done: Moderated | null): string {
  if (!done) return "Drape does not watch over this page.";
  if (done.trouble) return "The comments were not checked.";
  if (!done.checked) return "No comments were found on this page.";
  const looked = `${count(done.checked, "comment")} checked`;
  const unread = done.unread
    ? ` Drape reads English only so far: in ${done.unread} of them, only numbers and addresses were checked.`
    : "";
  const rest = done.doubtful
    ? `${unread} Drape could not finish ${done.doubtful} of them: please look yourself.`
    : unread;
  if (done.marked) return `${looked}, ${done.marked} marked: hide and answer.${rest}`;
  return rest ? `${looked}, none marked.${rest}` : `${looked}, nothing to hide.`;
}

/** What is watched in the box that the user is in, and by which adapter, in one line. */
export function watched(watch: Watch | null): string {
  if (!watch) return "Drape does not watch over this page.";
  if (!watch.box) return "You are in no text box on this tab.";
  if (!watch.adapter || !watch.surface) return "The box that you are in is not checked.";
  const as = `This box is checked as ${SURFACES[watch.surface]}`;
  switch (watch.adapter) {
    case "site":
      return `${as}: ${watch.site} adapter.`;
    case "generic":
      return `${as}: generic adapter, as ${watch.site} may have changed.`;
    case "asked":
      return `${as}, because you asked for it.`;
  }
}

/** That the profile which holds here is not for a practice's page, though who is here writes for one. */
export interface Misfit {
  words: string;
  /** the profile to choose instead, where it was the active one that holds; null where another was chosen for this place */
  choose: string | null;
}

const MADE_FOR: Record<ProfileInfo["author"], string> = {
  practice: "not for this page",
  clinician: "for clinicians' own accounts",
  staff: "for staff's own accounts",
  patient: "for patients",
};

/** What is wrong with the profile that holds where the user is; null when nothing is. */
export function misfit({ profile, profiles, chosen }: Status, watch: Watch | null): Misfit | null {
  const elsewhere = watch?.surface ? chosen?.surfaces[watch.surface] : undefined;
  const known = (id: string | null) => profiles.find((one) => one.id === id);
  const holds = known(elsewhere ?? profile);
  const better = watch?.practice && holds?.practice ? known(holds.practice) : undefined;
  if (!watch || !holds || !better) return null;
  const subject =
    elsewhere && watch.surface ? `“${holds.title}”, which ${SURFACES[watch.surface]} follow, is` : "This profile is";
  const words = `${subject} ${MADE_FOR[holds.author]}. For a practice's page choose ${better.title}.`;
  return { words, choose: elsewhere ? null : better.id };
}

/** What is seen of the box that the user is in, so that it can be compared with the page; empty where it is not watched. */
export function seenOf(watch: Watch | null): string {
  if (!watch?.seen) return "";
  const { buttons, enter } = watch.seen;
  const named = [...new Set(buttons.map((name) => (name ? `“${name}”` : "a button without a name")))];
  const keys = { sends: "Enter", "may send": "Enter, where it sends", "makes a line": null }[enter];
  const ways = [...named, keys].filter((way) => way !== null);
  return ways.length ? `It is held when you press ${listed(ways)}.` : "Drape sees nothing here that sends it.";
}

const listed = (all: string[]) => [all.slice(0, -1).join(", "), ...all.slice(-1)].filter(Boolean).join(" or ");
