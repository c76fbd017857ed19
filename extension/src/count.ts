/** A number and what it counts, in words: “1 finding”, “2 findings”. */
export const count = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;
