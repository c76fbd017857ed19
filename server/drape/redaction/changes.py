"""The edits that turn one text into another, word by word. Offsets count code points."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from drape.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 2000
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def edits_between(before: str, after: str, offset: int = 0) -> Iterator[Edit]:
    """The edits, sorted and disjoint, that turn `before` into `after` by whole words; `before` starts at `offset`."""
    if before == after:
        return
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) > _MOST:  # too many tokens to compare each with each
        yield _middle(before, after, offset)
        return
    starts = [offset]
    for token in old:
        starts.append(starts[-1] + len(token))
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(starts[a], starts[b], "".join(new[c:d]))


def apply_to_text(text: str, edits: Sequence[Edit]) -> str:
    """Apply sorted, disjoint edits; for candidates only, `operators.py` makes the final text."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _middle(before: str, after: str, offset: int) -> Edit:
    """One edit from the first to the last character that differs."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    behind = next((at for at in range(most - start) if before[-1 - at] != after[-1 - at]), most - start)
    return Edit(offset + start, offset + len(before) - behind, after[start : len(after) - behind])
