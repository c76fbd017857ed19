"""What a redaction, ours or another's, puts in the place of an identifier: it says nothing, and is no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.patterns import Pattern
from drape.places import within

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.finding import Place

_AROUND = 40
"""Code points beside a stretch that may decide: brackets."""

_NOTHING = Pattern(
    r"(?:\[[a-z-]+(?: [a-z]+)?\]"
    r"|(?<![\w-])(?:an?|the|this|that|some|your|ur|his|her|their|my|our|of|on|in|for|with|to|and|or)(?![\w-])"
    r"|[^\w\[\]()]+)++"
)
"""Words in square brackets, an ellipsis and dots, and the little words beside them."""


def own_words(text: str) -> Callable[[Place], bool]:
    """Whether a stretch of `text` holds nothing but what redaction may have put there."""

    def ours(place: Place) -> bool:
        start, end = max(0, place[0] - _AROUND), place[1] + _AROUND
        found = [match.span() for match in _NOTHING.finditer(text[start:end])]
        return within(found)((place[0] - start, place[1] - start))

    return ours
