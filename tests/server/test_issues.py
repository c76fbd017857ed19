"""Messages of every issue and their harmless neighbours: exactly the right rules of conduct speak."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from drape.check import check
from drape.finding import ISSUES, WARNINGS
from drape.profiles import usual_profile
from drape.rules import all_rules

TABLE = Path(__file__).parents[1] / "cases" / "issues.txt"
OPEN = "patient-confirmation"
"""Not judged beside a disclosure."""


def cases() -> list[tuple[str, bool, str, frozenset[str], str]]:
    """Issue, whether the failure is known, head, expected rules, message."""
    issue, found = "", []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            issue = line[2:] if line[2:] in ISSUES else issue
        elif line:
            head, rules, message = line.removeprefix("!").split(" | ", 2)
            expected = frozenset() if rules == "none" else frozenset(rules.split(", "))
            found.append((issue, line.startswith("!"), head, expected, message.replace("\\n", "\n")))
    return found


def spoken(head: str, message: str) -> set[str]:
    """The rules of conduct that warn or block."""
    surface, author = head.split()
    report = check(message, usual_profile(author), surface=surface, author=author)
    raised = {found.rule for found in report.findings if found.severity in WARNINGS and found.label in ISSUES}
    return raised - {OPEN} if any(all_rules()[rule].label == "DISCLOSURE" for rule in raised) else raised


def test_there_are_twenty_messages_for_each_issue_and_half_are_harmless() -> None:
    assert Counter(issue for issue, *_ in cases()) == dict.fromkeys(ISSUES, 20)
    assert Counter(issue for issue, _, _, expected, _ in cases() if not expected) == dict.fromkeys(ISSUES, 10)


@pytest.mark.parametrize(
    ("head", "expected", "message"),
    [
        pytest.param(
            head, expected, message, id=message, marks=[pytest.mark.xfail(reason="known failure", strict=True)] * known
        )
        for _, known, head, expected, message in cases()
    ],
)
def test_exactly_the_right_rules_of_conduct_speak(head: str, expected: frozenset[str], message: str) -> None:
    wanted = expected - {OPEN} if any(all_rules()[rule].label == "DISCLOSURE" for rule in expected) else expected
    assert spoken(head, message) == wanted
