"""Edits that follow each other in a list: what they would say one after another is said once; code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGAIN = re.compile(r"(?:,? (?:and|&|y|or) |, ?|/)")
_PLURALS = {"a patient": "some patients", "patient": "patients", "[name]": "[names]"}
_MANY = {*_PLURALS, *_PLURALS.values(), "recently", "soon"}
"""What is said once for several that "and" or "or" joins; a placeholder of a number stands for each."""


def listed(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """Say once what edits of a list would say one after another; `edits` are sorted and do not overlap."""
    made: list[Edit] = []
    for edit in edits:
        if made and _continues(text, made[-1], edit):
            last = made[-1]
            many = not text[last.end : edit.start].isspace()
            said = _PLURALS.get(last.replacement.lower(), last.replacement) if many else last.replacement
            capital = last.replacement[:1].isupper()
            made[-1] = Edit(last.start, edit.end, said[0].upper() + said[1:] if capital else said)
        else:
            made.append(edit)
    return made


def _continues(text: str, last: Edit, edit: Edit) -> bool:
    """Whether an edit is the next of a list whose part before says the same."""
    said = edit.replacement.lower()
    same = last.replacement.lower() in (said, _PLURALS.get(said))
    if len(said) > _CLAUSE and same and _NEXT_SENTENCE.fullmatch(text, last.end, edit.start):
        return True
    between = text[last.end : edit.start]
    listed = in_list(text, last.end, edit.start) and (
        last.replacement.lower() in _MANY or not re.search(r"\w", between)
    )
    return bool(said) and same and (listed or between == " ")


_CLAUSE = 24
"""So long is what takes the place of a whole clause."""
_NEXT_SENTENCE = re.compile(r"[.!?,;]*\s+(?:and |so |but )?")


def in_list(text: str, end: int | None, start: int | None) -> bool:
    """Whether only a comma or an "and" stands between the end of one stretch and the start of the next."""
    return end is not None and start is not None and _AGAIN.fullmatch(text, end, start) is not None
