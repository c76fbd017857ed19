/** What users read: messages of `_locales`, by their keys, in the browser's language where there is a folder for it, else in English. */

import messages from "../../_locales/en/messages.json";

/** The key of a message. */
export type MessageKey = keyof typeof messages;

const MARK = /\$([1-9])/;
const MARKS = ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"];

/** The words that were read before, by their keys. */
const known = new Map<string, string>();

/** A message, with substitutions for its $1, $2 and so on. */
export const text = (key: MessageKey, ...substitutions: (string | number)[]): string =>
  partsOf(key, substitutions).join("");

/** The parts of a message, in their order, where each substitution is a part; empty where there is no such message. */
export const partsOf = <S>(key: string, substitutions: readonly S[]): (string | S)[] =>
  wordsOf(key)
    .split(MARK)
    .map((part, i) => (i % 2 ? (substitutions[Number(part) - 1] ?? "") : part));

/** The words of a message that need not exist, as they stand in its file; empty where it does not. */
export function wordsOf(key: string): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const words = inBrowsersLanguage(key);
  if (words) known.set(key, words);
  return words || inEnglish(key);
}

/** The words that the browser has: none yet while the extension is being installed, and none any more once it is gone. */
function inBrowsersLanguage(key: string): string {
  try {
    return chrome.i18n.getMessage(key, MARKS); // each mark stays where it is
  } catch {
    return "";
  }
}

const inEnglish = (key: string): string =>
  (messages as Record<string, { message: string } | undefined>)[key]?.message ?? "";

/** The forms of a counted message that English does not have, as `Intl.PluralRules` calls them. */
const OTHER_FORMS = ["zero", "two", "few", "many"];

/** Read every message now: a content script can't any more once its extension was updated, but has to say so. */
export function readAhead(): void {
  for (const key of Object.keys(messages)) {
    wordsOf(key);
    if (key.endsWith("_other")) for (const form of OTHER_FORMS) wordsOf(key.replace(/other$/, form));
  }
}
