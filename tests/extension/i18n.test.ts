// Messages are found by key, in the browser's language; pages are filled with them, and a script keeps what it has read.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fillPage } from "@/pages/fill-page";
import { partsOf, text, wordsOf } from "@/shared/i18n";
import { titleOf } from "@/sites/surfaces";

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

/** Have a browser of another language, or one that lost the extension. */
const speaks = (getMessage: (key: string) => string) => vi.stubGlobal("chrome", { i18n: { getMessage } });

test("substitutions take the places of their marks, and are not read again", () => {
  expect(text("mismatch_there_staff", "$2", "Facebook posts")).toBe(
    "“$2”, which Facebook posts follow, is for staff's own accounts.",
  );
});

test("a message that does not exist is empty", () => {
  expect(wordsOf("surface_myspace")).toBe("");
  expect(partsOf("surface_myspace", [])).toEqual([""]);
});

test("what the browser does not know yet is said in English, and looked for again", async () => {
  const { text: fresh } = await import("@/shared/i18n");
  speaks(() => "");
  expect(fresh("error_slow")).toBe("Drape does not answer.");
  speaks(() => "Drape antwortet nicht.");
  expect(fresh("error_slow")).toBe("Drape antwortet nicht.");
});

test("a script whose extension is gone still says what it had not read before", async () => {
  const { text: fresh } = await import("@/shared/i18n");
  speaks(() => {
    throw new Error("Extension context invalidated.");
  });
  expect(fresh("error_slow")).toBe("Drape does not answer.");
});

test("a surface is called by its message, or else by its title in the server's table", () => {
  expect(titleOf("facebook_review_reply")).toBe("Answers to reviews");
  expect(titleOf("myspace")).toBe("myspace");
});

test("a language may have other forms than English, and where it lacks one the usual form stands", async () => {
  const polish = new Map([
    ["language", "pl"],
    ["chip_findings_one", "$1 wynik"],
    ["chip_findings_few", "$1 wyniki"],
    ["chip_findings_other", "$1 wyników"],
  ]);
  speaks((key) => polish.get(key) ?? "");
  const { count } = await import("@/shared/count");
  expect([1, 2, 5].map((number) => count(number, "chip_findings"))).toEqual(["1 wynik", "2 wyniki", "5 wyników"]);
});

test("what was read ahead can be said when the extension is gone", async () => {
  const i18n = await import("@/shared/i18n");
  const { count } = await import("@/shared/count");
  i18n.readAhead();
  speaks(() => {
    throw new Error("Extension context invalidated.");
  });
  expect(i18n.text("notice_updated")).toBe("Drape was updated: refresh this page");
  expect(count(2, "chip_findings")).toBe("2 findings");
});

test("a page is filled at once, and shown then", () => {
  document.documentElement.innerHTML = `<head><title data-i18n="options_title"></title></head><body hidden>
    <p id="step" data-i18n="options_step_start"><code>drape serve</code></p><nav data-i18n-aria-label="limits_steps"></nav></body>`;
  fillPage();
  expect(document.title).toBe("Drape options");
  expect(document.documentElement.lang).toBe("en");
  expect(document.getElementById("step")?.innerHTML).toBe("Start Drape on this computer: <code>drape serve</code>");
  expect(document.querySelector("nav")?.getAttribute("aria-label")).toBe("Screens");
  expect(document.body.hidden).toBe(false);
});
