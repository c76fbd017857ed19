"""The plain form of a normalized text: ASCII dashes, quotes and digits, and spelled-out digits as digits.

People hide numbers from filters ("five five five oh one two three"). Rules match patterns in the plain form; each of
its characters maps to the normalized text.
"""

from __future__ import annotations

import re
import unicodedata

from drape.regex import Pattern
from drape.text.normalized_text import NormalizedText

_DIGIT_WORDS = {
    "zero": "0", "oh": "0", "o": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_TIMES = {"double": 2, "triple": 3}
_WORD = "|".join(sorted(_DIGIT_WORDS, key=len, reverse=True))
_GROUP = rf"(?:(?:double|triple) (?:{_WORD})|{_WORD}|\d{{1,4}})"
_SPELLED = Pattern(rf"\b(?:{_GROUP}[\s,.\-]{{1,3}}){{3,}}{_GROUP}\b")
_SPACED = Pattern(r"(?<![\w.])\d(?:[ .\-_]{1,2}\d){5,}(?![\w])")
_UNSPACED = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_AGAINST_ASCII = re.compile(rf"{_UNSPACED}(?=[\w(+])(?!{_UNSPACED})|[A-Za-z\d)](?={_UNSPACED})")
"""Where Thai, Burmese, Khmer, Chinese, Japanese or Korean text touches a number or a Latin word."""

_ODD = re.compile(r"[^\x00-\x7f]")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d")
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'}


def plain_form(normalized: NormalizedText) -> NormalizedText:
    """Make the plain form of a normalized text; its length may differ."""
    plain = normalized
    if not plain.text.isascii():
        plain = plain.replace(_ODD, lambda match: _ascii(match[0]))
        plain = plain.replace(_AGAINST_ASCII, lambda match: _parted(match[0]))
    plain = plain.replace(_SPELLED, lambda match: _digits(match[0]))
    return plain.replace(_SPACED, lambda match: re.sub(r"\D", "", match[0]))


def _ascii(char: str) -> str:
    if char in _DASHES:
        return "-"
    if char in _QUOTES:
        return _QUOTES[char]
    return str(unicodedata.digit(char, char))


def _parted(char: str) -> NormalizedText:
    """Add a space to a character, so that a word boundary lies there; the space maps to an empty span."""
    return NormalizedText(f"{char} ", [0, 1], [1, 1])


def _digits(run: str) -> str:
    """Turn a run with three or more digit words into digits ("double oh" too); other runs stay unchanged."""
    words = re.findall(r"[a-z]+|\d+", run.lower())
    if sum(word in _DIGIT_WORDS for word in words) < 3:
        return run
    times = [1, *(_TIMES.get(word, 1) for word in words)]
    return "".join(
        _DIGIT_WORDS.get(word, word) * n for word, n in zip(words, times, strict=False) if word not in _TIMES
    )
