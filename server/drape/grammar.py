"""Fit a replacement into its sentence, so that what is left reads as if somebody had written it so.

All offsets count code points; the stretch that is replaced may grow over a title, a comma, a
preposition or a space beside the flagged words, never over other words.
"""

from __future__ import annotations

import re

from drape.finding import Edit

_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Sra?|Doña|Don)\.?\s+)$", re.IGNORECASE)
_GREETING = re.compile(r"\b(?:hi|hey|hiya|hello|dear|good (?:morning|afternoon|evening)|hola)[ ,]*$", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thx|ty|sorry|congrats|congratulations|welcome back|cheers)\s*,?\s*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:on|at|in|since|by|for|this|last|next|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SIGNATURE = re.compile(r"\s*[-–—~]\s*$")
_DETERMINER = re.compile(r"\b(?:your|his|her|their|my|our|the|a|an|ur)\s+$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")
_FUTURE = re.compile(
    r"\b(?:will|'ll|going to|tomorrow|tmrw|next|see (?:you|ya)|upcoming|scheduled|can you)\b", re.IGNORECASE
)


_NEAR = 80
"""Characters before the flagged words that may decide about them."""


def fit(text: str, start: int, end: int, replacement: str, label: str) -> Edit:
    """The edit that puts `replacement` for the flagged `[start, end)` and keeps the sentence whole."""
    if label == "NAME":
        edit = _name(text, start, end, replacement)
    elif label == "AGE" and text[max(0, start - 2) : start] == ", " and text[end : end + 1] == ",":
        edit = Edit(start - 2, end, "")
    elif label == "DATE":
        edit = _date(text, start, end, replacement)
    else:
        edit = Edit(start, end, replacement)
    return _capital(text, _closed_up(text, edit))


_AGE = re.compile(r"(?P<number>\d{1,3})[- ]?(?P<unit>y|año|an|mo|m/o|w|d)?", re.IGNORECASE)


def years(quote: str) -> int | None:
    """An age in whole years, 0 for one in months, weeks or days; None where no number stands."""
    age = _AGE.search(quote)
    if age is None:
        return None
    return 0 if (age["unit"] or "y").lower() in ("mo", "m/o", "w", "d") else int(age["number"])


def age_group(quote: str) -> str:
    """An age as the decade it lies in; 90 and over as one group, as HIPAA allows."""
    age = years(quote) or 0
    if age >= 90:
        return "90 or older"
    return f"in their {age // 10 * 10}s" if age >= 20 else "young"


def _before(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start]


def _name(text: str, start: int, end: int, replacement: str) -> Edit:
    title = _TITLE.search(_before(text, start))
    start -= len(title[0]) if title else 0
    before, after = _before(text, start), text[end : end + _NEAR]
    if re.match(r"['’]s\b", after):
        return Edit(start, end, replacement)
    if _GREETING.search(before):
        return Edit(start, end, "there")
    return _address(before, after, start, end) or Edit(start, end, replacement)


def _address(before: str, after: str, start: int, end: int) -> Edit | None:
    """Take out somebody who is addressed, thanked or signs, with their comma or dash; None for others."""
    if not after.strip() and len(after) < _NEAR and (signature := _SIGNATURE.search(before)):
        return Edit(start - len(signature[0]), end, "")
    if _THANKS.search(before) and re.match(r"\s*(?:[,!.?…\n]|$|[^\w\s'’])", after):
        return Edit(start - len(before) + len(before.rstrip(", ")), end, "")
    if _SENTENCE_START.search(before) and (comma := re.match(r"\s*[,!:](?!\s*\d)\s*", after)):
        return Edit(start, end + comma.end(), "")
    if before.endswith(", ") and re.match(r"\s*(?:[,!.?…\n]|$)", after):
        return Edit(start - 2, end, "")
    return None


def _date(text: str, start: int, end: int, replacement: str) -> Edit:
    before = _before(text, start)
    if _DETERMINER.search(before) and re.match(r"\s+[^\W\d_]", text[end : end + _NEAR]):
        return Edit(start, end, "")
    if replacement != "recently":
        return Edit(start, end, replacement)
    if preposition := _PREPOSITION.search(before):
        start -= len(preposition[0])
    sentence = re.split(r"[.!?\n]", before)[-1] + text[start : end + 1]
    return Edit(start, end, "soon" if _FUTURE.search(sentence) else "recently")


def _closed_up(text: str, edit: Edit) -> Edit:
    """When nothing is put in, take one of the two spaces around the gap away as well."""
    if edit.replacement:
        return edit
    start, end = edit.start, edit.end
    at_start = start == 0 or text[start - 1].isspace()
    if at_start and end < len(text) and text[end] == " ":
        end += 1
    elif start and text[start - 1] == " " and (end == len(text) or text[end] in " \n.,!?;:)"):
        start -= 1
    return Edit(start, end, "")


def _capital(text: str, edit: Edit) -> Edit:
    """Begin a sentence as the original did."""
    start, end, replacement = edit.start, edit.end, edit.replacement
    if not _SENTENCE_START.search(_before(text, start)) or not text[start : start + 1].isupper():
        return edit
    if replacement:
        return Edit(start, end, replacement[0].upper() + replacement[1:])
    following = text[end : end + 1]
    return Edit(start, end + 1, following.upper()) if following.islower() else edit
