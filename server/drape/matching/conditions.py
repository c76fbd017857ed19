"""The conditions that a match may have to meet; each takes a `Candidate`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from drape.regex import Pattern
from drape.surfaces import is_kind

if TYPE_CHECKING:
    from drape.matching.document import Document
    from drape.surfaces import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span `[start, end)` of the plain text, in code points, that a condition judges."""

    document: Document
    start: int
    end: int

    @property
    def words(self) -> str:
        """The text of the candidate."""
        return self.document.plain.text[self.start : self.end]

    def before(self, size: int) -> str:
        """Up to `size` characters before it, on the same line."""
        return self.document.plain.text[max(0, self.start - size) : self.start].rpartition("\n")[2]

    def behind(self, size: int) -> str:
        """Up to `size` characters after it, on the same line."""
        return self.document.plain.text[self.end : self.end + size].partition("\n")[0]


Condition = Callable[[Candidate], bool]


def candidate_at(document: Document, start: int, end: int) -> Candidate:
    """A candidate from the span `[start, end)` of the document's text."""
    return Candidate(document, document.plain.from_original(start), document.plain.from_original(end))


@lru_cache(maxsize=1024)
def compiled(words: str, *, case: bool = False) -> Pattern:
    """A pattern, compiled once."""
    return Pattern(words, case=case)


def has_label(*labels: str) -> Condition:
    """Hold if the classifier gives any of these labels to anything in the message."""
    return lambda candidate: not candidate.document.labels.isdisjoint(labels)


def on_kind(*kinds: Kind) -> Condition:
    """Hold on surfaces of these kinds."""
    return lambda candidate: is_kind(candidate.document.surface, *kinds)


def near_threshold(issue: str, share: float = 0.6) -> Condition:
    """Hold if the classifier's score for a conduct label is at least this share of the threshold."""
    return lambda candidate: candidate.document.near_threshold(issue, share)


def labelled_as(label: str) -> Condition:
    """Hold if the classifier gives this label to a part of the candidate; the pattern then sets its start and end."""

    def holds(candidate: Candidate) -> bool:
        start, end = candidate.document.plain.to_original(candidate.start, candidate.end)
        return label in candidate.document.labels_in(start, end)

    return holds


def preceded_by(words: str, within: int = 24) -> Condition:
    """Hold if the pattern `words` matches in the `within` characters before the candidate, on its line."""
    return lambda candidate: compiled(words).search(candidate.before(within)) is not None


def sentence_lead_has(words: str) -> Condition:
    """Hold if the pattern `words` matches before the candidate in its sentence."""
    return lambda candidate: compiled(words).search(candidate.document.lead(candidate.start)) is not None


def followed_by(words: str, within: int = 40) -> Condition:
    """Hold if the pattern `words` matches in the `within` characters after the candidate, on its line."""
    return lambda candidate: compiled(words).search(candidate.behind(within)) is not None


def match_has(words: str) -> Condition:
    """Hold if the pattern `words` matches in the candidate itself."""
    return lambda candidate: compiled(words).search(candidate.words) is not None


def sentence_has(words: str) -> Condition:
    """Hold if the pattern `words` matches in the candidate's sentence."""
    return lambda candidate: candidate.document.sentence_has(compiled(words), candidate.start)


def text_has(words: str) -> Condition:
    """Hold if the pattern `words` matches anywhere in the text."""
    return lambda candidate: candidate.document.text_has(compiled(words))


def in_denial(issue: str) -> Condition:
    """Hold if the candidate is in a clause that denies or forbids what the conduct label is about."""
    return lambda candidate: candidate.document.is_denied(candidate.start, issue)


def passes(check: Callable[[str], bool]) -> Condition:
    """Hold if `check` accepts the candidate's text."""
    return lambda candidate: check(candidate.words)


def by_author(*authors: str) -> Condition:
    """Hold if the author is one of `authors`."""
    return lambda candidate: candidate.document.author in authors


def all_of(*conditions: Condition) -> Condition:
    """Hold if all conditions hold."""
    return lambda candidate: all(holds(candidate) for holds in conditions)


def any_of(*conditions: Condition) -> Condition:
    """Hold if one of the conditions holds."""
    return lambda candidate: any(holds(candidate) for holds in conditions)


def none_of(*conditions: Condition) -> Condition:
    """Hold if none of the conditions holds."""
    return lambda candidate: not any(holds(candidate) for holds in conditions)


def read_word_list(name: str) -> list[str]:
    """The terms of the word list `matching/words/<name>.txt`."""
    lines = (files("drape.matching") / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=64)
def word_list_pattern(name: str) -> str:
    """A word list as a pattern of whole words, longest first."""
    terms = sorted(read_word_list(name), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(re.escape(term) for term in terms)})(?!\w)"
