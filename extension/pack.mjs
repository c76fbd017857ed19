// A zip file that depends on nothing but the files in it: sorted, with one date, so that anybody can build the same one again.
import { zipSync } from "fflate";

const DATE = new Date(1980, 0, 1);
/** One compression for all, for the bytes of a zip depend on it. */
const LEVEL = 9;

/** The zip of files, given as contents by path. */
export function pack(files) {
  const sorted = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: LEVEL, mtime: DATE });
}
