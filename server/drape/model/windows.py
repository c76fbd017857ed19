"""Split a text into windows: a short one stays whole, a long one is split by paragraphs and sentences.

A paragraph is read as if it stood alone, so that a message means the same in a newsletter as by itself. Offsets count
code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drape.spans import Span

MAX_WHOLE = 480
"""Longest window, in characters; a text up to this length is one window.

A character is at most one token, so the tokens of a window always fit.
"""

_MIN_PARAGRAPH = 90
"""Fewest characters of a line that is a paragraph; shorter lines in a row are a list."""

_MIN_WINDOW = 60
"""Fewest characters of a window made of sentences of a long line."""

_RUN = 2
"""Most parts in one zoomed window."""

_MAX_PARAGRAPHS = 3
"""A window with more sentences is zoomed into in two halves: each look costs as much as reading the window."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Window(NamedTuple):
    """`[start, end)` of a text; `cut` if it is a part of a line too long for one window."""

    start: int
    end: int
    cut: bool = False


def split_windows(text: str, sentences: Sequence[Span]) -> list[Window]:
    """Split a text into windows; windows and `sentences` are sorted and without gaps."""
    if len(text) <= MAX_WHOLE:
        return [Window(0, len(text))] if text else []
    return [window for block in _blocks(text, sentences) for window in _of_block(text, block)]


def _of_block(text: str, block: Sequence[Span]) -> Iterator[Window]:
    """A block as one window, or its lines: short ones together, long ones by sentences."""
    if block[-1][1] - block[0][0] <= MAX_WHOLE:
        yield Window(block[0][0], block[-1][1])
        return
    for line in _lines(text, block):
        if line[-1][1] - line[0][0] <= MAX_WHOLE:
            yield Window(line[0][0], line[-1][1])
        else:
            yield from (Window(*span, cut=True) for span in _grouped(line))


def _blocks(text: str, sentences: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The sentences, grouped by blank lines."""
    begun = 0
    for at, (start, end) in enumerate(sentences):
        following = sentences[at + 1] if at + 1 < len(sentences) else (end, end)
        blank = not text[slice(*following)].strip()
        if at + 1 == len(sentences) or (not blank and _BLANK_LINE.search(text, start, end)):
            yield sentences[begun : at + 1]
            begun = at + 1


def _lines(text: str, block: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """The lines of a block as groups of sentences; short lines in a row, as in a list, are one group."""
    lines: list[list[Span]] = [[]]
    for start, end in block:
        lines[-1].append((start, end))
        if "\n" in text[start:end]:
            lines.append([])
    for short, together in groupby(filter(None, lines), key=lambda line: line[-1][1] - line[0][0] < _MIN_PARAGRAPH):
        group = list(together)
        yield from _together(group) if short else group


def _together(lines: Sequence[list[Span]]) -> Iterator[Sequence[Span]]:
    found: list[Span] = []
    for line in lines:
        if found and line[-1][1] - found[0][0] > MAX_WHOLE:
            yield found
            found = []
        found += line
    yield found


def _grouped(sentences: Sequence[Span]) -> Iterator[Span]:
    """Group sentences until they are long enough; one too long for a window is cut."""
    begun = sentences[0][0]
    for start, end in sentences:
        if end - begun > MAX_WHOLE and begun < start:
            yield begun, start
            begun = start
        if end - begun >= _MIN_WINDOW:
            yield from pairwise([*range(begun, end, MAX_WHOLE), end])
            begun = end
    if begun < sentences[-1][1]:
        yield begun, sentences[-1][1]


def paragraphs(text: str, window: Window, sentences: Sequence[Span]) -> list[Span]:
    """The paragraphs of a window, between blank lines; empty if there is only one."""
    within = sentences[bisect_left(sentences, (window.start, 0)) : bisect_left(sentences, (window.end, 0))]
    blocks = list(_blocks(text, within))
    return [(block[0][0], block[-1][1]) for block in blocks] if len(blocks) > 1 else []


def zoomed_windows(window: Window, cut: Sequence[Window], sentences: Sequence[Span]) -> Iterator[Span]:
    """The runs of one or two parts that overlap a window of a cut line."""
    at = bisect_left(cut, window)
    around = [one for one in cut[max(0, at - 1) : at + 2] if one.cut]
    parts = [part for one in around for part in _parts(one, sentences)]
    for start in range(len(parts)):
        for stop in range(start + 1, min(start + _RUN, len(parts)) + 1):
            run = parts[start][0], parts[stop - 1][1]
            if run[0] < window.end and window.start < run[1] and run[1] - run[0] <= MAX_WHOLE:
                yield run


def _parts(window: Window, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences that begin in a window; two halves of them if there are many."""
    within = sentences[bisect_left(sentences, (window.start, 0)) : bisect_left(sentences, (window.end, 0))]
    together = 1 if len(within) <= _MAX_PARAGRAPHS else -(-len(within) // 2)
    for at in range(0, len(within), together):
        yield within[at][0], within[at : at + together][-1][1]
