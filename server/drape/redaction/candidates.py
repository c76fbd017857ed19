"""Candidates for a sentence without its findings, from least to most removed. Offsets count code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.redaction.changes import apply_to_text
from drape.redaction.clause_ends import HOLLOW, OPEN_END, TAIL, ended, stands
from drape.redaction.harmless import COURTESY, harmless
from drape.redaction.phrases import needs_its_place, trim
from drape.redaction.syntax import is_whole, phrases_around
from drape.redaction.tidy import points_back, tidy_edges
from drape.redaction.units import clauses
from drape.spans import merge_overlapping

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from drape.finding import Edit
    from drape.spans import Span

Found = tuple["Span", str]

PERSON = re.compile(r"\b(?:you|your|ur|u|he|she|his|him|her|hers)\b", re.IGNORECASE)
_BESIDE = frozenset({"DATE", "LOCATION", "HEALTH", "INSURER"})
"""Labels that say nothing about anybody once the sentence beside them is removed; the second check decides."""
_WAYS = frozenset({"PHONE", "EMAIL", "URL"})
_CALLS = re.compile(
    r"\b(?:call|ring|text|reach|contact|e-?mail|write to|visit) (?:us|our|me at the|the)\b|\bour (?:number"
    r"|e-?mail|line|site|website)\b|\bplease (?:call|ring|text) (?:us )?(?:at |on )?\(?\d",
    re.IGNORECASE,
)
"""The sentence says how to reach a practice."""
_OF_COLLEAGUES = re.compile(r"\W*(?:huge |big |a )*(?:shout ?-?outs?|kudos|props|hats off) to\b", re.IGNORECASE)
"""The sentence praises colleagues; the second check decides whether somebody else is meant."""


def candidates(sentence: str, found: Sequence[Found], told: Collection[str], *, weak: bool = False) -> Iterator[str]:
    """Candidates for a sentence, each to be checked again. `found` are its findings' spans and labels, sorted.

    `told` are its conduct labels; `weak` means that another sentence states the facts, and this one none.
    """
    if weak and not found:
        yield sentence
    for made in _made(sentence, found, () if weak else told):
        text = begun(sentence, tidy_edges(made).strip())
        if (
            not COURTESY.match(text)
            and not _HELLO.match(text)
            and _words(text) < (_FEWEST if _words(sentence) < _MANY else _FEWEST + 1)
            and text != sentence.strip()
        ):
            continue  # a leftover: the place after a removed name, the label of a removed number
        if points_back(text) and not points_back(sentence):
            continue  # it refers to what was removed
        if (text != sentence.strip() or not told) and text and (not told or weak or harmless(text, told)):
            yield text


_HELLO = re.compile(
    r"^\W*(?:hi|hey+|hiya|hello+|good (?:morning|afternoon|evening|day)|morning|evening)\b", re.IGNORECASE
)
_FEWEST, _MANY = 2, 9
"""Fewest words that must be left of a sentence; one more if it has many."""


def _words(text: str) -> int:
    return len(re.findall(r"[^\W_]{2,}", text))


def _made(sentence: str, found: Sequence[Found], told: Collection[str]) -> Iterator[str]:
    labels = {label for _, label in found}
    of_somebody = "HEALTH" in labels and (PERSON.search(sentence) or len(labels) > 1)
    beside = _BESIDE | _WAYS if _CALLS.search(sentence) else _BESIDE
    beside = beside | {"NAME"} if _OF_COLLEAGUES.match(sentence) else beside
    if not told and labels <= beside and not of_somebody and not any(map(_names_one, _words_found(sentence, found))):
        yield sentence
    edits, left = trim(sentence, found)
    base, left = _applied(sentence, edits, left)
    if edits and not left:
        yield base
    for at, rest in ((base, left), (sentence, found)):
        if rest:
            yield from _without_phrases(at, rest)
            yield from _clauses(at, rest)
            yield from _cut(at, rest)
    if told:
        yield from _courtesies(base, left)


def _words_found(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The dates and places found, each with a few characters before it."""
    return (sentence[max(0, start - 8) : end] for (start, end), label in found if label in ("DATE", "LOCATION"))


def _names_one(words: str) -> bool:
    """Whether a date or place belongs to one person: a date of birth, a house."""
    return _OF_ONE.search(words) is not None


_OF_ONE = re.compile(
    r"\b(?:dob|born|birth)\b|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d+[a-z]? (?:\w+ ){1,3}(?:st|street|ave|avenue|rd"
    r"|road|ln|lane|dr|drive|ct|court|blvd|way|close|terrace|place|crescent)\b",
    re.IGNORECASE,
)


def _applied(sentence: str, edits: Sequence[Edit], left: Sequence[Found]) -> tuple[str, list[Found]]:
    """The sentence after the edits, and the spans of the remaining findings in it."""
    moved = []
    for (start, end), label in left:
        shift = sum(len(e.replacement) - (e.end - e.start) for e in edits if e.end <= start)
        moved.append(((start + shift, end + shift), label))
    return apply_to_text(sentence, edits), moved


def begun(before: str, after: str) -> str:
    """Capitalize `after` if `before` begins with a capital."""
    first = re.search(r"[^\W\d_]", before)
    if first and first[0].isupper():
        return re.sub(r"^(\W*)([a-z])", lambda m: m[1] + m[2].upper(), after)
    return after


def _clauses(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The sentence's clauses without findings that can stand alone."""
    parts = list(clauses(sentence))
    clean = [
        not any(start < b and a < end for (a, b), _ in found) and stands(sentence[start:end])
        for (start, end), _ in parts
    ]
    if all(clean) or not any(clean):
        return
    kept, joint_before = "", None
    for ((start, end), joint), ok in zip(parts, clean, strict=True):
        if not ok:
            joint_before = None
            continue
        if kept:
            kept += joint_before if joint_before is not None else ". " if not re.search(r"[.!?]$", kept) else " "
        kept += sentence[start:end]
        joint_before = sentence[joint[0] : joint[1]]
    yield ended(sentence, kept)


def _courtesies(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The thanks and wishes at the beginning of a sentence, without what follows."""
    parts = [span for span, _ in clauses(sentence)]
    kept = ""
    for start, end in parts[:-1]:
        one = sentence[start:end]
        if any(a < end and start < b for (a, b), _ in found) or not harmless(one, ()):
            break
        kept = sentence[:end]
    if kept:
        yield ended(sentence, kept)


_LEVELS = 3


def _without_phrases(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The sentence without the phrases that contain findings, by its syntax; the smallest phrases first."""
    around = [[*phrases_around(sentence, span)] for span, _ in found]
    if not all(around):
        return
    for level in range(_LEVELS):
        spans = sorted({phrases[min(level, len(phrases) - 1)] for phrases in around})
        if any(needs_its_place(sentence[:start]) for start, _ in spans):
            continue
        kept = sentence
        for start, end in reversed([*merge_overlapping(spans)]):
            kept = kept[:start] + kept[end:]
        kept = ended(sentence, tidy_edges(kept))
        if (
            re.search(r"\w+\W+\w+", kept)
            and not OPEN_END.search(re.sub(r"[\W_]+$", "", kept))
            and not HOLLOW.search(kept)
            and is_whole(kept)
        ):
            yield kept


def _cut(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The sentence up to the phrase with the first finding; the longest first."""
    first = found[0][0][0]
    cuts = [m.start("cut") for m in TAIL.finditer(sentence) if m.start("cut") < first]
    for at in reversed(cuts[-5:]):
        head = sentence[:at]
        if stands(head) and is_whole(head) and len(re.findall(r"\w+", head)) > 2 and not OPEN_END.search(head):
            yield ended(sentence, head)
