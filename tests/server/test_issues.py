"""Messages of every conduct label and their harmless look-alikes: exactly the right rules of conduct match."""

from __future__ import annotations

from collections import Counter

import pytest
from drape.finding import CONDUCT_LABELS
from issues import Case, cases, spoken


def test_every_conduct_label_has_twenty_messages_and_half_are_harmless() -> None:
    assert Counter(case.issue for case in cases()) == dict.fromkeys(CONDUCT_LABELS, 20)
    assert Counter(case.issue for case in cases() if not case.expected) == dict.fromkeys(CONDUCT_LABELS, 10)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.text, marks=[pytest.mark.xfail(reason="known failure", strict=True)] * case.known)
        for case in cases()
    ],
)
def test_exactly_the_right_rules_of_conduct_match(case: Case) -> None:
    assert spoken(case) == case.expected
