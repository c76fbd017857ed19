"""Messages of every issue and their harmless neighbours: exactly the right rules of conduct speak."""

from __future__ import annotations

from collections import Counter

import pytest
from drape.finding import ISSUES
from issues import Case, cases, spoken


def test_there_are_twenty_messages_for_each_issue_and_half_are_harmless() -> None:
    assert Counter(case.issue for case in cases()) == dict.fromkeys(ISSUES, 20)
    assert Counter(case.issue for case in cases() if not case.expected) == dict.fromkeys(ISSUES, 10)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.text, marks=[pytest.mark.xfail(reason="known failure", strict=True)] * case.known)
        for case in cases()
    ],
)
def test_exactly_the_right_rules_of_conduct_speak(case: Case) -> None:
    assert spoken(case) == case.expected
