// openredaction as it comes.
import { OpenRedaction } from "openredaction";
import { read, warning } from "./reading.mjs";

const LABELS = [
  [/^(?:NAME|PERSON)/, "NAME"],
  [/PHONE/, "PHONE"],
  [/EMAIL/, "EMAIL"],
  [/^SSN/, "SSN"],
  [/DATE|DOB/, "DATE"],
  [/ADDRESS_(?:STREET|PO)|^ADDRESS|ZIP|POSTCODE|CITY/, "LOCATION"],
  [/^IP/, "IP"],
  [/^URL/, "URL"],
  [/CARD|IBAN|ACCOUNT/, "ACCOUNT"],
  [/MRN|MEDICAL_RECORD|NHS/, "MRN"],
  [/LICEN[CS]E|PASSPORT/, "LICENSE"],
];
const labelOf = (type) => LABELS.find(([shape]) => shape.test(type))?.[1] ?? "OTHER_ID";
const redaction = new OpenRedaction();

await read(async (text) => {
  const { detections } = await redaction.detect(text);
  return detections.map(({ type, position: [start, end] }) => warning(labelOf(type), start, end));
});
