// redact-pii as it comes. It only tells the redacted text, in which the tags show where something was.
import pii from "redact-pii";
import { read, warning } from "./reading.mjs";

const LABELS = {
  PERSON_NAME: "NAME",
  PHONE_NUMBER: "PHONE",
  EMAIL_ADDRESS: "EMAIL",
  US_SOCIAL_SECURITY_NUMBER: "SSN",
  CREDIT_CARD_NUMBER: "ACCOUNT",
  STREET_ADDRESS: "LOCATION",
  ZIPCODE: "LOCATION",
  IP_ADDRESS: "IP",
  URL: "URL",
  USERNAME: "OTHER_ID",
  PASSWORD: "OTHER_ID",
  CREDENTIALS: "OTHER_ID",
  DIGITS: "OTHER_ID",
};
const TAG = new RegExp(Object.keys(LABELS).join("|"), "g");
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const redactor = new pii.SyncRedactor();

/** Where the tags' words stood: the text has what lies between the tags in the same order. */
function spans(text, redacted) {
  const tags = redacted.match(TAG) ?? [];
  const between = redacted.split(TAG).map(escaped);
  const places = new RegExp(`^${between.join("([^]+?)")}$`, "d").exec(text)?.indices ?? [];
  return tags.flatMap((tag, i) => (places[i + 1] ? [warning(LABELS[tag], ...places[i + 1])] : []));
}

await read((text) => spans(text, redactor.redact(text)));
