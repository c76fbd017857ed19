"""The fixes of one finding: remove as little as possible, mask it, remove its sentence.

Offsets count code points of the original text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.catalog import phrase
from drape.finding import SPAN_LABELS, Edit, Fix
from drape.redaction.candidates import begun
from drape.redaction.changes import apply_to_text, edits_between
from drape.redaction.phrases import trim
from drape.redaction.tidy import tidy_edges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.spans import Span

MARK = "…"
"""Placeholder for a number or address, and for words in other languages than English."""


def fixes(text: str, span: Span, sentence: Span, label: str) -> Iterator[Fix]:
    """The fixes of a finding at `span`, whose sentence is at `sentence`."""
    if least := _least(text, span, sentence, label):
        yield fix_of("leave_out", least)
    elif label in _SHAPED:
        yield fix_of("put_mark", Edit(*span, MARK))
    yield fix_of("sentence_out", sentence_out(text, sentence))


_SHAPED = SPAN_LABELS - {"NAME", "DATE", "AGE", "HEALTH", "INSURER"}
"""Numbers, addresses and the like: the words around the placeholder say what it replaces."""


def masked(text: str, span: Span) -> Fix:
    """A fix that puts a dot for every letter and digit."""
    dots = "".join("•" if char.isalnum() else char for char in text[slice(*span)])
    return fix_of("mask", Edit(*span, dots))


def fix_of(title: str, edit: Edit) -> Fix:
    """A fix from an edit; `title` is a key of the catalog's phrases."""
    return Fix(phrase(title), edit.replacement, edit.start, edit.end)


def sentence_out(text: str, sentence: Span) -> Edit:
    """Remove a sentence and the space after it, or else before it."""
    start, end = sentence
    behind = _behind(text, end)
    if behind < len(text) and "\n" not in text[end:behind]:
        return Edit(start, behind, "")
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    return Edit(before, end, "") if before else Edit(start, behind, "")


def _behind(text: str, at: int) -> int:
    """Where the white space that begins at `at` ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _least(text: str, span: Span, sentence: Span, label: str) -> Edit | None:
    """The smallest edit by a certain rule, as one span; None if no rule is certain."""
    start, end = sentence
    words = text[start:end]
    inside = max(span[0], start) - start, min(span[1], end) - start
    edits, left = trim(words, [(inside, label)])
    if left or not edits:
        return None
    after = begun(words, tidy_edges(apply_to_text(words, edits)).lstrip())
    if not after.strip():
        return None
    changed = [*edits_between(words, after, start)]
    if not changed:
        return None
    first, last = changed[0].start, changed[-1].end
    done = apply_to_text(words, [Edit(e.start - start, e.end - start, e.replacement) for e in changed])
    return Edit(first, last, done[first - start : len(done) - (end - last)])
