"""The shared ways to look into a document; each returns a `Find`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from drape.document import Document
from drape.patterns import Pattern

SHAPE, CONTEXT, CHECKED = 1, 2, 3
"""How sure a match is: by shape alone, by the words around it, by its check digit."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the document's text, in code points. `say` is what may stand there instead.

    A quiet match is not reported: nothing that the reader sees makes it a risk. A whole sentence is
    for its author to think over: no fix is offered.
    """

    start: int
    end: int
    sure: int = SHAPE
    say: str | None = None
    quiet: bool = False
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch `[start, end)` of the plain text that a condition judges."""

    document: Document
    start: int
    end: int

    @property
    def words(self) -> str:
        """The stretch itself."""
        return self.document.plain.text[self.start : self.end]

    def before(self, size: int) -> str:
        """Up to `size` characters before it, on the same line."""
        return self.document.plain.text[max(0, self.start - size) : self.start].rpartition("\n")[2]


Find = Callable[[Document], Iterable[Match]]
Condition = Callable[[Candidate], bool]


def pattern(
    shape: str,
    *,
    group: int | str = 0,
    when: Condition | None = None,
    sure: int = SHAPE,
    say: str | None = None,
    case: bool = False,
) -> Find:
    """Find what `shape` matches in the plain text (its `group`), where `when` holds."""
    compiled = _compiled(shape, case=case)

    def find(document: Document) -> Iterator[Match]:
        for match in compiled.finditer(document.plain.text):
            start, end = match.span(group)
            if start < end and (when is None or when(Candidate(document, start, end))):
                place = document.plain.to_original(start, end)
                yield Match(*place, sure, say, quiet=sure < CHECKED and not document.concerns(*place))

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


_NUMBERS = frozenset(["PHONE", "SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "DEVICE", "IP"])
"""Labels of numbers, which hold a digit, if only a spelled-out one."""


def said(label: str, *, when: Condition | None = None, sure: int = SHAPE) -> Find:
    """Find what the reader labels so, where `when` holds; quietly where it sees no issue in the message."""

    def find(document: Document) -> Iterator[Match]:
        for span in document.opinion.spans:
            if span.label != label or _LITTLE_WORDS.fullmatch(document.text, span.start, span.end):
                continue  # little words are a scrap between two others
            candidate = _candidate(document, span.start, span.end)
            if label in _NUMBERS and not any(char.isdigit() for char in candidate.words):
                continue  # the word that introduces a number
            if when is None or when(candidate):
                yield Match(span.start, span.end, sure, quiet=not document.risky)

    return find


def shown(issue: str, *, when: Condition | None = None, sure: int = SHAPE) -> Find:
    """Find the sentence in which an issue shows, when the reader is sure enough of it and `when` holds there."""

    def find(document: Document) -> Iterator[Match]:
        if issue in document.opinion.issues:
            start, end = _trimmed(document.text, *document.opinion.evidence[issue])
            if when is None or when(_candidate(document, start, end)):
                yield Match(start, end, sure, sentence=True)

    return find


def told(shape: str, *, when: Condition | None = None) -> Find:
    """Find every sentence in which `shape` stands and `when` holds, whatever the reader thinks of the message."""
    find = pattern(shape, when=when)

    def found(document: Document) -> Iterator[Match]:
        starts, ends = document.starts, (*document.starts[1:], len(document.text))
        places = {bisect_right(starts, match.start) - 1 for match in find(document)}
        for at in sorted(places):
            yield Match(*_trimmed(document.text, starts[at], ends[at]), CONTEXT, sentence=True)

    return found


def _candidate(document: Document, start: int, end: int) -> Candidate:
    """A stretch of the original text as a candidate."""
    return Candidate(document, document.plain.from_original(start), document.plain.from_original(end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def sees(*labels: str) -> Condition:
    """Hold when the reader labels anything in the message so."""
    return lambda candidate: not candidate.document.labels.isdisjoint(labels)


def on(*surfaces: str) -> Condition:
    """Hold on these surfaces."""
    return lambda candidate: candidate.document.surface in surfaces


def suspected(issue: str, share: float = 0.6) -> Condition:
    """Hold when the reader is at least so near to seeing an issue, as a share of its threshold."""
    return lambda candidate: candidate.document.suspected(issue, share)


def seen_as(label: str) -> Condition:
    """Hold when the reader gives a part of the candidate this label: the shape then knows where it begins and ends."""

    def holds(candidate: Candidate) -> bool:
        start, end = candidate.document.plain.to_original(candidate.start, candidate.end)
        return label in candidate.document.labels_in(start, end)

    return holds


def phrases(table: Iterable[tuple[str, str]], *, when: Condition) -> Find:
    """Find each pattern of `(pattern, what to say instead)`; where nothing can be said instead, no fix is offered.

    What to say is a clause, so that it is only said where the phrase begins one.
    """
    return either(*(_phrase(shape, say, when) for shape, say in table))


def _phrase(shape: str, say: str, when: Condition) -> Find:
    find = pattern(shape, when=when, sure=CONTEXT)

    def found(document: Document) -> Iterator[Match]:
        for match in find(document):
            fits = say and _begins_clause(document.text, match)
            yield replace(match, say=say if fits else None, sentence=not fits)

    return found


def _begins_clause(text: str, match: Match) -> bool:
    """Whether the phrase has its own subject or begins a sentence, so that another clause may take its place."""
    subject = re.match(r"(?:we|i|you|u|there|it)\b", text[match.start : match.end], re.IGNORECASE)
    return (
        subject is not None
        or re.search(
            r"(?:^|[.!?…\n,;:–-]|\b(?:so|and|but|that))\s*$",
            text[max(0, match.start - 40) : match.start],
            re.IGNORECASE,
        )
        is not None
    )


@lru_cache(maxsize=1024)
def _compiled(words: str, *, case: bool = False) -> Pattern:
    return Pattern(words, case=case)


def after(words: str, within: int = 24) -> Condition:
    """Hold when `words` stand at most `within` characters before the candidate, on its line."""
    return lambda candidate: _compiled(words).search(candidate.before(within)) is not None


def itself_has(words: str) -> Condition:
    """Hold when `words` stand in the candidate itself."""
    return lambda candidate: _compiled(words).search(candidate.words) is not None


def sentence_has(words: str) -> Condition:
    """Hold when `words` stand in the candidate's sentence."""
    return lambda candidate: candidate.document.sentence_has(_compiled(words), candidate.start)


def text_has(words: str) -> Condition:
    """Hold when `words` stand anywhere in the text."""
    return lambda candidate: candidate.document.text_has(_compiled(words))


def valid(check: Callable[[str], bool]) -> Condition:
    """Hold when `check` accepts the candidate's words."""
    return lambda candidate: check(candidate.words)


def by(*authors: str) -> Condition:
    """Hold when one of `authors` writes."""
    return lambda candidate: candidate.document.author in authors


def all_of(*conditions: Condition) -> Condition:
    """Hold when all hold."""
    return lambda candidate: all(holds(candidate) for holds in conditions)


def any_of(*conditions: Condition) -> Condition:
    """Hold when one holds."""
    return lambda candidate: any(holds(candidate) for holds in conditions)


def none_of(*conditions: Condition) -> Condition:
    """Hold when none holds."""
    return lambda candidate: not any(holds(candidate) for holds in conditions)


@lru_cache(maxsize=64)
def words(name: str) -> str:
    """The word list `rules/words/<name>.txt` as a pattern of whole words, longest first."""
    lines = (files("drape.rules") / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    terms = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(re.escape(term) for term in terms)})(?!\w)"
