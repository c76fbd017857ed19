/** Pausing Drape: for an hour, or until the user resumes. */

import type { Pause } from "../shared/messages";
import type { Settings } from "../shared/settings";

const HOUR_MS = 3_600_000;

/** For how many milliseconds Drape pauses from now: 0 while it does not, Infinity until the user resumes. */
export const pauseLeftMs = ({ paused, pausedUntil }: Settings): number =>
  paused ? Infinity : Math.max(0, pausedUntil - Date.now());

/** What to store for a pause that the user asks for. */
export const pauseSettings = (until: Pause): Partial<Settings> => ({
  paused: until === "until resumed",
  pausedUntil: until === "hour" ? Date.now() + HOUR_MS : 0,
});
