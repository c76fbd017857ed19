"""A changed text with a map to its original. Offsets count code points."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    import pcre2

    from drape.regex import Pattern


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """`text`, and for each of its characters the span `[starts[i], ends[i])` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The original span of `[start, end)`, which must not be empty; it never splits a visible character."""
        return self.starts[start], self.ends[end - 1]

    def from_original(self, position: int) -> int:
        """The first offset whose character comes from `position` of the original or later."""
        return bisect_left(self.starts, position)

    def replace(
        self, pattern: Pattern | re.Pattern[str], change: Callable[[pcre2.Match], NormalizedText | str]
    ) -> NormalizedText:
        """Replace each match by the result of `change`: a str maps to the whole match, a NormalizedText by its map."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            new = self._within(change(match), *match.span())
            if new.text == match[0]:
                continue
            texts += [self.text[done : match.start()], new.text]
            starts += [*self.starts[done : match.start()], *new.starts]
            ends += [*self.ends[done : match.start()], *new.ends]
            done = match.end()
        if not done:
            return self
        texts.append(self.text[done:])
        return NormalizedText("".join(texts), [*starts, *self.starts[done:]], [*ends, *self.ends[done:]])

    def _within(self, new: NormalizedText | str, start: int, end: int) -> NormalizedText:
        """The replacement of `[start, end)`, mapped to the original."""
        if isinstance(new, str):
            return NormalizedText(new, [self.starts[start]] * len(new), [self.ends[end - 1]] * len(new))
        begins = [self.starts[start + at] for at in new.starts]
        return NormalizedText(new.text, begins, [self.ends[start + at - 1] for at in new.ends])


def unchanged(text: str) -> NormalizedText:
    """The text, mapped to itself."""
    return NormalizedText(text, range(len(text)), range(1, len(text) + 1))
