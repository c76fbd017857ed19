"""Spans of a text: which overlap, which contain others, and where phrases occur. All run in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

Span = tuple[int, int]
"""`[start, end)` in code points."""

_WORD = re.compile(r"\w+")


def overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether `span` overlaps one of `spans`, which are sorted and do not overlap each other."""
    at = bisect_left(spans, (span[1], 0)) - 1
    return at >= 0 and span[0] < spans[at][1]


def covered_by(spans: Sequence[Span]) -> Callable[[Span], bool]:
    """Return a test of whether a span lies within one of `spans`, which are sorted."""
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))

    def holds(span: Span) -> bool:
        at = bisect_right(starts, span[0]) - 1
        return at >= 0 and span[1] <= reach[at]

    return holds


def merge_overlapping(spans: Iterable[Span]) -> Iterator[Span]:
    """Merge overlapping spans; `spans` are sorted."""
    last: Span | None = None
    for span in spans:
        if last and span[0] < last[1]:
            last = last[0], max(last[1], span[1])
        else:
            if last:
                yield last
            last = span
    if last:
        yield last


def find_phrases(text: str, phrases: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Find `phrases` in a text as whole words, case-sensitive; yields each phrase with its span."""
    shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)  # first word: (its offset, length of phrase)
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


def lowercase_in_place(text: str) -> str:
    """Lowercase a text without changing its length, so that offsets stay valid."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(_small(char) for char in text)


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char
