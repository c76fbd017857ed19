"""Styles of letters that people paste, or hide names behind: each a function of a text in plain letters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def _alphabet(capital: int, small: int, digit: int | None = None) -> Callable[[str], str]:
    """A style whose letters follow each other in Unicode from these on."""
    table = {ord("A") + i: capital + i for i in range(26)} | {ord("a") + i: small + i for i in range(26)}
    if digit is not None:
        table |= {ord("0") + i: digit + i for i in range(10)}
    return lambda text: text.translate(table)


def _after_each(mark: str, character: str = r"[A-Za-z]") -> Callable[[str], str]:
    return lambda text: re.sub(rf"({character})(?=\w)", rf"\1{mark}", text)


def _keycaps(text: str) -> str:
    return re.sub(r"\d", lambda digit: f"{digit[0]}\ufe0f\u20e3", text)


def _separated(mark: str) -> Callable[[str], str]:
    """Every capitalised word with a mark between its letters, but for one before a word of one letter."""
    return lambda text: re.sub(r"\b[A-Z][a-z]{3,}\b(?! \w\b)", lambda word: mark.join(word[0]), text)


STYLES: dict[str, Callable[[str], str]] = {
    "bold": _alphabet(0x1D5D4, 0x1D5EE, 0x1D7EC),
    "bold script": _alphabet(0x1D4D0, 0x1D4EA),
    "full width": _alphabet(0xFF21, 0xFF41, 0xFF10),
    "monospace": _alphabet(0x1D670, 0x1D68A, 0x1D7F6),
    "circled": _alphabet(0x24B6, 0x24D0),
    "small capitals": lambda text: text.translate(str.maketrans("abcdefghijklmnoprtuvwyz", "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ")),
    "Cyrillic look-alikes": lambda text: text.translate(str.maketrans("aeopcxyi", "аеорсхуі")),
    "zero-width spaces": _after_each("\u200b"),
    "soft hyphens": _after_each("\u00ad"),
    "struck through": lambda text: re.sub(r"(\w)", "\\1\u0336", text),
    "keycaps and selectors": lambda text: _after_each("\ufe0e")(_keycaps(text)),
    "odd dashes and spaces": lambda text: text.replace("-", "\u2011").replace(" ", "\u00a0"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "dotted names": _separated("."),
    "spaced names": _separated(" "),
}
