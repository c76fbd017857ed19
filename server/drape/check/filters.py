"""Drop rule matches that do not count: foreign words, marks of a redaction, the practice's own terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.check.redaction_marks import redaction_marks
from drape.finding import (
    CONDUCT_LABELS,
    SPAN_LABELS,
)
from drape.matching.terms import find_terms
from drape.spans import covered_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drape.check.resolution import RuleMatch
    from drape.matching.document import Document
    from drape.policy.term_lists import TermLists
    from drape.spans import Span


def only_identifiers(document: Document, hits: Iterable[RuleMatch]) -> list[RuleMatch]:
    """Drop matches in other languages than English, except numbers, dates and addresses."""
    unread = covered_by(document.foreign)
    return [hit for hit in hits if hit.rule.label in _LANGUAGE_INDEPENDENT or not unread(hit.span)]


def drop_redaction_marks(document: Document, hits: Iterable[RuleMatch]) -> list[RuleMatch]:
    """Drop identifiers that consist of redaction marks, as in a text that was redacted before."""
    ours = redaction_marks(document.text)
    return [hit for hit in hits if _always_reported(hit) or not ours(hit.span)]


def _always_reported(hit: RuleMatch) -> bool:
    """Whether the match is conduct, or a term that the practice wants flagged."""
    return hit.rule.label in CONDUCT_LABELS or hit.rule.id == "custom-term"


_LANGUAGE_INDEPENDENT = SPAN_LABELS - {"NAME", "AGE", "HEALTH", "INSURER"}
PATTERN_LABELS_THAT_HOLD = _LANGUAGE_INDEPENDENT - {"DATE", "LOCATION"} | {"AGE"}


def own_terms(document: Document, term_lists: TermLists) -> list[Span]:
    """The spans of the practice's own names, numbers and addresses; code points of the document's text."""
    return [document.plain.to_original(*span) for span in find_terms(term_lists.own_terms, document.plain.text)]


def drop_own_terms(own: Sequence[Span], hits: Iterable[RuleMatch]) -> list[RuleMatch]:
    """Drop matches that lie within the practice's own terms; conduct is kept."""
    ours = covered_by(own)
    return [hit for hit in hits if hit.rule.label in CONDUCT_LABELS or not ours(hit.span)]
