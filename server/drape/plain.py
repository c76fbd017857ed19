"""The plain form of a text: odd spaces, dashes, quotes and digits, and digits in words, as ASCII digits.

People hide numbers from filters ("five five five oh one two three") or paste them with
odd characters. Shapes are looked for in the plain form; every stretch of it knows where it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drape.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pcre2 import Match

_DIGIT_WORDS = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TIMES = {"double": 2, "triple": 3}
_WORD = "|".join(sorted(_DIGIT_WORDS, key=len, reverse=True))
_GROUP = rf"(?:(?:double|triple) (?:{_WORD})|{_WORD}|\d{{1,4}})"
_SPELLED = Pattern(rf"\b(?:{_GROUP}[\s,.\-]{{1,3}}){{3,}}{_GROUP}\b")
_SPACED = Pattern(r"(?<![\w.])\d(?:[ .\-_]{1,2}\d){5,}(?![\w])")
_ODD = re.compile(
    "[\u00ad\u200b-\u200f\u2010-\u2015\u2018\u2019\u201c\u201d\u2060\u2212\ufeff\xa0\u2000-\u200a\u202f\u3000]|[^\\x00-\\x7f]"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d")
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` with, for each of its characters, the stretch `[starts[i], ends[i])` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Where the plain stretch `[start, end)`, which is not empty, stands in the original."""
        return self.starts[start], self.ends[end - 1]

    def from_original(self, position: int) -> int:
        """The first plain offset that comes from `position` of the original or later."""
        return bisect_left(self.starts, position)


def simplify(text: str) -> Plain:
    """Make the plain form; its length may differ from the original's, which has no lone surrogates."""
    plain = Plain(text, range(len(text)), range(1, len(text) + 1))
    if not text.isascii():
        plain = _replace(plain, _ODD, lambda match: _ascii(match[0]))
    plain = _replace(plain, _SPELLED, lambda match: _digits(match[0]))
    return _replace(plain, _SPACED, lambda match: re.sub(r"\D", "", match[0]))


def _ascii(char: str) -> str:
    if char in _INVISIBLE:
        return ""
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return _QUOTES[char]
    if char.isspace() and char != "\n":
        return " "
    return str(unicodedata.digit(char, char))


def _digits(run: str) -> str:
    """Turn a run of three digit words or more into digits ("double oh" too); other runs stay as they are."""
    words = re.findall(r"[a-z]+|\d+", run.lower())
    if sum(word in _DIGIT_WORDS for word in words) < 3:
        return run
    times = [1, *(_TIMES.get(word, 1) for word in words)]
    return "".join(
        _DIGIT_WORDS.get(word, word) * n for word, n in zip(words, times, strict=False) if word not in _TIMES
    )


def _replace(plain: Plain, pattern: Pattern | re.Pattern[str], replace: Callable[[Match], str]) -> Plain:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(plain.text):
        new = replace(match)
        if new == match[0]:
            continue
        start, end = plain.to_original(*match.span())
        pieces += [plain.text[done : match.start()], new]
        starts += [*plain.starts[done : match.start()], *[start] * len(new)]
        ends += [*plain.ends[done : match.start()], *[end] * len(new)]
        done = match.end()
    if not done:
        return plain
    pieces.append(plain.text[done:])
    return Plain("".join(pieces), [*starts, *plain.starts[done:]], [*ends, *plain.ends[done:]])
