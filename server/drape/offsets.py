"""Code points to UTF-16 code units and back: the only place that knows both."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from drape.errors import BadRange

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Offsets:
    """The two ways to count one text; `units[i]` is where code point `i` begins in UTF-16."""

    units: Sequence[int]

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return self.units[code_point]

    def from_utf16(self, unit: int) -> int:
        """The code-point offset of a UTF-16 offset; raises BadRange outside the text or inside a pair."""
        code_point = bisect_left(self.units, unit)
        if code_point == len(self.units) or self.units[code_point] != unit:
            raise BadRange(unit)
        return code_point


def offsets(text: str) -> Offsets:
    """Count `text` in both ways."""
    if text.isascii():
        return Offsets(range(len(text) + 1))
    return Offsets([0, *accumulate(2 if char > "\uffff" else 1 for char in text)])


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units, JavaScript's `text.length`."""
    return len(text) + sum(char > "\uffff" for char in text)


def is_whole(value: object) -> bool:
    """Whether every text of a JSON value is text, and none holds half of a surrogate pair, which JSON can escape."""
    if isinstance(value, dict):
        return all(is_whole(name) and is_whole(inner) for name, inner in value.items())
    if isinstance(value, list):
        return all(map(is_whole, value))
    return not isinstance(value, str) or value.isascii() or not _LONE.search(value)


_LONE = re.compile("[\ud800-\udfff]")
