// The browser's i18n, as tests have it: the English messages, read from their file.
import english from "../../extension/_locales/en/messages.json";

const MESSAGES: Partial<Record<string, { message: string }>> = english;

/** A message as the browser gives it: empty where there is none. */
function getMessage(key: string, substitutions: readonly string[] = []): string {
  const { message = "" } = MESSAGES[key] ?? {};
  return message.replace(/\$([1-9])/g, (_, place: string) => substitutions[Number(place) - 1] ?? "");
}

export const i18n = { getMessage };

Object.assign(globalThis, { chrome: { i18n } });
