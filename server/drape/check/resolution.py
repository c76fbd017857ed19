"""Which matches of the rules stay: suppressed matches, overlaps, severities, further mentions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from drape.finding import CONDUCT_LABELS, SPAN_LABELS, WARNINGS, Severity
from drape.matching.conditions import read_word_list
from drape.matching.matchers import CONTEXT, GUESS, Match
from drape.spans import covered_by, find_phrases, merge_overlapping, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drape.rules import Rule
    from drape.spans import Span


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """One match of one rule, before overlaps are resolved."""

    rule: Rule
    severity: Severity
    match: Match

    @property
    def span(self) -> Span:
        """`[start, end)` in code points of the document's text."""
        return self.match.start, self.match.end

    @property
    def weight(self) -> tuple[int, int]:
        """Orders overlapping matches: confidence first, then length."""
        return self.match.confidence, self.match.end - self.match.start


def drop_suppressed(hits: list[RuleMatch]) -> list[RuleMatch]:
    """Drop suppressed matches, unless there is a warning: beside one, every identifier counts.

    A health term alone identifies nobody: it counts beside an identifier, or conduct that is about a person. A
    suppressed note counts beside any identifier that is not suppressed.
    """
    warned = {hit.rule.label for hit in hits if hit.severity in WARNINGS and not hit.match.suppressed}
    counted = warned - CONDUCT_LABELS | warned & _OF_A_PERSON
    noted = any(not hit.match.suppressed and hit.rule.label not in CONDUCT_LABELS for hit in hits)

    def counts(hit: RuleMatch) -> bool:
        beside = bool(counted if hit.rule.label in _FACTS else warned)
        return not hit.match.suppressed or beside or (noted and hit.severity is Severity.NOTE)

    return [hit for hit in hits if counts(hit)]


_FACTS = frozenset({"HEALTH", "INSURER"})
_OF_A_PERSON = frozenset({"DISCLOSURE", "PATIENT_CONFIRMATION", "SELF_DISCLOSURE"})


def resolve_overlaps(hits: Iterable[RuleMatch]) -> list[RuleMatch]:
    """Of overlapping matches of one severity keep the most confident; a weaker match never replaces a stronger one."""
    groups: dict[str, list[RuleMatch]] = defaultdict(list)
    for hit in hits:
        groups[hit.rule.label if hit.rule.label in CONDUCT_LABELS else "identifiers"].append(hit)
    kept = [hit for name, group in groups.items() for hit in _strongest(group, identifiers=name == "identifiers")]
    return sorted(kept, key=lambda h: (h.match.start, -h.match.end))


def _strongest(group: Sequence[RuleMatch], *, identifiers: bool) -> Iterator[RuleMatch]:
    """The matches that stay: weaker conduct yields to stronger that overlaps it, weaker identifiers to one around them.

    An identifier that is not within a stronger one stays a finding, so that redaction removes all of it. Where the
    words around a number say what it is, the classifier's guess at it is dropped.
    """
    known = [
        *merge_overlapping(
            sorted(hit.span for hit in group if hit.match.confidence >= CONTEXT and hit.severity in WARNINGS)
        )
    ]
    by_severity: dict[Severity, list[RuleMatch]] = defaultdict(list)
    for hit in group:
        if hit.match.confidence != GUESS or not _mostly_covered(known, hit.span):
            by_severity[hit.severity].append(hit)
    stronger: list[Span] = []
    for severity in (Severity.BLOCK, Severity.WARN, Severity.NOTE):
        covered = covered_by(stronger) if identifiers else partial(overlaps, tuple(merge_overlapping(stronger)))
        level = [hit for hit in _most_confident(by_severity[severity]) if not covered(hit.span)]
        stronger = sorted([*stronger, *(hit.span for hit in level)])
        yield from level


def _mostly_covered(known: Sequence[Span], span: Span) -> bool:
    """Whether one of `known` covers more than half of `span`."""
    at = bisect_left(known, (span[0] + 1, 0)) - 1
    shared = (min(end, span[1]) - max(start, span[0]) for start, end in known[max(0, at) : at + 3])
    return max(shared, default=0) > (span[1] - span[0]) / 2


def _most_confident(hits: Iterable[RuleMatch]) -> Iterator[RuleMatch]:
    taken: list[Span] = []
    for hit in sorted(hits, key=lambda h: h.weight, reverse=True):
        if not overlaps(taken, hit.span):
            insort(taken, hit.span)
            yield hit


def escalate_notes(hits: Sequence[RuleMatch]) -> list[RuleMatch]:
    """Raise notes on identifiers to warnings if conduct is warned of: together they identify the person.

    Sources: 45 CFR 164.514(b)(2)(ii), and the GMC's "sum of information"; see docs/decisions.md.
    """
    if not any(hit.rule.label in CONDUCT_LABELS and hit.severity in WARNINGS for hit in hits):
        return list(hits)
    return [
        replace(hit, severity=Severity.WARN) if hit.severity is Severity.NOTE and hit.rule.label in SPAN_LABELS else hit
        for hit in hits
    ]


def propagate_mentions(text: str, hits: Sequence[RuleMatch]) -> list[RuleMatch]:
    """Add every further mention of a warned identifier: one that stays would reveal what is removed."""
    taken = [*merge_overlapping(sorted(hit.span for hit in hits if hit.rule.label not in CONDUCT_LABELS))]
    first: dict[str, RuleMatch] = {}
    for hit in hits:
        words = text[hit.match.start : hit.match.end]
        if hit.severity in WARNINGS and hit.rule.label in SPAN_LABELS and len(words) > _TOO_SHORT:
            first.setdefault(words, hit)
            for part in _parts(words) if hit.rule.label == "NAME" else ():
                first.setdefault(part, hit)
    further: dict[Span, RuleMatch] = {}
    for words, again in sorted(find_phrases(text, first.keys()), key=lambda found: len(found[0]), reverse=True):
        if not overlaps(taken, again) and not any(start < again[1] and again[0] < end for start, end in further):
            further[again] = replace(first[words], match=Match(*again))
    found = [*hits, *further.values()]
    return sorted(found, key=lambda hit: (hit.match.start, -hit.match.end)) if further else list(hits)


def _parts(name: str) -> Iterator[str]:
    """The parts of a name by which its bearer may be mentioned again, except those that are ordinary words."""
    words = name.split()
    if len(words) > 1:
        yield from (
            word for word in words if len(word) > _TOO_SHORT and word.isalpha() and word.lower() not in _words()
        )


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(read_word_list("name_words"))


_TOO_SHORT = 3
"""Terms of up to this many characters are not searched: they occur within anything."""
