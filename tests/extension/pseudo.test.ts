// The pseudo-locale changes every letter of a message, and nothing that the code relies on.
import { expect, test } from "vitest";
import english from "../../extension/_locales/en/messages.json";
import { BRACKETS, pseudoLocale } from "../../extension/pseudo.mjs";

const PSEUDO = pseudoLocale(english);
const [OPEN, CLOSE] = BRACKETS;
const marks = (message: string) => message.match(/\$\d/g) ?? [];

const MESSAGES = Object.entries(english).filter(([key]) => key !== "language");

test("it has the keys of English, and a tag of its own", () => {
  expect(Object.keys(PSEUDO)).toEqual(Object.keys(english));
  expect(PSEUDO.language.message).toBe("en-XA");
});

test.each(MESSAGES)(
  "%s stands between brackets, without a plain letter, longer, with the same placeholders",
  (key, one) => {
    const { message } = PSEUDO[key as keyof typeof PSEUDO];
    expect(message).toMatch(new RegExp(`^${OPEN}[^${OPEN}${CLOSE}A-Za-z]*${CLOSE}$`, "s"));
    expect(message.length).toBeGreaterThanOrEqual(one.message.length * 1.4);
    expect(marks(message)).toEqual(marks(one.message));
  },
);
