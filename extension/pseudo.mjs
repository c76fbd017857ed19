// A pseudo-locale: English that can still be read, but that no one who wrote it into the code would have written.

const ACCENTS = new Map(
  Object.entries({
    ...{ a: "á", b: "ƀ", c: "ç", d: "ð", e: "é", f: "ƒ", g: "ĝ", h: "ĥ", i: "í", j: "ĵ", k: "ķ", l: "ļ", m: "ɱ" },
    ...{ n: "ñ", o: "ö", p: "þ", q: "ǫ", r: "ŕ", s: "š", t: "ţ", u: "û", v: "ṽ", w: "ŵ", x: "ẋ", y: "ý", z: "ž" },
    ...{ A: "Å", B: "Ɓ", C: "Ç", D: "Ð", E: "É", F: "Ƒ", G: "Ĝ", H: "Ĥ", I: "Î", J: "Ĵ", K: "Ķ", L: "Ļ", M: "Ṁ" },
    ...{ N: "Ñ", O: "Ö", P: "Þ", Q: "Ǫ", R: "Ŕ", S: "Š", T: "Ţ", U: "Û", V: "Ṽ", W: "Ŵ", X: "Ẋ", Y: "Ý", Z: "Ž" },
  }),
);
const LONGER = 0.4;
const PADDING = "łöñĝéŕ ";

/** The brackets around every message. */
export const BRACKETS = ["⟦", "⟧"];

/** Messages in pseudo-English, with their keys and placeholders as they are. */
export const pseudoLocale = (messages) =>
  Object.fromEntries(
    Object.entries(messages).map(([key, one]) => [key, { ...one, message: pseudo(key, one.message) }]),
  );

/** A message with accents, between brackets, longer by two fifths. */
function pseudo(key, message) {
  if (key === "language") return "en-XA";
  const accented = message.replace(/[A-Za-z]/g, (letter) => ACCENTS.get(letter));
  const padding = PADDING.repeat(message.length).slice(0, Math.ceil(message.length * LONGER));
  const [open, close] = BRACKETS;
  return `${open}${accented} ${padding.trim()}${close}`;
}
