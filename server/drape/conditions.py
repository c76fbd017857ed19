"""The shared conditions under which a match counts; each is asked about a `Candidate`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from drape.patterns import Pattern

if TYPE_CHECKING:
    from drape.document import Document


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

    def behind(self, size: int) -> str:
        """Up to `size` characters behind it, on the same line."""
        return self.document.plain.text[self.end : self.end + size].partition("\n")[0]


Condition = Callable[[Candidate], bool]


def candidate_at(document: Document, start: int, end: int) -> Candidate:
    """A stretch of the original text as a candidate."""
    return Candidate(document, document.plain.from_original(start), document.plain.from_original(end))


@lru_cache(maxsize=1024)
def compiled(words: str, *, case: bool = False) -> Pattern:
    """The pattern, compiled once."""
    return Pattern(words, case=case)


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


def after(words: str, within: int = 24) -> Condition:
    """Hold when `words` stand at most `within` characters before the candidate, on its line."""
    return lambda candidate: compiled(words).search(candidate.before(within)) is not None


def led_by(words: str) -> Condition:
    """Hold when `words` stand before the candidate in its sentence."""
    return lambda candidate: compiled(words).search(candidate.document.lead(candidate.start)) is not None


def followed(words: str, within: int = 40) -> Condition:
    """Hold when `words` stand at most `within` characters behind the candidate, on its line."""
    return lambda candidate: compiled(words).search(candidate.behind(within)) is not None


def itself_has(words: str) -> Condition:
    """Hold when `words` stand in the candidate itself."""
    return lambda candidate: compiled(words).search(candidate.words) is not None


def sentence_has(words: str) -> Condition:
    """Hold when `words` stand in the candidate's sentence."""
    return lambda candidate: candidate.document.sentence_has(compiled(words), candidate.start)


def text_has(words: str) -> Condition:
    """Hold when `words` stand anywhere in the text."""
    return lambda candidate: candidate.document.text_has(compiled(words))


def denied(issue: str) -> Condition:
    """Hold when the candidate stands in a clause that denies or forbids what the issue is about."""
    return lambda candidate: candidate.document.is_denied(candidate.start, issue)


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


def listed(name: str) -> list[str]:
    """The terms of the word list `rules/words/<name>.txt`."""
    lines = (files("drape.rules") / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=64)
def words(name: str) -> str:
    """A word list as a pattern of whole words, longest first."""
    terms = sorted(listed(name), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(re.escape(term) for term in terms)})(?!\w)"
