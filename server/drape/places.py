"""Stretches of a text: which of them touch, and where words stand again; in one pass, however many there are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from drape.finding import Place

_WORD = re.compile(r"\w+")


def touches(places: Sequence[Place], place: Place) -> bool:
    """Whether `place` touches one of these stretches, which are in order and apart from each other."""
    at = bisect_left(places, (place[1], 0)) - 1
    return at >= 0 and place[0] < places[at][1]


def within(places: Sequence[Place]) -> Callable[[Place], bool]:
    """Whether a stretch lies wholly in one of `places`, which are in order."""
    starts = [start for start, _ in places]
    reach = list(accumulate((end for _, end in places), max))

    def holds(place: Place) -> bool:
        at = bisect_right(starts, place[0]) - 1
        return at >= 0 and place[1] <= reach[at]

    return holds


def joined(places: Iterable[Place]) -> Iterator[Place]:
    """The stretches, which are in order, with those that overlap made one."""
    last: Place | None = None
    for place in places:
        if last and place[0] < last[1]:
            last = last[0], max(last[1], place[1])
        else:
            if last:
                yield last
            last = place
    if last:
        yield last


def mentions(text: str, phrases: Collection[str]) -> Iterator[tuple[str, Place]]:
    """Where phrases stand in a text, each with a word in it, and not as parts of longer words."""
    shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)  # by first word: where it begins, how long the phrase is
    for phrase in phrases:
        if first := _WORD.search(phrase):
            shapes[first[0]].add((first.start(), len(phrase)))
    for word in _WORD.finditer(text) if shapes else ():
        for before, length in shapes.get(word[0], ()):
            start = word.start() - before
            end = start + length
            if start >= 0 and end <= len(text) and text[start:end] in phrases and _whole(text, start, end):
                yield text[start:end], (start, end)


def _whole(text: str, start: int, end: int) -> bool:
    return not (_WORD.match(text[start - 1 : start]) or _WORD.match(text[end : end + 1]))


def lowered(text: str) -> str:
    """The text in small letters, as long as before."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(_small(char) for char in text)


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
