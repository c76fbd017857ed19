"""The normalized text that the model and the rules read: odd letters made plain, with the way back to the original.

Styled letters (the bold "fonts" of captions, full width, circled, small capitals), look-alikes from other scripts,
keycap digits, soft and zero-width marks, dotted or s p a c e d letters, and every kind of space. Punctuation stays;
for what hides in numbers and addresses see disguises.py.
Sources: Unicode NFKC (UAX #15); the confusables of UTS #39, as confusable-homoglyphs carries them.
All offsets count code points.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from drape.disguises import plainly
from drape.normalized_text import NormalizedText, as_it_is

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INVISIBLE = frozenset(
    map(
        chr,
        (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    )
) | frozenset(map(chr, (*range(0xFFF9, 0xFFFC), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0080))))
"""Soft hyphens, zero-width marks, signs of writing direction, of ruby and of music, and tags, as in flags."""

_PLAIN_MARKS = {
    **dict.fromkeys("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u115f\u2800\u3164\uffa0", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2044\u2215", "/"),
}
"""Line ends, what looks like a space and is none (Hangul fillers, the empty Braille cell), hyphens and slashes."""

_JOINER = "\u200d"
_SYMBOLS = frozenset({"So", "Sk", "Cn"})
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇғꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdeffghijklmnopqrstuvwyz", strict=True))
_RUN = re.compile(r"[^\W_]?[^\x00-\x7f]+|\r\n?|[\t\v\f\x1c-\x1e]")
"""What may have to be made plain: what is not ASCII, with a letter that it may belong to, and odd white space."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = r"[^\W\d_]"
_JOINED = re.compile(rf"(?<!\w){_LETTER}(?P<s>[ .·•_*~|-]){_LETTER}(?:(?P=s){_LETTER})*(?!\w)")
"""Letters apart from each other by the same mark."""


def normalize(text: str) -> NormalizedText:
    """Normalize a text without lone surrogates; a text of plain letters comes back as it is."""
    normalized = as_it_is(text).replace(_RUN, lambda match: _plain_run(match[0]))
    if not normalized.text.isascii():
        among_latin = _is_latin_with_look_alikes(normalized.text)
        normalized = normalized.replace(_WORD, lambda match: _folded(match[0], whole=among_latin))
    return plainly(_put_together(normalized))


def _plain_run(run: str) -> NormalizedText:
    """A run of what is not ASCII, character by character as they are seen."""
    texts, starts, ends = [], [], []
    for start, end in _seen_characters(run):
        new = _plain_character(run[start:end])
        texts.append(new)
        starts += [start] * len(new)
        ends += [end] * len(new)
    return NormalizedText("".join(texts), starts, ends)


def _seen_characters(run: str) -> Iterator[tuple[int, int]]:
    """Where each character with all that belongs to it stands: marks, selectors, what is invisible."""
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
    """What one character, with what belongs to it, is read as."""
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
    composed = unicodedata.normalize("NFKC", bare).strip("()")  # a letter or number in brackets is one character
    plain = "".join(_SMALL_CAPITALS.get(char, char) for char in composed)
    if plain[:1].isascii() and plain[:1].isalnum():  # marks that do not compose with it are ornament
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain if plain[:1].isalnum() else bare


def _is_wide_mark(char: str) -> bool:
    """Whether a character is an ASCII mark as East Asian fonts have it, full width or small."""
    wide = unicodedata.decomposition(char).startswith(("<wide>", "<small>"))
    return wide and not char.isalnum() and not char.isspace()


def _is_picture(char: str) -> bool:
    """Whether a character is a symbol, not a letter or number in a circle: emoji, ½, №."""
    kind, shown = unicodedata.category(char), unicodedata.normalize("NFKC", char).strip("()")
    return (kind[0] in "SNC" and len(shown) != 1) or (kind in _SYMBOLS and not shown.isalnum())


def _is_decoration(char: str) -> bool:
    """Whether a mark only decorates: variation selectors, keycaps and other enclosings, strokes through a letter."""
    return "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Me" or "\u0334" <= char <= "\u0338"


def _letter_in_a_box(char: str) -> str:
    """The letter that a negative circle or square shows, which NFKC leaves as it is; "" for others."""
    for first in (0x1F150, 0x1F170):
        if first <= ord(char) < first + 26:
            return chr(ord("A") + ord(char) - first)
    return ""


def _is_latin_with_look_alikes(text: str) -> bool:
    """Whether a text has Latin words, and all its other letters only look like them: then it is in no other script."""
    others = {char for char in text if char.isalpha() and not _is_latin(char)}
    return bool(others) and re.search("[A-Za-z]{2}", text) is not None and others <= _look_alikes().keys()


def _folded(word: str, *, whole: bool) -> str:
    """A word with look-alikes as Latin letters, where it mixes both; also where it is `whole` of them, if so said."""
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
    """Join letters that stand apart, "M.a.r.i.a" or "M a r i a", where at least one run of them makes a word."""
    if not any(_spells(match[0]) for match in _JOINED.finditer(normalized.text)):
        return normalized
    return normalized.replace(_JOINED, lambda match: _joined(match[0]))


def _spells(run: str) -> bool:
    """Whether letters apart from each other spell a word: four or more, not only capitals, not the alphabet."""
    letters = run[::2]
    return len(letters) >= 4 and not letters.isupper() and list(letters.lower()) != sorted(letters.lower())


def _joined(run: str) -> NormalizedText:
    """The letters without what stands between them, but with a space before a capital after a small letter."""
    texts, starts = [], []
    for at in range(0, len(run), 2):
        if at and run[at].isupper() and run[at - 2].islower():
            texts.append(" ")
            starts.append(at - 1)
        texts.append(run[at])
        starts.append(at)
    return NormalizedText("".join(texts), starts, [start + 1 for start in starts])
