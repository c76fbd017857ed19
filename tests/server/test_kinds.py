"""Faults that were seen in use, each kind in many wordings: the exact findings, and the redacted text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drape.check import check
from drape.finding import SPAN_LABELS, WARNINGS, Report
from drape.policy.profiles import profile, usual_profile

TABLE = Path(__file__).parents[1] / "cases" / "kinds.txt"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]


def report_of(head: str, message: str) -> Report:
    surface, author, *named = head.split()
    known = profile(named[0]) if named else usual_profile(author)
    return check(message, known, surface=surface, author=author)


def contains(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def is_met(expected: str, report: Report) -> bool:
    """Whether one of the expectations of a line is met; the head of the table explains them."""
    warned = [found for found in report.findings if found.severity in WARNINGS]
    if expected == "silent":
        return not warned
    if expected.startswith("=>"):
        return report.redacted is not None and report.redacted.text == expected.removeprefix("=>").replace("\\n", "\n")
    kind, _, value = expected.partition(":")
    if kind == "out":
        return report.redacted is not None and not contains(value, report.redacted.text)
    if kind == "keep":
        return not any(contains(value, found.quote or "") for found in warned if found.label in SPAN_LABELS)
    if kind == "not":
        return value not in {found.rule for found in warned}
    return (value, kind) in {(found.rule, found.severity) for found in warned}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            line.removeprefix("!"),
            id=line.split(" | ", 2)[2],
            marks=[pytest.mark.xfail(reason="known failure", strict=True)] * line.startswith("!"),
        )
        for line in LINES
    ],
)
def test_a_fault_that_was_seen_in_use_stays_fixed(line: str) -> None:
    head, expected, message = line.split(" | ", 2)
    report = report_of(head, message.replace("\\n", "\n"))
    assert report.complete
    assert [one for one in expected.split("; ") if not is_met(one, report)] == []
