"""The comparison of all sets of messages: what counts as worse, and that harmless changes keep the words."""

from __future__ import annotations

import pytest
from changes import CHANGES
from drape.text.normalize import normalize
from paired import Row, Verdicts, worse


def rows(*sides: tuple[str, str, int, int]) -> tuple[dict[str, Verdicts], list[Row]]:
    """Verdicts and rows of sets in which so many of a side were lost and won."""
    before: dict[str, Verdicts] = {}
    for name, side, lost, won in sides:
        before.setdefault(name, {})[side] = {f"m{i}": i < lost for i in range(lost + won)}
    now = {name: {side: {i: not a for i, a in one.items()} for side, one in v.items()} for name, v in before.items()}
    return before, [Row(name, right=right) for name, right in now.items()]


@pytest.mark.parametrize(
    ("lost", "won", "refused"),
    [(0, 0, False), (1, 0, False), (4, 0, False), (5, 0, True), (9, 2, True), (9, 5, False), (2, 9, False)],
)
def test_a_set_is_worse_by_more_than_paired_noise(lost: int, won: int, *, refused: bool) -> None:
    losses = list(worse(*rows(("a set", "risky", lost, won))))
    assert (f"a set, risky: {lost} lost, {won} won" in losses) == refused


def test_wins_on_one_side_make_up_for_no_losses_on_the_other() -> None:
    losses = list(worse(*rows(("a set", "risky", 6, 0), ("a set", "harmless", 0, 60))))
    assert losses[0] == "a set, risky: 6 lost, 0 won"


def test_small_losses_in_many_sets_are_a_loss() -> None:
    assert list(worse(*rows(("a", "risky", 3, 0), ("b", "risky", 2, 0), ("c", "harmless", 1, 0)))) == [
        "all sets, risky: 5 lost, 0 won"
    ]


def test_a_set_that_is_new_is_never_worse() -> None:
    assert not list(worse({}, [Row("a set", right={"risky": dict.fromkeys("abcdef", False)})]))


@pytest.mark.parametrize("name", CHANGES)
def test_a_harmless_change_keeps_the_words(name: str) -> None:
    text = "Maria came in on 3/14."
    for change in CHANGES[name]:
        assert text.lower() in normalize(change(text)).text.lower()
