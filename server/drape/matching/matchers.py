"""The shared ways to search a document; each returns a `Matcher`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from drape.matching.conditions import Candidate, Condition, candidate_at, compiled
from drape.matching.document import Document

if TYPE_CHECKING:
    from drape.model.decode import LabelledSpan
    from drape.spans import Span

GUESS, PATTERN, CONTEXT, CHECKSUM = 0, 1, 2, 3
"""The confidence of a match: a number by the classifier alone, a pattern, the words around it, its check digit."""


@dataclass(frozen=True, slots=True)
class Match:
    """A span of the document's text, in code points.

    A suppressed match is not reported on its own, because the classifier sees no risk. `by_classifier`: the match
    counts only by the classifier's word.
    """

    start: int
    end: int
    confidence: int = PATTERN
    suppressed: bool = False
    by_classifier: bool = False


Matcher = Callable[[Document], Iterable[Match]]


Requires = Literal["alone", "if risky", "beside"]
"""When a match is reported: always, if the classifier sees a risk, or beside another reported match."""


def pattern(
    shape: str,
    *,
    group: int | str = 0,
    when: Condition | None = None,
    confidence: int = PATTERN,
    case: bool = False,
    counts: Requires = "if risky",
) -> Matcher:
    """Find what `shape` matches in the plain text (its `group`), if `when` holds.

    A match without check digit is suppressed where the classifier sees no risk, unless it counts "alone"; one that
    counts "beside" is always suppressed.
    """
    shapes = compiled(shape, case=case)

    def find(document: Document) -> Iterator[Match]:
        for match in shapes.finditer(document.plain.text):
            start, end = match.span(group)
            if start < end and (when is None or when(Candidate(document, start, end))):
                span = document.plain.to_original(start, end)
                by_classifier = confidence != CHECKSUM and counts == "if risky"
                suppressed = counts == "beside" or (by_classifier and not document.is_relevant(*span))
                yield Match(*span, confidence, suppressed=suppressed, by_classifier=by_classifier)

    return find


def any_match(*finds: Matcher) -> Matcher:
    """Find what any of the matchers finds."""
    return lambda document: (match for find in finds for match in find(document))


def first_match(*finds: Matcher) -> Matcher:
    """Find what the first matcher with any match finds."""
    return lambda document: next((found for find in finds if (found := list(find(document)))), [])


_LITTLE_WORDS = re.compile(
    r"(?:(?:the|an?|on|in|at|of|and|to|is|was|my|her|his|for|with|by|this|that|it|so|up|out)\b\s*|[^\w\s])+",
    re.IGNORECASE,
)


_SPINE = re.compile(
    r"[CTLS]\d{1,2}(?P<more>[-/–, ]+[CTLS]?\d{1,2})*|(?P<by>(?:(?:double|triple|quadruple) )?by-?pass)", re.IGNORECASE
)
_OF_THE_BACK = re.compile(
    r"\b(?:dis[ck]s?|fractur\w*|fus(?:ion|ed)|vertebra\w*|spin\w*|cord|herniat\w*|burst|stenosis|lumbar|thoracic"
    r"|cervical|laminectomy)\b",
    re.IGNORECASE,
)


def _is_anatomy(text: str, span: LabelledSpan) -> bool:
    """Whether it is a vertebra (L4-L5, T12) or a bypass, which the classifier takes for a plate or a place."""
    level = _SPINE.fullmatch(text, span.start, span.end)
    near = text[max(0, span.start - 60) : span.end + 60]
    return level is not None and bool(level["more"] or level["by"] or _OF_THE_BACK.search(near))


_NUMBERS = frozenset(["PHONE", "SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "DEVICE", "IP"])
"""Labels of numbers: their spans have a digit, perhaps a spelled-out one."""
_CUT = _NUMBERS | {"OTHER_ID", "VEHICLE"}
"""Labels whose spans the classifier may have cut at a dash."""


def labelled_span(
    label: str, *, when: Condition | None = None, confidence: int | None = None, counts: Requires = "if risky"
) -> Matcher:
    """Find the classifier's spans with this label, if `when` holds.

    They are suppressed where the classifier raises no conduct label, unless they count "alone".
    """
    number = label in _NUMBERS
    confidence_of = confidence if confidence is not None else GUESS if number else PATTERN

    def find(document: Document) -> Iterator[Match]:
        for span in document.prediction.spans:
            if span.label != label or _LITTLE_WORDS.fullmatch(document.text, span.start, span.end):
                continue  # function words are a fragment between two spans
            if label != "HEALTH" and _is_anatomy(document.text, span):
                continue
            candidate = candidate_at(document, span.start, span.end)
            if number and not any(char.isdigit() for char in candidate.words):
                continue  # only the word that introduces a number
            if when is None or when(candidate):
                place = _extend_number(document.text, span) if label in _CUT else (span.start, span.end)
                alone = counts == "alone"
                yield Match(*place, confidence_of, suppressed=not (alone or document.is_risky), by_classifier=not alone)

    return find


_REST_BEFORE = re.compile(r"(?<![A-Z0-9])(?:[A-Z0-9]+[-/])+$")
_REST_AFTER = re.compile(r"(?:[-/][A-Z0-9]*\d[A-Z0-9]*)+(?![\w/])")


def _extend_number(text: str, span: LabelledSpan) -> Span:
    """Add the other parts of a number that the classifier cut at a dash."""
    before = _REST_BEFORE.search(text, max(0, span.start - 24), span.start)
    after = _REST_AFTER.match(text, span.end)
    if text[span.start - 1 : span.start] == "(" and ")" in text[span.start : span.end]:
        return span.start - 1, span.end  # the classifier leaves out the bracket of an area code
    return before.start() if before else span.start, after.end() if after else span.end


def issue_sentence(issue: str, *, when: Condition | None = None, confidence: int = PATTERN) -> Matcher:
    """Find the evidence sentence of a conduct label, if the classifier raises the label and `when` holds there."""

    def find(document: Document) -> Iterator[Match]:
        if issue in document.prediction.issues:
            start, end = _trimmed(document.text, *document.prediction.evidence[issue])
            if when is None or when(candidate_at(document, start, end)):
                yield Match(start, end, confidence, by_classifier=True)

    return find


def pattern_sentence(shape: str, *, when: Condition | None = None) -> Matcher:
    """Find every sentence in which `shape` matches and `when` holds, whatever the classifier predicts."""
    find = pattern(shape, when=when)

    def found(document: Document) -> Iterator[Match]:
        sentences = {sentence_around(document, (match.start, match.end)) for match in find(document)}
        yield from sorted(sentences, key=lambda sentence: sentence.start)

    return found


def sentence_around(document: Document, span: Span) -> Match:
    """The sentence of the document's text in which `span` begins."""
    at = bisect_right(document.starts, span[0]) - 1
    end = document.starts[at + 1] if at + 1 < len(document.starts) else len(document.text)
    return Match(*_trimmed(document.text, document.starts[at], end), CONTEXT)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def any_pattern_sentence(shapes: Iterable[str], *, when: Condition, counts: Requires = "if risky") -> Matcher:
    """Find what any of the patterns matches, if `when` holds."""
    return any_match(*(pattern(shape, when=when, confidence=CONTEXT, counts=counts) for shape in shapes))
