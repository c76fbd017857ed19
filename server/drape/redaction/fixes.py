"""What may be done about one finding alone: take out as little as may go, mask it, take its sentence out. Code points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import SPAN_LABELS, Edit, Fix
from drape.redaction.candidates import begun
from drape.redaction.changes import edits_between, spliced
from drape.redaction.phrases import trimmed
from drape.redaction.tidy import closed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.finding import Place

MARK = "…"
"""What stands for a number or an address, and for any words of a language that we do not know."""


def fixes(text: str, place: Place, sentence: Place, label: str) -> Iterator[Fix]:
    """The fixes of a finding at `place`, whose sentence lies at `sentence`."""
    if least := _least(text, place, sentence, label):
        yield fix_of("Leave it out", least)
    elif label in _SHAPED:
        yield fix_of("Put … in its place", Edit(*place, MARK))
    yield fix_of("Take the sentence out", sentence_out(text, sentence))


_SHAPED = SPAN_LABELS - {"NAME", "DATE", "AGE", "HEALTH", "INSURER"}
"""Numbers, addresses and the like: the words around them say enough of what stood there."""


def masked(text: str, place: Place) -> Fix:
    """A dot for every letter and digit."""
    dots = "".join("•" if char.isalnum() else char for char in text[slice(*place)])
    return fix_of("Mask it", Edit(*place, dots))


def fix_of(title: str, edit: Edit) -> Fix:
    """An edit with its title."""
    return Fix(title, edit.replacement, edit.start, edit.end)


def sentence_out(text: str, sentence: Place) -> Edit:
    """Take a sentence out, with the space behind it, or else before it."""
    start, end = sentence
    behind = _behind(text, end)
    if behind < len(text) and "\n" not in text[end:behind]:
        return Edit(start, behind, "")
    before = start
    while before and text[before - 1].isspace():
        before -= 1
    return Edit(before, end, "") if before else Edit(start, behind, "")


def _behind(text: str, at: int) -> int:
    """Where the white space that begins at a place ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _least(text: str, place: Place, sentence: Place, label: str) -> Edit | None:
    """The edit of a sure rule, as one stretch; None where no rule is sure."""
    start, end = sentence
    words = text[start:end]
    inside = max(place[0], start) - start, min(place[1], end) - start
    edits, left = trimmed(words, [(inside, label)])
    if left or not edits:
        return None
    after = begun(words, closed(spliced(words, edits)).lstrip())
    if not after.strip():
        return None
    changed = [*edits_between(words, after, start)]
    if not changed:
        return None
    first, last = changed[0].start, changed[-1].end
    done = spliced(words, [Edit(e.start - start, e.end - start, e.replacement) for e in changed])
    return Edit(first, last, done[first - start : len(done) - (end - last)])
