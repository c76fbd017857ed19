"""Where a text is read: in one piece when it is short, otherwise paragraph by paragraph, long ones by their sentences.

A paragraph is read as if it stood alone, so that a message means the same in a newsletter as by itself.
Offsets count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drape.finding import Place

WHOLE = 480
"""Texts up to so many characters are read in one piece; no window is longer, so that its tokens always fit.

A character is one token at most.
"""

_PARAGRAPH = 90
"""Characters from which a line is a paragraph; shorter ones that follow each other are a list."""

_ENOUGH = 60
"""Characters from which sentences of a long line are read together."""

_RUN = 2
"""Parts that are read together at most when a text is looked at closer."""

_MOST = 3
"""A window of more sentences is looked at closer in two halves: each look costs as much as reading the window."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Window(NamedTuple):
    """`[start, end)` of a text; `cut` when it is a part of a line too long to be read at once."""

    start: int
    end: int
    cut: bool = False


def windows(text: str, sentences: Sequence[Place]) -> list[Window]:
    """Cut a text into windows; they and the `sentences` are in order and without gaps."""
    if len(text) <= WHOLE:
        return [Window(0, len(text))] if text else []
    return [window for block in _blocks(text, sentences) for window in _of_block(text, block)]


def _of_block(text: str, block: Sequence[Place]) -> Iterator[Window]:
    """A block in one piece, or its lines: short ones together, long ones by their sentences."""
    if block[-1][1] - block[0][0] <= WHOLE:
        yield Window(block[0][0], block[-1][1])
        return
    for line in _lines(text, block):
        if line[-1][1] - line[0][0] <= WHOLE:
            yield Window(line[0][0], line[-1][1])
        else:
            yield from (Window(*place, cut=True) for place in _grouped(line))


def _blocks(text: str, sentences: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """The sentences between blank lines."""
    begun = 0
    for at, (start, end) in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else (end, end)
        blank = not text[slice(*following)].strip()
        if at + 1 == len(sentences) or (not blank and _BLANK_LINE.search(text, start, end)):
            yield sentences[begun : at + 1]
            begun = at + 1


def _lines(text: str, block: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """The lines of a block as sentences, but short lines that follow each other, as those of a list do, as one."""
    lines: list[list[Place]] = [[]]
    for start, end in block:
        lines[-1].append((start, end))
        if "\n" in text[start:end]:
            lines.append([])
    for short, together in groupby(filter(None, lines), key=lambda line: line[-1][1] - line[0][0] < _PARAGRAPH):
        group = list(together)
        yield from _together(group) if short else group


def _together(lines: Sequence[list[Place]]) -> Iterator[Sequence[Place]]:
    found: list[Place] = []
    for line in lines:
        if found and line[-1][1] - found[0][0] > WHOLE:
            yield found
            found = []
        found += line
    yield found


def _grouped(sentences: Sequence[Place]) -> Iterator[Place]:
    """Sentences together until they are long enough; one that is too long for a window is cut."""
    begun = sentences[0][0]
    for start, end in sentences:
        if end - begun > WHOLE and begun < start:
            yield begun, start
            begun = start
        if end - begun >= _ENOUGH:
            yield from pairwise([*range(begun, end, WHOLE), end])
            begun = end
    if begun < sentences[-1][1]:
        yield begun, sentences[-1][1]


def paragraphs(text: str, window: Window, sentences: Sequence[Place]) -> list[Place]:
    """What stands between the blank lines of a window; nothing where it is one paragraph."""
    within = sentences[bisect_left(sentences, (window.start, 0)) : bisect_left(sentences, (window.end, 0))]
    blocks = list(_blocks(text, within))
    return [(block[0][0], block[-1][1]) for block in blocks] if len(blocks) > 1 else []


def closer(window: Window, cut: Sequence[Window], sentences: Sequence[Place]) -> Iterator[Place]:
    """The one or two parts in a row that touch a window of a cut line."""
    at = bisect_left(cut, window)
    around = [one for one in cut[max(0, at - 1) : at + 2] if one.cut]
    parts = [part for one in around for part in _parts(one, sentences)]
    for start in range(len(parts)):
        for stop in range(start + 1, min(start + _RUN, len(parts)) + 1):
            run = parts[start][0], parts[stop - 1][1]
            if run[0] < window.end and window.start < run[1] and run[1] - run[0] <= WHOLE:
                yield run


def _parts(window: Window, sentences: Sequence[Place]) -> Iterator[Place]:
    """The sentences that begin in a window, or its halves where they are many."""
    within = sentences[bisect_left(sentences, (window.start, 0)) : bisect_left(sentences, (window.end, 0))]
    together = 1 if len(within) <= _MOST else -(-len(within) // 2)
    for at in range(0, len(within), together):
        yield within[at][0], within[at : at + together][-1][1]
