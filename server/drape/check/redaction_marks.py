"""What a redaction, Drape's or another tool's, puts in place of an identifier: it is no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.regex import Pattern
from drape.spans import covered_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.spans import Span

_AROUND = 40
"""Code points around a span in which brackets are searched."""

_NOTHING = Pattern(
    r"(?:\[[a-z-]+(?: [a-z]+)?\]"
    r"|(?<![\w-])(?:an?|the|this|that|some|your|ur|his|her|their|my|our|of|on|in|for|with|to|and|or)(?![\w-])"
    r"|[^\w\[\]()]+)++"
)
"""Words in square brackets, ellipses and dots, and function words beside them."""


def redaction_marks(text: str) -> Callable[[Span], bool]:
    """Return a test of whether a span of `text` contains only redaction marks."""

    def ours(span: Span) -> bool:
        start, end = max(0, span[0] - _AROUND), span[1] + _AROUND
        found = [match.span() for match in _NOTHING.finditer(text[start:end])]
        return covered_by(found)((span[0] - start, span[1] - start))

    return ours
