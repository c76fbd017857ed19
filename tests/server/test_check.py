"""One check: exact findings, stable ids, settled overlaps, a text that is left whole, and rules that may break."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drape import check as checking
from drape import thresholds
from drape.check import check
from drape.document import read
from drape.errors import DrapeError
from drape.finders import Match, pattern
from drape.finding import ISSUES, SPAN_LABELS, Redaction, Report, Severity
from drape.house import House
from drape.profiles import profile
from drape.rules import all_rules
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.finding import Report

STRICT = profile("hipaa-strict")
POST = (
    "So glad we saw you in our office on 3/14. Your member number 1EG4-TE5-MK73 is on file, "
    "is your cell still (202) 555-0143?"
)


def words(report: Report) -> list[tuple[str, str | None]]:
    """Rule and quote of the findings that a fix can mend; sentences to think over are left out."""
    return [(f.rule, f.quote) for f in report.findings if f.label in SPAN_LABELS or f.rule == "patient-confirmation"]


def test_a_post_gets_exact_findings() -> None:
    report = check(POST, STRICT)
    assert words(report) == [
        ("patient-confirmation", "we saw you in our office on 3/14"),
        ("date", "3/14"),
        ("insurance-id", "1EG4-TE5-MK73"),
        ("phone", "(202) 555-0143"),
    ]
    assert report.complete
    assert report.redacted is not None
    assert (report.redacted.text, report.redacted.safe) == ("", True)


def test_every_finding_quotes_its_words_and_offers_a_fix() -> None:
    for found in check(POST, STRICT).findings:
        assert found.quote == POST[found.start : found.end]
        assert found.why
        assert found.citations
        assert found.fixes or found.label in ISSUES


def test_a_clean_post_is_left_as_it_is() -> None:
    report = check("Flu shots Saturday 9-1, call us on (202) 555-0143. 🍂", STRICT)
    assert report.findings == ()
    assert report.redacted == Redaction("Flu shots Saturday 9-1, call us on (202) 555-0143. 🍂", ())


STRONGER = [
    ("ahpra", "Get rid of wrinkles: Botox £149, 3 areas, this week only!", ("ad-claim", "block")),
    ("ahpra", "Guaranteed weight loss with Ozempic, 20% off, hurry!", ("ad-claim", "block")),
    ("practice-marketing", "Best Botox in town, guaranteed to erase ten years, refer a friend and get $50!", ("ad-claim", "block")),
    ("ahpra", '⭐⭐⭐⭐⭐ "My back pain is gone thanks to this clinic" wrote Maria L. 2 for 1 treatments this week only!', ("clinical-testimonial", "block")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "expected"), STRONGER, ids=[text for _, text, _ in STRONGER])
def test_a_finding_is_never_replaced_by_a_weaker_one(name: str, text: str, expected: tuple[str, str]) -> None:
    findings = check(text, profile(name)).findings
    assert expected in {(f.rule, f.severity) for f in findings}


def test_what_sticks_out_of_a_stronger_finding_goes_with_it() -> None:
    text = "Ms. Reyes, your chemo papers went to 41 Reyes Street, the yellow house."
    report = check(text, profile("review-responses"), surface="facebook_review_reply")
    found = [(f.rule, f.severity, f.quote) for f in report.findings if f.label in ("NAME", "LOCATION")]
    assert found == [
        ("person-name", "block", "Reyes"),
        ("location", "warn", "41 Reyes Street"),
        ("person-name", "block", "Reyes"),
    ]
    assert report.redacted is not None
    assert "Reyes" not in report.redacted.text


def test_beside_a_warning_every_identifier_counts() -> None:
    text = "Leave us 5 stars and win a gift card! Denise, your account number is 4471-220."
    assert [(f.rule, f.quote) for f in check(text, STRICT).findings if f.label in SPAN_LABELS] == [
        ("person-name", "Denise"),
        ("account", "4471-220"),
    ]


def test_ids_stay_while_the_words_stay() -> None:
    texts = ("SSN 536-90-4399.", "Well, hello 😀! SSN 536-90-4399.", "SSN 536-90-4398.")
    before, after, other = ([f.id for f in check(text, STRICT).findings if f.rule == "ssn"] for text in texts)
    assert before == after != other


def test_the_same_words_twice_have_two_ids() -> None:
    findings = check("SSN 536-90-4399, again: SSN 536-90-4399", STRICT).findings
    ids = [f.id for f in findings if f.rule == "ssn"]
    assert len(ids) == len(set(ids)) == 2


def test_protected_stretches_are_judged_but_not_edited() -> None:
    text = "My cell is 202-555-0143, my email jo@post.example"
    start = text.index("202")
    report = check(text, STRICT, author="patient", protected=[(start, start + 12)])
    assert {("phone", "202-555-0143"), ("email", "jo@post.example")} <= {*words(report)}
    assert report.redacted is not None
    assert report.redacted.text == "My cell is 202-555-0143, my email …"
    assert not report.redacted.safe
    phone = next(f.id for f in report.findings if f.rule == "phone")
    assert phone in report.redacted.unresolved


def test_custom_terms_are_flagged() -> None:
    report = check("The Oakview twins were here", STRICT, house=House(always=("oakview twins",)))
    assert ("custom-term", "Oakview twins") in words(report)


def test_a_safe_reply_is_offered_where_somebody_is_answered() -> None:
    text = "You were never our patient."
    assert check(text, STRICT, surface="facebook_post").rewrite is None
    offered = check(text, STRICT, surface="facebook_review_reply").rewrite
    assert offered is not None
    assert check(offered.text, STRICT, surface="facebook_review_reply").findings == ()


@pytest.mark.parametrize(("field", "value"), [("surface", "myspace"), ("author", "robot")])
def test_an_unknown_surface_or_author_is_refused(field: str, value: str) -> None:
    with pytest.raises(DrapeError, match=f"{field} must be one of") as refused:
        check("hello", STRICT, **{field: value})  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_rule_that_breaks_is_named_and_does_not_silence_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(document: object) -> list[Match]:
        raise ValueError(f"secret words: {document}")

    broken = {**all_rules(), "phone": replace(all_rules()["phone"], find=breaks)}
    monkeypatch.setattr(checking, "all_rules", lambda: broken)
    with caplog.at_level(logging.DEBUG):
        report = check(POST, STRICT)
    assert report.failed == ("phone",)
    assert not report.complete
    assert [rule for rule, _ in words(report)] == ["patient-confirmation", "date", "insurance-id"]
    assert "secret" not in caplog.text
    assert "office" not in caplog.text
    assert "rule phone failed: ValueError" in caplog.text


def test_when_the_reader_breaks_certain_numbers_are_still_found_and_nothing_is_called_clean(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(text: str, *_: object) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr("drape.document.opine", breaks)
    report = check("My SSN is 536-90-4399, says Marzipan", STRICT)
    assert [(f.rule, f.quote) for f in report.findings] == [("ssn", "536-90-4399")]
    assert {"person-name", "named-disclosure", "health", "patient-confirmation"} <= set(report.failed)
    assert not report.complete
    assert "Marzipan" not in caplog.text
    assert "the reader failed: RuntimeError" in caplog.text


def test_a_rule_that_finds_no_end_fails_and_the_others_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: object) -> Iterator[Match]:
        while True:
            yield Match(0, 3)

    broken = {**all_rules(), "email": replace(all_rules()["email"], find=endless)}
    monkeypatch.setattr(checking, "all_rules", lambda: broken)
    monkeypatch.setattr(checking, "_LONGEST_S", 0.3)
    report = check("SSN 536-90-4399", STRICT)
    assert report.failed == ("email",)
    assert ("ssn", "536-90-4399") in [(found.rule, found.quote) for found in report.findings]


def test_a_runaway_pattern_fails_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**all_rules(), "email": replace(all_rules()["email"], find=pattern(r"(?:a+)+$"))}
    monkeypatch.setattr(checking, "all_rules", lambda: broken)
    report = check(f"SSN 536-90-4399 {'a' * 60}b", STRICT)
    assert report.failed == ("email",)
    assert ("ssn", "536-90-4399") in [(found.rule, found.quote) for found in report.findings]


TEXTS = st.lists(
    st.sampled_from([*"aM 0123-/.@,!\n\r'’", "😀", "👩‍👧", "🇺🇸", "é", "\u200b", "\ud800", "３", "five ", "my cell ", "Hi Maria ", "1EG4-TE5-MK73 ", "202-555-0143 ", "on 3/14 ", "We saw you "]),
    max_size=60,
).map("".join)  # fmt: skip


@given(TEXTS)
def test_any_text_is_read_and_edits_lead_to_the_redacted_text(text: str) -> None:
    report = check(text, STRICT)
    assert report.failed == ()
    for found in report.findings:
        assert found.quote == text[found.start : found.end]
    done = text
    assert report.redacted is not None
    for edit in reversed(report.redacted.edits):
        done = done[: edit.start] + edit.replacement + done[edit.end :]
    assert done == report.redacted.text


LONG_RUNS = ["#", "😀", "_", "(", "’", "1", "a\n", "12 Elm St, ", "we saw you ", "::1:", "1 ", "one ", "a."]
"""Of each, the square of its length was taken once: more than a minute at the limit. The last three filled PCRE2's stack."""


@pytest.mark.parametrize("piece", LONG_RUNS)
def test_the_longest_texts_of_one_piece_are_read(piece: str) -> None:
    text = piece * (65_536 // (2 * len(piece))) + " SSN 536-90-4399"
    report = check(text, STRICT)
    assert report.complete
    assert ("ssn", "536-90-4399") in [(found.rule, found.quote) for found in report.findings]


@pytest.mark.parametrize("run", ["😀" * 200, "_" * 150 + "a" * 90 + "-" * 40, "(" * 119, "(" * 120])
def test_a_long_run_is_cut_into_tokens_that_make_the_text_again(run: str) -> None:
    for text in (run, f"Dr. Kim said {run} to us. Then left", f" {run}\n\n {run} "):
        assert read(text).doc.text == text


def test_the_bullet_of_the_next_line_belongs_to_the_next_sentence() -> None:
    assert read("We are open\n• free parking\n- a lift").starts == (0, 12, 27)


def test_a_hashtag_begins_a_sentence() -> None:
    assert read("Long night. #nurselife #tired").starts == (0, 12)


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [
        ("We were glad to treat your sciatica last month, Maria Lopez.", Severity.BLOCK, Severity.WARN),
        ("Her SSN is 219-09-9999, remind her.", Severity.BLOCK, Severity.BLOCK),  # that is no matter of opinion
    ],
)
def test_what_the_reader_doubts_warns_and_holds_nothing(
    text: str, sure: Severity, unsure: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gravest(check(text, STRICT)) is sure
    limits = thresholds.of("practice")
    monkeypatch.setattr(thresholds, "of", lambda _: replace(limits, block=99.0))
    assert gravest(check(text, STRICT)) is unsure


def gravest(report: Report) -> Severity:
    """Block before warn."""
    return min((found.severity for found in report.findings), key=[Severity.BLOCK, Severity.WARN, Severity.NOTE].index)
