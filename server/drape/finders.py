"""The shared ways to look into a document; each returns a `Find`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from drape.conditions import Candidate, Condition, candidate_at, compiled
from drape.document import Document

if TYPE_CHECKING:
    from drape.finding import Place
    from drape.tags import Span

GUESS, SHAPE, CONTEXT, CHECKED = 0, 1, 2, 3
"""How sure a match is: a number by the reader alone, by its shape, by the words around it, by its check digit."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the document's text, in code points.

    A quiet match is not reported: nothing that the reader sees makes it a risk. `read` is one that counts by the
    reader's word.
    """

    start: int
    end: int
    sure: int = SHAPE
    quiet: bool = False
    read: bool = False


Find = Callable[[Document], Iterable[Match]]


Counts = Literal["alone", "if risky", "beside"]
"""Whether a match is told wherever it stands, where the reader sees a risk, or beside something else that is told."""


def pattern(
    shape: str,
    *,
    group: int | str = 0,
    when: Condition | None = None,
    sure: int = SHAPE,
    case: bool = False,
    counts: Counts = "if risky",
) -> Find:
    """Find what `shape` matches in the plain text (its `group`), where `when` holds.

    Without a check digit it is a quiet match where the reader sees no risk, unless it counts alone; what counts only
    beside something else is quiet in every message.
    """
    shapes = compiled(shape, case=case)

    def find(document: Document) -> Iterator[Match]:
        for match in shapes.finditer(document.plain.text):
            start, end = match.span(group)
            if start < end and (when is None or when(Candidate(document, start, end))):
                place = document.plain.to_original(start, end)
                read = sure != CHECKED and counts == "if risky"
                quiet = counts == "beside" or (read and not document.concerns(*place))
                yield Match(*place, sure, quiet=quiet, read=read)

    return find


def either(*finds: Find) -> Find:
    """Find what any of `finds` finds."""
    return lambda document: (match for find in finds for match in find(document))


def first_of(*finds: Find) -> Find:
    """Find what the first of `finds` finds that finds anything."""
    return lambda document: next((found for find in finds if (found := list(find(document)))), [])


_LITTLE_WORDS = re.compile(
    r"(?:(?:the|an?|on|in|at|of|and|to|is|was|my|her|his|for|with|by|this|that|it|so|up|out)\b\s*|[^\w\s])+",
    re.IGNORECASE,
)


_SPINE = re.compile(
    r"[CTLS]\d{1,2}(?P<more>[-/–, ]+[CTLS]?\d{1,2})*|(?P<by>(?:(?:double|triple|quadruple) )?by-?pass)", re.IGNORECASE
)
_OF_THE_BACK = re.compile(
    r"\b(?:dis[ck]s?|fractur\w*|fus(?:ion|ed)|vertebra\w*|spin\w*|cord|herniat\w*|burst|stenosis|lumbar|thoracic|cervical|laminectomy)\b",
    re.IGNORECASE,
)


def _of_the_body(text: str, span: Span) -> bool:
    """Whether it is a vertebra (L4-L5, T12) or a bypass, which the reader takes for a plate or a place."""
    level = _SPINE.fullmatch(text, span.start, span.end)
    near = text[max(0, span.start - 60) : span.end + 60]
    return level is not None and bool(level["more"] or level["by"] or _OF_THE_BACK.search(near))


_NUMBERS = frozenset(["PHONE", "SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "DEVICE", "IP"])
"""Labels of numbers, which hold a digit, if only a spelled-out one."""
_CUT = _NUMBERS | {"OTHER_ID", "VEHICLE"}
"""Labels of what the reader may have cut at a dash."""


def said(label: str, *, when: Condition | None = None, sure: int | None = None, counts: Counts = "if risky") -> Find:
    """Find what the reader labels so, where `when` holds; quietly where it sees no issue, unless it counts alone."""
    number = label in _NUMBERS
    sureness = sure if sure is not None else GUESS if number else SHAPE

    def find(document: Document) -> Iterator[Match]:
        for span in document.opinion.spans:
            if span.label != label or _LITTLE_WORDS.fullmatch(document.text, span.start, span.end):
                continue  # little words are a scrap between two others
            if label != "HEALTH" and _of_the_body(document.text, span):
                continue
            candidate = candidate_at(document, span.start, span.end)
            if number and not any(char.isdigit() for char in candidate.words):
                continue  # the word that introduces a number
            if when is None or when(candidate):
                place = _whole_number(document.text, span) if label in _CUT else (span.start, span.end)
                alone = counts == "alone"
                yield Match(*place, sureness, quiet=not (alone or document.risky), read=not alone)

    return find


_REST_BEFORE = re.compile(r"(?<![A-Z0-9])(?:[A-Z0-9]+[-/])+$")
_REST_AFTER = re.compile(r"(?:[-/][A-Z0-9]*\d[A-Z0-9]*)+(?![\w/])")


def _whole_number(text: str, span: Span) -> Place:
    """A number that the reader cut at a dash, with its other parts."""
    before = _REST_BEFORE.search(text, max(0, span.start - 24), span.start)
    after = _REST_AFTER.match(text, span.end)
    if text[span.start - 1 : span.start] == "(" and ")" in text[span.start : span.end]:
        return span.start - 1, span.end  # the reader leaves the bracket of an area code
    return before.start() if before else span.start, after.end() if after else span.end


def shown(issue: str, *, when: Condition | None = None, sure: int = SHAPE) -> Find:
    """Find the sentence in which an issue shows, when the reader is sure enough of it and `when` holds there."""

    def find(document: Document) -> Iterator[Match]:
        if issue in document.opinion.issues:
            start, end = _trimmed(document.text, *document.opinion.evidence[issue])
            if when is None or when(candidate_at(document, start, end)):
                yield Match(start, end, sure, read=True)

    return find


def told(shape: str, *, when: Condition | None = None) -> Find:
    """Find every sentence in which `shape` stands and `when` holds, whatever the reader thinks of the message."""
    find = pattern(shape, when=when)

    def found(document: Document) -> Iterator[Match]:
        sentences = {sentence_around(document, (match.start, match.end)) for match in find(document)}
        yield from sorted(sentences, key=lambda sentence: sentence.start)

    return found


def sentence_around(document: Document, place: Place) -> Match:
    """The sentence of the text in which `place` begins."""
    at = bisect_right(document.starts, place[0]) - 1
    end = document.starts[at + 1] if at + 1 < len(document.starts) else len(document.text)
    return Match(*_trimmed(document.text, document.starts[at], end), CONTEXT)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def phrases(shapes: Iterable[str], *, when: Condition, counts: Counts = "if risky") -> Find:
    """Find each pattern."""
    return either(*(pattern(shape, when=when, sure=CONTEXT, counts=counts) for shape in shapes))
