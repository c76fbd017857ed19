// The popup warns where the profile that holds is not made for a practice's page, and leads to the choice.
import { expect, test } from "vitest";
import type { ProfileInfo } from "@/finding";
import type { Status, Watch } from "@/messages";
import { misfit } from "@/words";

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
  ({ profile, profiles, chosen: { surfaces } }) as unknown as Status;
const watch = (practice: boolean, surface: Watch["surface"] = null): Watch => ({
  site: "Facebook",
  box: surface !== null,
  adapter: surface && "site",
  surface,
  seen: null,
  practice,
});

test.each([
  ["patient-community", "This profile is for patients. For a practice's page choose HIPAA, strict."],
  ["clinician-personal", "This profile is for clinicians' own accounts. For a practice's page choose HIPAA, strict."],
])("on a practice's page, %s: %s", (profile, words) =>
  expect(misfit(status(profile), watch(true))).toEqual({ words, choose: "hipaa-strict" }),
);

test.each([
  ["hipaa-strict", watch(true)],
  ["uk-gmc", watch(true)],
  ["patient-community", watch(false)],
  ["patient-community", null],
  [null, watch(true)],
])("%s fits, or nobody knows", (profile, where) => expect(misfit(status(profile), where)).toBeNull());

test("what was chosen for a place counts there, and is changed where it was chosen", () => {
  const surface = "facebook_comment";
  expect(misfit(status("patient-community", { [surface]: "hipaa-strict" }), watch(true, surface))).toBeNull();
  expect(misfit(status("hipaa-strict", { [surface]: "patient-community" }), watch(true, surface))).toEqual({
    words:
      "“Patient community”, which Facebook comments follow, is for patients. For a practice's page choose HIPAA, strict.",
    choose: null,
  });
});
