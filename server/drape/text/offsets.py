"""Convert between offsets in code points and in UTF-16 code units; only this module does."""

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
    """The map between both ways to count a text; `units[i]` is the UTF-16 offset of code point `i`."""

    units: Sequence[int]

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return self.units[code_point]

    def from_utf16(self, unit: int) -> int:
        """The code-point offset of a UTF-16 offset; raises BadRange outside the text or inside a surrogate pair."""
        code_point = bisect_left(self.units, unit)
        if code_point == len(self.units) or self.units[code_point] != unit:
            raise BadRange(unit)
        return code_point


def offsets(text: str) -> Offsets:
    """Make the map of `text`."""
    if text.isascii():
        return Offsets(range(len(text) + 1))
    return Offsets([0, *accumulate(2 if char > "\uffff" else 1 for char in text)])


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units, JavaScript's `text.length`."""
    return len(text) + sum(char > "\uffff" for char in text)


def is_whole(value: object) -> bool:
    """Whether no string in a JSON value contains a lone surrogate, which JSON can escape."""
    if isinstance(value, dict):
        return all(is_whole(name) and is_whole(inner) for name, inner in value.items())
    if isinstance(value, list):
        return all(map(is_whole, value))
    return not isinstance(value, str) or value.isascii() or not _LONE.search(value)


_LONE = re.compile("[\ud800-\udfff]")
