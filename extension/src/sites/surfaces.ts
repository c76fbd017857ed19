/** The surfaces, on which a text is published: the server's own table. Everything else asks for the kind of a surface, never for its name. */

import table from "../../../server/drape/surfaces.json";
import type { Surface } from "../shared/api-types";
import { wordsOf } from "../shared/i18n";

/** What kind of thing is published: Enter sends a comment and a message, but makes a new line in a post. */
export type Kind = "post" | "comment" | "review_reply" | "message";

interface Row {
  id: Surface;
  /** the site, as people call it */
  site: string;
  kind: Kind;
  /** the surface, as people call it in English */
  title: string;
}

/** Every surface, in the order in which people see them. */
export const SURFACES = table as readonly Row[];

const BY_ID = new Map(SURFACES.map((row) => [row.id, row]));

/** The kind of a surface. */
export function kindOf(surface: Surface): Kind {
  const row = BY_ID.get(surface);
  if (!row) throw new Error(`surfaces.json has no ${surface}`);
  return row.kind;
}

/** A surface, as people call it; one that a newer server knows is called by its id. */
export const titleOf = (surface: Surface): string =>
  wordsOf(`surface_${surface}`) || (BY_ID.get(surface)?.title ?? surface);

/** The sites, as people call them, and the surfaces of each, in the order of the table. */
export const SURFACES_BY_SITE: readonly [site: string, surfaces: Surface[]][] = [
  ...new Set(SURFACES.map(({ site }) => site)),
].map((site) => [site, SURFACES.filter((row) => row.site === site).map(({ id }) => id)]);
