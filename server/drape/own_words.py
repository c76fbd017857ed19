"""What redaction itself puts in the place of an identifier: it says nothing of anybody, and is no finding again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.patterns import Pattern
from drape.places import within

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.finding import Place

_SOMEBODY = r"(?<![\w-])(?:some |another )?patients?(?![\w-])|\[[a-z-]+(?: [a-z]+)?\]|\(young\)"
"""A person, anything in square brackets, and an age in round ones."""
_SOMETHING = (
    r"(?<![\w-])(?:health(?: conditions?| details?)?|conditions?|treatments?|results?|insurance|recently|soon"
    r"|in (?:their|her|his|my) \d0s|90 or older|a year older|young)(?![\w-])"
)
_LITTLE = (
    r"(?<![\w-])(?:an?|the|this|that|some|your|ur|his|her|their|my|our|of|on|in|for|with|to|and|or|plans?)(?![\w-])"
)
_NO_WORD = r"[^\w\[\]()]+"

_AROUND = 40
"""Code points beside a stretch that may decide: brackets, hyphens."""

_NAMES = Pattern(f"(?:{_SOMEBODY}|{_LITTLE}|{_NO_WORD})++")
_OTHERS = Pattern(f"(?:{_SOMEBODY}|{_SOMETHING}|{_LITTLE}|{_NO_WORD})++")


def own_words(text: str) -> Callable[[str, Place], bool]:
    """Whether a stretch of `text` that got a label holds nothing but words that redaction may have put there.

    A surname may be Young or Soon, so that of what is taken for a name only a patient is ours.
    """

    def ours(label: str, place: Place) -> bool:
        start, end = max(0, place[0] - _AROUND), place[1] + _AROUND
        shape = _NAMES if label == "NAME" else _OTHERS
        return within([match.span() for match in shape.finditer(text[start:end])])((place[0] - start, place[1] - start))

    return ours
