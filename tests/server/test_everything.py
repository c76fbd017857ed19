"""The table of every set: what counts as worse, and that changes which say nothing keep the words."""

from __future__ import annotations

import pytest
from changes import CHANGES
from drape.normalize import normalize
from everything import Row, worse


@pytest.mark.parametrize(
    ("lost", "won", "refused"),
    [(0, 0, False), (1, 0, False), (4, 0, False), (5, 0, True), (9, 2, True), (9, 5, False), (2, 9, False)],
)
def test_a_set_is_worse_by_more_than_a_message_and_more_than_noise(lost: int, won: int, *, refused: bool) -> None:
    before = {f"m{i}": i < lost for i in range(lost + won)}
    now = Row("a set", right={one: not right for one, right in before.items()})
    assert bool(list(worse({"a set": before}, [now]))) == refused


def test_a_set_that_is_new_is_never_worse() -> None:
    assert not list(worse({}, [Row("a set", right=dict.fromkeys("abcdef", False))]))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_says_nothing_keeps_the_words(name: str) -> None:
    text = "Maria came in on 3/14."
    for change in CHANGES[name]:
        assert text.lower() in normalize(change(text)).text.lower()
