"""The verdicts of two versions on the same messages, compared in pairs."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Verdicts = dict[str, dict[str, bool]]
"""Of each side of a set (its risky messages, its harmless ones …), by id, whether each was judged rightly."""


class Row(NamedTuple):
    """A line of the table, and what was right of it."""

    name: str
    risky: str = "–"
    clean: str = "–"
    blocked: str = "–"
    other: str = "–"
    right: Verdicts = {}  # noqa: RUF012 - never changed
    texts: dict[str, str] = {}  # noqa: RUF012 - never changed
    """By id, only to be shown."""


def wrong(row: Row) -> Iterator[str]:
    """The messages of a set that are judged wrongly."""
    for side, right in row.right.items():
        yield from (f"{side} {one}: {row.texts.get(one, '')!r}" for one, is_right in right.items() if not is_right)


def worse(before: dict[str, Verdicts], now: Iterable[Row]) -> Iterator[str]:
    """What is worse than it was by more than paired noise: in a set, and in all sets together."""
    together: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row in now:
        for side, right in row.right.items():
            then = before.get(row.name, {}).get(side, {})
            both = [(then[one], is_right) for one, is_right in right.items() if one in then]
            yield from _lost(f"{row.name}, {side}", both)
            together[side] += both
    for side, both in together.items():
        yield from _lost(f"all sets, {side}", both)


def _lost(name: str, both: list[tuple[bool, bool]]) -> Iterator[str]:
    lost, won = sum(a and not b for a, b in both), sum(b and not a for a, b in both)
    if _chance(lost, won) < 0.05:
        yield f"{name}: {lost} lost, {won} won"


def _chance(lost: int, won: int) -> float:
    """McNemar's exact test, one side: how likely so many losses are by luck."""
    chance: float = sum(math.comb(lost + won, k) for k in range(lost, lost + won + 1)) / 2 ** (lost + won)
    return chance
