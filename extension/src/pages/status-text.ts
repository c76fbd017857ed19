/** How Drape stands and what is chosen, in words, for the popup and the options page. */

import { count } from "../shared/count";
import { text } from "../shared/i18n";
import type { Status } from "../shared/messages";
import type { CommentScanResult, PageStatus, SelfCheck } from "../shared/page-messages";
import { titleOf } from "../sites/surfaces";

/** One line that says whether Drape checks, and otherwise what to do. */
export function connectionText(status: Status): string {
  switch (status.error) {
    case null:
      return status.paused ? pausedText(status) : text("connection_fine", status.version ?? "");
    case "offline":
    case "unpaired":
      return text(`connection_${status.error}`);
    case "refused":
      return text("connection_refused", status.port);
    default:
      return status.message ?? text("connection_failed");
  }
}

/** What came of looking for Drape on another port, in one line. */
export function portChangeText({ error, message }: Status, port: number): string {
  switch (error) {
    case null:
      return text("port_changed", port);
    case "offline":
      return text("port_silent", port);
    case "refused":
    case "unpaired": // it knows no such browser
      return text("port_strange", port);
    default:
      return text("port_not_changed", message ?? "");
  }
}

function pausedText({ pausedUntil }: Status): string {
  if (pausedUntil === null) return text("paused");
  const time = new Date(pausedUntil).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  return text("paused_until", time);
}

/** What was posted in spite of Drape, by rule, the most frequent first, and what was without it. */
export function countLines({
  overrideCounts,
  uncheckedCounts,
}: Pick<Status, "overrideCounts" | "uncheckedCounts">): string[] {
  const without = [
    uncheckedCounts.seen > 0 && text("posted_unchecked", uncheckedCounts.seen),
    uncheckedCounts.missed > 0 && text("posted_missed", uncheckedCounts.missed),
  ];
  return [...overrideLines(overrideCounts), ...without.filter((line) => line !== false)];
}

function overrideLines(posted: Status["overrideCounts"]): string[] {
  const sums = Object.entries(posted).map(([rule, reasons]) => {
    const times = Object.values(reasons).reduce((sum, some) => sum + some, 0);
    return { rule, times, mistaken: reasons.mistaken ?? 0 };
  });
  return sums
    .sort((a, b) => b.times - a.times)
    .map(({ rule, times, mistaken }) =>
      mistaken ? text("override_line_mistaken", rule, times, mistaken) : text("override_line", rule, times),
    );
}

/** Why the active profile holds, and where another one does, in one line; empty while that is not known. */
export function profileText({ settings, profile, profiles }: Status): string {
  if (!settings || profile === null) return "";
  const title = (id: string) => profiles.find((profile) => profile.id === id)?.title ?? id;
  const others = Object.entries(settings.surfaces).map(([surface, id]) =>
    text("profile_elsewhere", titleOf(surface), title(id)),
  );
  const active = text("profile_active", title(profile));
  return others.length ? `${active} ${text("profile_chosen", others.join(", "))}` : active;
}

/** What came of looking at a page's comments, in one line. */
export function commentScanText(done: CommentScanResult | null): string {
  if (!done) return text("page_not_watched");
  if (done.error) return text("comments_failed");
  if (!done.checked) return text("comments_none");
  const looked = count(done.checked, "comments_checked");
  const doubts = [
    done.unread ? text("comments_unread", done.unread) : null,
    done.doubtful ? text("comments_doubtful", done.doubtful) : null,
  ].filter((doubt) => doubt !== null);
  const found = done.marked
    ? text("comments_marked", looked, done.marked)
    : text(doubts.length ? "comments_none_marked" : "comments_fine", looked);
  return [found, ...doubts].join(" ");
}

/** What is watched in the box that the user is in, and by which adapter, in one line. */
export function pageStatusText(page: PageStatus | null): string {
  if (!page) return text("page_not_watched");
  if (!page.inBox) return text("page_no_box");
  if (!page.adapter || !page.surface) return text("page_box_unchecked");
  const title = titleOf(page.surface);
  if (page.adapter === "manual") return text("page_box_manual", title);
  return text(`page_box_${page.adapter}`, title, page.site);
}

/** That the profile which holds here is not for a practice's page, though who is here writes for one. */
export interface ProfileMismatch {
  words: string;
  /** the profile to choose instead, where it was the active one that holds; null where another was chosen for this place */
  choose: string | null;
}

/** What is wrong with the profile that holds where the user is; null when nothing is. */
export function profileMismatch(
  { profile, profiles, settings }: Status,
  page: PageStatus | null,
): ProfileMismatch | null {
  const elsewhere = page?.surface ? settings?.surfaces[page.surface] : undefined;
  const known = (id: string | null) => profiles.find((one) => one.id === id);
  const holds = known(elsewhere ?? profile);
  const better = page?.isPractice && holds?.practice ? known(holds.practice) : undefined;
  if (!page || !holds || !better) return null;
  const whom =
    elsewhere && page.surface
      ? text(`mismatch_there_${holds.author}`, holds.title, titleOf(page.surface))
      : text(`mismatch_here_${holds.author}`);
  return { words: `${whom} ${text("mismatch_better", better.title)}`, choose: elsewhere ? null : better.id };
}

/** What is seen of the box that the user is in, so that it can be compared with the page; empty where it is not watched. */
export function selfCheckText(page: PageStatus | null): string {
  if (!page?.selfCheck) return "";
  const { buttons, enter } = page.selfCheck;
  const ways = [...new Set(buttons.map(buttonText)), enterText(enter)].filter((way) => way !== null);
  return ways.length ? text("self_check_held", listed(ways)) : text("self_check_nothing");
}

const buttonText = (name: string) => (name ? text("self_check_button", name) : text("self_check_nameless"));

/** The key Enter, where it sends or may send. */
function enterText(enter: SelfCheck["enter"]): string | null {
  if (enter === "makes a line") return null;
  return text(enter === "sends" ? "self_check_enter" : "self_check_maybe_enter");
}

/** Several things to choose from, in one line. */
function listed(all: string[]): string {
  const before = all.slice(0, -1).join(", ");
  const last = all.at(-1) ?? "";
  return before ? text("self_check_or", before, last) : last;
}
