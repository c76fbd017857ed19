"""Split a text into units (sentences with the white space after them), and sentences into clauses.

Offsets count code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drape.spans import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence: its own characters are `[start, stop)`, the white space after it ends at `end`."""

    start: int
    stop: int
    end: int


def units(text: str, starts: Sequence[int]) -> list[Unit]:
    """The units of a text whose sentences begin at `starts`."""
    begun = {0, *(start - (text[start - 1 : start] in ("(", "[", "“")) for start in starts)}
    begun |= {found.end() for start in begun if (found := _ASIDE.match(text, start))}
    begun -= {start for start in begun if start and text[start : start + 1] in tuple(").,;:!?”»")}
    marks = [start for start in sorted(begun) if not _SHORT.search(text[max(0, start - 12) : start])]
    marks = [start for start, end in zip(marks, [*marks[1:], len(text)], strict=True) if text[start:end].strip()]
    return [_unit(text, start, end) for start, end in zip(marks, [*marks[1:], len(text)], strict=True)]


_ASIDE = re.compile(r"[(\[][^)\]\n]{1,120}[)\]][.!?]?[ \t]+(?=[A-Z])")
"""A sentence in brackets; another sentence follows it."""
_SHORT = re.compile(r"\b(?:no|nr|st|mr|mrs|ms|dr|vs|approx|dept|ext|tel|ph|jr|sr)\.\s+$", re.IGNORECASE)
"""Abbreviations whose full stop ends no sentence."""


def _unit(text: str, start: int, end: int) -> Unit:
    return Unit(start, start + len(text[start:end].rstrip()), end)


_SUBJECT = (
    r"(?:we|i|you|u|they|it|there|that|this|the|our|my|your|dr|doctor|nurse|please|pls|kindly|thank|thanks|thx|ty|can"
    r"|could|will|would"
    r"|let|call|come|see|give|send|ask|stop|have|hope|happy|sorry|don't|do|be|is|are|if|hit|dm|check|just|so|what|how"
    r"|who)(?:'\w+)?\b"
)
_BOUNDARY = re.compile(
    r"(?P<joint>(?<=[!?])\s+(?=\w)|\s*;\s+|\s+[—–-]{1,2}\s+|\s*—\s*|\s*\.{2,}\s*|\s*…\s*"
    rf"|,?\s+(?:and|but|so|or|plus|also|yet)\s+(?={_SUBJECT})|,\s+(?={_SUBJECT})"
    r"|\s+(?=(?:can|could|will|would|pls|please) (?:u|you|somebody|someone|anyone|i|the|we|call|help|tell)\b)"
    r"|\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\ufe0f\u200d]+\s*)",
    re.IGNORECASE,
)


def clauses(sentence: str) -> Iterator[tuple[Span, Span]]:
    """The spans of a sentence's clauses, each with the span of the joining words or marks after it."""
    start = 0
    for joint in _BOUNDARY.finditer(sentence):
        if sentence[start : joint.start()].strip():
            yield (start, joint.start()), joint.span()
            start = joint.end()
    if start < len(sentence):
        yield (start, len(sentence)), (len(sentence), len(sentence))
