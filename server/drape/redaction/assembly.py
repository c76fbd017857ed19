"""Make the edits that leave what was chosen for each sentence. Offsets count code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import zip_longest
from typing import TYPE_CHECKING

from drape.finding import Edit
from drape.redaction.changes import edits_between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drape.redaction.choices import Choice
    from drape.spans import Span


def assemble(text: str, choices: Sequence[Choice], protected: Sequence[Span]) -> tuple[list[Edit], list[Span]]:
    """The edits, sorted and disjoint, none overlapping `protected`; and roughly where each unit is in the result."""
    kept = [choice for choice in choices if not choice.is_gone]
    if not kept:
        edits = [Edit(0, len(text), "")] if text.strip() else []
        return [*_off(edits, protected)], [(0, 0)] * len(choices)
    first = kept[0].unit.start
    edits = [Edit(0, first, "")] if any(choice.is_less and choice.unit.start < first for choice in choices) else []
    for one, following in zip_longest(kept, kept[1:]):
        unit = one.unit
        edits += edits_between(text[unit.start : unit.stop], one.shown, unit.start)
        end = following.unit.start if following else len(text)
        gap = text[unit.stop : end]
        wanted = _gap(gap) if following else gap[: len(gap) if not gap.strip() else 0]
        if gap != wanted:
            edits.append(Edit(unit.stop, end, wanted))
    edits = _joined([*_off(edits, protected)])
    more = _off([*_orphans(text, edits)], protected)
    return _joined(sorted([*edits, *more], key=lambda edit: edit.start)), [*_places(choices, text)]


def _off(edits: Sequence[Edit], protected: Sequence[Span]) -> Iterator[Edit]:
    """Shorten edits that begin or end in a protected span; leave out edits that contain one."""
    for one in edits:
        start = max([one.start, *(done for begun, done in protected if begun <= one.start < done)])
        end = min([one.end, *(begun for begun, done in protected if begun < one.end <= done)])
        touched = any(start < done and begun < end for begun, done in protected)
        if not touched and (start < end or start == one.start):
            yield Edit(start, end, one.replacement)


def _gap(between: str) -> str:
    """The white space that stays where sentences are removed: that of the widest break among them."""
    if not between.strip():
        return between
    spaces: list[str] = re.findall(r"\s+", between)
    return max(spaces or [" "], key=lambda space: (space.count("\n"), -len(space)))


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Merge edits that touch."""
    made: list[Edit] = []
    for edit in edits:
        if made and edit.start <= made[-1].end:
            made[-1] = Edit(made[-1].start, max(made[-1].end, edit.end), made[-1].replacement + edit.replacement)
        else:
            made.append(edit)
    return made


_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"} | dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c")
_PAIRS |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_TWINS = re.compile(r"\"|\*\*")


def _partners(text: str) -> Iterator[tuple[Span, Span]]:
    """The spans of paired marks (brackets, quotes and others), each with its partner."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            opened.append(at)
        elif opened and char == _PAIRS[text[opened[-1]]]:
            begun = opened.pop()
            yield (begun, begun + 1), (at, at + 1)
    waiting: dict[str, Span] = {}
    for twin in _TWINS.finditer(text):
        if twin[0] in waiting:
            yield waiting.pop(twin[0]), twin.span()
        else:
            waiting[twin[0]] = twin.span()


def _taken(text: str, span: Span, is_gone: Callable[[int], bool]) -> Edit:
    """An edit that removes a mark, and the space before it if a space or nothing follows."""
    start, end = span
    if start and text[start - 1] in " \t" and (end == len(text) or text[end].isspace() or is_gone(end)):
        start -= 1
    return Edit(start, end, "")


def _orphans(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Edits that remove a bracket or quote whose partner is removed."""
    starts = [edit.start for edit in edits]

    def is_gone(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < edits[before].end

    for one, other in _partners(text):
        for mine, partner in ((one, other), (other, one)):
            if is_gone(partner[0]) and not is_gone(mine[0]):
                yield _taken(text, mine, is_gone)


def _places(choices: Sequence[Choice], text: str) -> Iterator[Span]:
    """The span of each unit in the result."""
    at, last = 0, None
    for choice in choices:
        if choice.is_gone:
            yield at, at
            continue
        if last is not None:
            at += len(_gap(text[last.unit.stop : choice.unit.start]))
        yield at, at + len(choice.shown)
        at += len(choice.shown)
        last = choice
