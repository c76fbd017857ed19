"""Numbers and addresses disguised from filters, read as what they mean.

Letters for digits (2O2-555-Ol43, 5З6-90), middle dots (4111·1111), "maria (at) gmail dot com", "M.R.N.".
"""

from __future__ import annotations

import re

from drape.text.normalized_text import NormalizedText, unchanged

_DIGITS = {**dict.fromkeys("OoОоΟο", "0"), **dict.fromkeys("lIІіΙ", "1"), **dict.fromkeys("Зз", "3")}
"""Letters that stand for digits: Latin, Cyrillic, Greek."""
_PART = f"[0-9{''.join(_DIGITS)}]"
_NUMBER = re.compile(rf"(?<!\w){_PART}++(?:[ ().·/-]{{1,2}}{_PART}++)*(?!\w)")
_PARTS = re.compile(rf"{_PART}++")
_LITRES = re.compile(r"(?<![-.·/])\d{1,3}l(?!\w)")
_FEWEST = 5
"""A number needs this many true digits before its letters are read as digits."""

_MIDDLE_DOT = re.compile(r"(?<=\d)[·•‧∙⋅・](?=\d)")

_OPEN, _CLOSE = r"[ \t]?[(\[{<*][ \t]?", r"[ \t]?[)\]}>*][ \t]?"
_AT = rf"{_OPEN}(?:at|@){_CLOSE}"
_DOT = rf"(?:{_OPEN}(?:dot|\.){_CLOSE}|[ \t]+dot[ \t]+)"
_DOTS = rf"(?:\.|{_DOT})"
_LOCAL = rf"(?<![\w.+-])[\w+-]++(?:{_DOTS}[\w+-]++){{0,4}}?"
_HOST = rf"[\w-]++(?:{_DOTS}[\w-]++){{0,3}}{_DOTS}[a-z]{{2,10}}(?![\w@-])"
_PROVIDERS = (
    r"(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|aol|proton(?:mail)?|gmx|comcast|verizon|att|zoho)"
)
_ADDRESS = re.compile(
    rf"{_LOCAL}(?:(?:{_AT}|@){_HOST}|[ \t]+at[ \t]+{_PROVIDERS}[ \t]+dot[ \t]+[a-z]{{2,4}}(?!\w))", re.IGNORECASE
)
_AT_MARK = re.compile(rf"{_AT}|[ \t]+at[ \t]+(?={_PROVIDERS}\b)", re.IGNORECASE)
_DOT_MARK = re.compile(_DOT, re.IGNORECASE)

_DOTTED = re.compile(r"(?<![\w.])[A-Za-z](?:(?:\. ?| )[A-Za-z](?!\w)){1,3}\.?(?=[ \t:=#]*[\w#:])")
_ABBREVIATIONS = re.compile(
    "MRN|UMRN|SSN|NHS|NHI|URN|HRN|IHI|CHI|UHID|SIN|NIN|VIN|NPI|MBI|ITIN|PPSN?|OHIP|DOB", re.IGNORECASE
)
"""Abbreviations that introduce a number."""


def undisguise(normalized: NormalizedText) -> NormalizedText:
    """Replace disguised numbers and addresses; the result still maps to the original text."""
    found = normalized.replace(_NUMBER, lambda match: _as_digits(match[0]))
    found = found.replace(_MIDDLE_DOT, lambda _: ".")
    found = found.replace(_ADDRESS, lambda match: _as_address(match[0]))
    return found.replace(_DOTTED, lambda match: _joined(match[0]))


def _as_digits(number: str) -> NormalizedText:
    """Read a number's letters as digits if its true digits are the majority."""
    same = unchanged(number)
    parts = [part[0] for part in _PARTS.finditer(number) if _is_disguised(part)]
    true = sum(map(str.isdigit, number))
    if not parts or true < _FEWEST or true <= sum(char in _DIGITS for part in parts for char in part):
        return same
    return NormalizedText(_PARTS.sub(_part_as_digits, number), same.starts, same.ends)


def _is_disguised(part: re.Match[str]) -> bool:
    """Whether a part of a number mixes digits and letters, and is not "10l", ten litres."""
    digits = sum(map(str.isdigit, part[0]))
    return 0 < digits < len(part[0]) and not _LITRES.match(part.string, part.start())


def _part_as_digits(part: re.Match[str]) -> str:
    return "".join(_DIGITS.get(char, char) for char in part[0]) if _is_disguised(part) else part[0]


def _as_address(written: str) -> NormalizedText:
    return unchanged(written).replace(_AT_MARK, lambda _: "@").replace(_DOT_MARK, lambda _: ".")


def _joined(letters: str) -> NormalizedText | str:
    joined = re.sub("[. ]", "", letters)
    return joined if _ABBREVIATIONS.fullmatch(joined) else letters
