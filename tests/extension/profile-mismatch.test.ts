// The popup warns where the profile that holds is not made for a practice's page, and leads to the choice.
import { expect, test } from "vitest";
import { profileMismatch } from "@/pages/status-text";
import type { ProfileInfo } from "@/shared/api-types";
import type { Status } from "@/shared/messages";
import type { PageStatus } from "@/shared/page-messages";

const one = (id: string, title: string, author: ProfileInfo["author"], practice: string | null): ProfileInfo => ({
  id,
  title,
  description: "",
  author,
  practice,
});
const profiles = [
  one("hipaa-strict", "HIPAA, strict", "practice", null),
  one("patient-community", "Patient community", "patient", "hipaa-strict"),
  one("clinician-personal", "Clinician, personal account", "clinician", "hipaa-strict"),
  one("uk-gmc", "United Kingdom", "clinician", null),
];
const status = (profile: string | null, surfaces: Record<string, string> = {}) =>
  ({ profile, profiles, settings: { surfaces } }) as unknown as Status;
const page = (isPractice: boolean, surface: PageStatus["surface"] = null): PageStatus => ({
  site: "Facebook",
  inBox: surface !== null,
  adapter: surface === null ? null : "site",
  surface,
  selfCheck: null,
  isPractice,
});

test.each([
  ["patient-community", "This profile is for patients. For a practice's page choose HIPAA, strict."],
  ["clinician-personal", "This profile is for clinicians' own accounts. For a practice's page choose HIPAA, strict."],
])("on a practice's page, %s: %s", (profile, words) =>
  expect(profileMismatch(status(profile), page(true))).toEqual({ words, choose: "hipaa-strict" }),
);

test.each([
  ["hipaa-strict", page(true)],
  ["uk-gmc", page(true)],
  ["patient-community", page(false)],
  ["patient-community", null],
  [null, page(true)],
])("%s fits, or nobody knows", (profile, where) => expect(profileMismatch(status(profile), where)).toBeNull());

test("what was chosen for a place counts there, and is changed where it was chosen", () => {
  const surface = "facebook_comment";
  expect(profileMismatch(status("patient-community", { [surface]: "hipaa-strict" }), page(true, surface))).toBeNull();
  expect(profileMismatch(status("hipaa-strict", { [surface]: "patient-community" }), page(true, surface))).toEqual({
    words:
      "“Patient community”, which Facebook comments follow, is for patients. For a practice's page choose HIPAA, strict.",
    choose: null,
  });
});
