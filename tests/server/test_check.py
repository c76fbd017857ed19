"""One check: exact findings, stable ids, resolved overlaps, and a clean text that is left as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drape.check import check
from drape.errors import DrapeError
from drape.finding import CONDUCT_LABELS, SPAN_LABELS, Redaction, Report, Severity
from drape.model import thresholds
from drape.policy.profiles import profile
from drape.policy.term_lists import TermLists
from posts import APPOINTMENT
from reports import STRICT, fixable_quotes_of, redaction_of


def test_a_post_gets_exact_findings() -> None:
    report = check(APPOINTMENT, STRICT)
    assert fixable_quotes_of(report) == [
        ("patient-confirmation", "we saw you in our office on 3/14"),
        ("date", "3/14"),
        ("insurance-id", "1EG4-TE5-MK73"),
        ("phone", "(202) 555-0143"),
    ]
    assert report.complete
    redaction = redaction_of(report)
    assert (redaction.text, redaction.safe) == ("", True)


def test_every_finding_quotes_its_words_gives_reasons_and_offers_a_fix() -> None:
    for found in check(APPOINTMENT, STRICT).findings:
        assert found.quote == APPOINTMENT[found.start : found.end]
        assert found.why
        assert found.citations
        assert found.fixes or found.label in CONDUCT_LABELS


def test_a_clean_post_is_left_as_it_is() -> None:
    report = check("Flu shots Saturday 9-1, call us on (202) 555-0143. 🍂", STRICT)
    assert report.findings == ()
    assert report.redacted == Redaction("Flu shots Saturday 9-1, call us on (202) 555-0143. 🍂", ())


STRONGER = [
    ("ahpra", "Get rid of wrinkles: Botox £149, 3 areas, this week only!", ("ad-claim", "block")),
    ("ahpra", "Guaranteed weight loss with Ozempic, 20% off, hurry!", ("ad-claim", "block")),
    (
        "practice-marketing",
        "Best Botox in town, guaranteed to erase ten years, refer a friend and get $50!",
        ("ad-claim", "block"),
    ),
    (
        "ahpra",
        '⭐⭐⭐⭐⭐ "My back pain is gone thanks to this clinic" wrote Maria L. 2 for 1 treatments this week only!',
        ("clinical-testimonial", "block"),
    ),
]


@pytest.mark.parametrize(("name", "text", "expected"), STRONGER, ids=[text for _, text, _ in STRONGER])
def test_a_finding_is_never_replaced_by_a_weaker_one(name: str, text: str, expected: tuple[str, str]) -> None:
    findings = check(text, profile(name)).findings
    assert expected in {(f.rule, f.severity) for f in findings}


def test_the_rest_of_a_finding_that_overlaps_a_stronger_one_is_redacted_with_it() -> None:
    text = "Ms. Reyes, your chemo papers went to 41 Reyes Street, the yellow house."
    report = check(text, profile("review-responses"), surface="facebook_review_reply")
    found = [(f.rule, f.severity, f.quote) for f in report.findings if f.label in ("NAME", "LOCATION")]
    assert found == [
        ("person-name", "block", "Reyes"),
        ("location", "warn", "41 Reyes Street"),
        ("person-name", "block", "Reyes"),
    ]
    assert "Reyes" not in redaction_of(report).text


def test_beside_a_warning_every_identifier_is_a_finding() -> None:
    text = "Leave us 5 stars and win a gift card! Denise, your account number is 4471-220."
    assert [(f.rule, f.quote) for f in check(text, STRICT).findings if f.label in SPAN_LABELS] == [
        ("person-name", "Denise"),
        ("account", "4471-220"),
    ]


def test_an_id_stays_the_same_while_the_words_do() -> None:
    texts = ("SSN 536-90-4399.", "Well, hello 😀! SSN 536-90-4399.", "SSN 536-90-4398.")
    before, after, other = ([f.id for f in check(text, STRICT).findings if f.rule == "ssn"] for text in texts)
    assert before == after != other


def test_the_same_words_twice_have_two_ids() -> None:
    findings = check("SSN 536-90-4399, again: SSN 536-90-4399", STRICT).findings
    ids = [f.id for f in findings if f.rule == "ssn"]
    assert len(ids) == len(set(ids)) == 2


def test_protected_spans_are_judged_but_not_edited() -> None:
    text = "My cell is 202-555-0143, my email jo@post.example"
    start = text.index("202")
    report = check(text, STRICT, author="patient", protected=[(start, start + 12)])
    assert {("phone", "202-555-0143"), ("email", "jo@post.example")} <= {*fixable_quotes_of(report)}
    redaction = redaction_of(report)
    assert redaction.text == "My cell is 202-555-0143, my email …"
    assert not redaction.safe
    phone = next(f.id for f in report.findings if f.rule == "phone")
    assert phone in redaction.unresolved


def test_custom_terms_are_flagged() -> None:
    report = check("The Oakview twins were here", STRICT, term_lists=TermLists(blocklist=("oakview twins",)))
    assert ("custom-term", "Oakview twins") in fixable_quotes_of(report)


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


@pytest.mark.parametrize(
    ("text", "sure", "unsure"),
    [
        ("We were glad to treat your sciatica last month, Maria Lopez.", Severity.BLOCK, Severity.WARN),
        ("Her SSN is 219-09-9999, remind her.", Severity.BLOCK, Severity.BLOCK),  # its shape is enough
    ],
)
def test_a_text_that_the_classifier_is_not_sure_of_is_warned_of_and_not_blocked(
    text: str, sure: Severity, unsure: Severity, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert highest_severity(check(text, STRICT)) is sure
    limits = thresholds.thresholds_for("practice")
    monkeypatch.setattr(thresholds, "thresholds_for", lambda _: replace(limits, block=99.0))
    assert highest_severity(check(text, STRICT)) is unsure


def highest_severity(report: Report) -> Severity:
    """Block before warn before note."""
    return min((found.severity for found in report.findings), key=[Severity.BLOCK, Severity.WARN, Severity.NOTE].index)
