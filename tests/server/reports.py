"""Reports of checks, and what tests ask of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.check import check
from drape.finding import SPAN_LABELS, WARNINGS
from drape.policy.profiles import profile, usual_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.finding import Edit, Redaction, Report


STRICT = profile("hipaa-strict")


def report_on(text: str, author: str, surface: str) -> Report:
    """The report on a text under the usual profile of its author."""
    return check(text, usual_profile(author), surface=surface, author=author)


def has_warning(report: Report) -> bool:
    """Whether a finding warns or blocks."""
    return any(found.severity in WARNINGS for found in report.findings)


def quotes_of(report: Report) -> list[tuple[str, str | None]]:
    """Rule and quote of each finding."""
    return [(found.rule, found.quote) for found in report.findings]


def fixable_quotes_of(report: Report) -> list[tuple[str, str | None]]:
    """Rule and quote of the findings that have a fix; conduct that the author has to think over is left out."""
    return [
        (found.rule, found.quote)
        for found in report.findings
        if found.label in SPAN_LABELS or found.rule == "patient-confirmation"
    ]


def redaction_of(report: Report) -> Redaction:
    """The redaction of a text; the check must have been asked for it."""
    assert report.redacted is not None
    return report.redacted


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after all edits, which are in order and apart."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text
