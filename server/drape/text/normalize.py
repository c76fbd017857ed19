"""Normalize a text for the classifier and the rules: unusual characters become plain and map to the original.

Changed are styled letters (the bold "fonts" of captions, full width, circled, small capitals), look-alikes from other
scripts, keycap digits, soft and zero-width marks, dotted or s p a c e d letters, and every kind of space, hyphen and
slash. Other punctuation stays; disguises.py treats numbers and addresses.

Sources: Unicode NFKC (UAX #15); the confusables of UTS #39, from the package confusable-homoglyphs. Offsets count code
points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from drape.text.disguises import undisguise
from drape.text.normalized_text import NormalizedText, unchanged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INVISIBLE = frozenset(
    map(
        chr,
        (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    )
) | frozenset(map(chr, (*range(0xFFF9, 0xFFFC), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0080))))
"""Soft hyphens, zero-width marks, and marks of writing direction, ruby, music and tags (as in flags)."""

_PLAIN_MARKS = {
    **dict.fromkeys("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u115f\u2800\u3164\uffa0", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2044\u2215", "/"),
}
"""Line ends, blank characters that are no white space (Hangul fillers, the empty Braille cell), hyphens and slashes."""

_JOINER = "\u200d"
_SYMBOLS = frozenset({"So", "Sk", "Cn"})
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇғꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdeffghijklmnopqrstuvwyz", strict=True))
_RUN = re.compile(r"[^\W_]?[^\x00-\x7f]+|\r\n?|[\t\v\f\x1c-\x1e]")
"""Runs that may have to change: non-ASCII characters with the letter before them, and unusual white space."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = r"[^\W\d_]"
_JOINED = re.compile(rf"(?<!\w){_LETTER}(?P<s>[ .·•_*~|-]){_LETTER}(?:(?P=s){_LETTER})*(?!\w)")
"""Single letters separated by the same mark."""


def normalize(text: str) -> NormalizedText:
    """Normalize a text, which must have no lone surrogates; a plain text is returned unchanged."""
    normalized = unchanged(text).replace(_RUN, lambda match: _plain_run(match[0]))
    if not normalized.text.isascii():
        among_latin = _is_latin_with_look_alikes(normalized.text)
        normalized = normalized.replace(_WORD, lambda match: _folded(match[0], whole=among_latin))
    return undisguise(_put_together(normalized))


def _plain_run(run: str) -> NormalizedText:
    """Make a non-ASCII run plain, one visible character at a time."""
    texts, starts, ends = [], [], []
    for start, end in _seen_characters(run):
        new = _plain_character(run[start:end])
        texts.append(new)
        starts += [start] * len(new)
        ends += [end] * len(new)
    return NormalizedText("".join(texts), starts, ends)


def _seen_characters(run: str) -> Iterator[tuple[int, int]]:
    """The span of each visible character with its combining marks, variation selectors and invisible characters."""
    start = 0
    while start < len(run):
        end = start + 1
        while end < len(run) and _belongs(run[end]):
            end += 1
        if run[start : end + 1] == "\r\n":
            end += 1
        yield start, end
        start = end


def _belongs(char: str) -> bool:
    return char in _INVISIBLE or unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff"


@lru_cache(maxsize=4096)
def _plain_character(seen: str) -> str:
    """The plain form of one visible character."""
    base = seen[0]
    if base in _PLAIN_MARKS:
        return _PLAIN_MARKS[base]
    if base.isspace():
        return " "
    if _is_wide_mark(base):
        return unicodedata.normalize("NFKC", base)
    if letter := _letter_in_a_box(base):
        return letter
    if _is_picture(base):
        return "".join(char for char in seen if char == _JOINER or char not in _INVISIBLE)
    bare = "".join(char for char in seen if char not in _INVISIBLE and not _is_decoration(char))
    composed = unicodedata.normalize("NFKC", bare).strip("()")  # NFKC turns ⒜, which is one character, into (a)
    plain = "".join(_SMALL_CAPITALS.get(char, char) for char in composed)
    if plain[:1].isascii() and plain[:1].isalnum():  # other combining marks are decoration
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain if plain[:1].isalnum() else bare


def _is_wide_mark(char: str) -> bool:
    """Whether a character is an ASCII punctuation mark in its full-width or small form."""
    wide = unicodedata.decomposition(char).startswith(("<wide>", "<small>"))
    return wide and not char.isalnum() and not char.isspace()


def _is_picture(char: str) -> bool:
    """Whether a character is a symbol (emoji, ½, №) and not a letter or number in a circle."""
    kind, shown = unicodedata.category(char), unicodedata.normalize("NFKC", char).strip("()")
    return (kind[0] in "SNC" and len(shown) != 1) or (kind in _SYMBOLS and not shown.isalnum())


def _is_decoration(char: str) -> bool:
    """Whether a mark only decorates a letter: variation selector, keycap or other enclosure, strike-through."""
    return "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Me" or "\u0334" <= char <= "\u0338"


def _letter_in_a_box(char: str) -> str:
    """The letter in a negative circle or square, which NFKC leaves unchanged; "" for other characters."""
    for first in (0x1F150, 0x1F170):
        if first <= ord(char) < first + 26:
            return chr(ord("A") + ord(char) - first)
    return ""


def _is_latin_with_look_alikes(text: str) -> bool:
    """Whether a text has Latin words and its other letters all are look-alikes, so that it uses no other script."""
    others = {char for char in text if char.isalpha() and not _is_latin(char)}
    return bool(others) and re.search("[A-Za-z]{2}", text) is not None and others <= _look_alikes().keys()


def _folded(word: str, *, whole: bool) -> str:
    """Replace look-alikes in a word that also has Latin letters; if `whole`, in a word of look-alikes only, too."""
    others = {char for char in word if not _is_latin(char)}
    if not others or not others <= _look_alikes().keys() or not (whole or any(map(_is_latin, word))):
        return word
    return "".join(_look_alikes().get(char, char) for char in word)


@cache
def _is_latin(char: str) -> bool:
    return char.isascii() or "LATIN" in unicodedata.name(char, "")


@cache
def _look_alikes() -> Mapping[str, str]:
    """Letters of other scripts that look like one ASCII letter."""
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415 - 10 ms and 5 MB, for few texts

    table = {}
    for char, partners in confusables_data.items():
        ascii_letters = [
            one["c"] for one in partners if len(one["c"]) == 1 and one["c"].isascii() and one["c"].isalpha()
        ]
        if len(char) == 1 and ascii_letters and unicodedata.category(char)[0] == "L" and not _is_latin(char):
            capital = unicodedata.category(char) == "Lu"
            table[char] = _capital(ascii_letters[0]) if capital else ascii_letters[0]
    return table


def _capital(letter: str) -> str:
    return "I" if letter == "l" else letter.upper()


def _put_together(normalized: NormalizedText) -> NormalizedText:
    """Join separated letters, "M.a.r.i.a" or "M a r i a", if at least one run of them spells a word."""
    if not any(_spells(match[0]) for match in _JOINED.finditer(normalized.text)):
        return normalized
    return normalized.replace(_JOINED, lambda match: _joined(match[0]))


def _spells(run: str) -> bool:
    """Whether separated letters spell a word: four or more, not all capitals, not in alphabetical order."""
    letters = run[::2]
    return len(letters) >= 4 and not letters.isupper() and list(letters.lower()) != sorted(letters.lower())


def _joined(run: str) -> NormalizedText:
    """Join the letters; a capital after a small letter gets a space before it."""
    texts, starts = [], []
    for at in range(0, len(run), 2):
        if at and run[at].isupper() and run[at - 2].islower():
            texts.append(" ")
            starts.append(at - 1)
        texts.append(run[at])
        starts.append(at)
    return NormalizedText("".join(texts), starts, [start + 1 for start in starts])
