// The underlines in an editor: ranges that the page's CSS highlight registry holds.
import { equals, until } from "../until.mjs";

const SEVERITIES = ["block", "warn", "note"];
const SENTENCES = ["breach", "sentence"];

export function highlightsOf(page) {
  /** The highlighted words of some kinds, by kind, in the order of the page. */
  const highlighted = (kinds) =>
    page.evaluate(
      (names) =>
        Object.fromEntries(names.map((name) => [name, [...(CSS.highlights.get(`d-${name}`) ?? [])].map(String)])),
      kinds,
    );

  /** The underlined words by severity; sentences to think over, which the classifier finds, are not among them. */
  const underlines = async () => {
    const words = Object.entries(await highlighted(SEVERITIES));
    return Object.fromEntries(words.map(([severity, all]) => [severity, all.sort()]));
  };

  /** Sentences that are underlined as a whole. */
  const sentences = async () => Object.values(await highlighted(SENTENCES)).flat();

  return {
    highlighted,
    underlines,
    underlinesAre: (wanted) => until(underlines, equals({ block: [], warn: [], note: [], ...wanted })),
    sentencesAre: (wanted) => until(sentences, equals(wanted)),
    centreOfUnderline: (quote) => page.evaluate(centreOfRange, quote),
  };
}

/** Where the middle of highlighted words is, or null while they are not highlighted; runs in the page. */
export function centreOfRange(quote) {
  for (const [, highlight] of CSS.highlights)
    for (const range of highlight)
      if (String(range) === quote) {
        const { left, top, width, height } = range.getClientRects()[0];
        return { x: left + width / 2, y: top + height / 2 };
      }
  return null;
}
