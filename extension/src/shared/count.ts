/** A number and what it counts: “1 finding”, “2 findings”. */

import { type MessageKey, partsOf, text } from "./i18n";

type CountedIn<K> = K extends `${infer What}_other` ? What : never;

/** What can be counted: a message for each form that English has, `…_one` and `…_other`; other languages may have `…_few` and so on. */
export type Counted = CountedIn<MessageKey>;

/** The message of a number, in the form that its language wants. */
export function count(number: number, what: Counted): string {
  const form = new Intl.PluralRules(text("language")).select(number);
  return partsOf(`${what}_${form}`, [number]).join("") || text(`${what}_other`, number);
}
