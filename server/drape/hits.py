"""What the rules of one check found, and which of it stays: quiet matches, overlaps, severities, further mentions."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from drape.conditions import listed
from drape.finders import CONTEXT, GUESS, Match
from drape.finding import ISSUES, SPAN_LABELS, WARNINGS, Severity
from drape.places import joined, mentions, touches, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drape.finding import Place
    from drape.rules import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of one rule, before overlaps are settled."""

    rule: Rule
    severity: Severity
    match: Match

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.match.start, self.match.end

    @property
    def weight(self) -> tuple[int, int]:
        """By which the surest of overlapping hits is chosen."""
        return self.match.sure, self.match.end - self.match.start


def told(hits: list[Hit]) -> list[Hit]:
    """Leave quiet matches out, unless something else is warned of: beside it every identifier counts.

    A health word alone identifies nobody: it counts beside an identifier, or conduct that speaks of a person. What is
    only noted counts beside anything that is noted.
    """
    warned = {hit.rule.label for hit in hits if hit.severity in WARNINGS and not hit.match.quiet}
    counted = warned - ISSUES | warned & _OF_A_PERSON
    noted = any(not hit.match.quiet and hit.rule.label not in ISSUES for hit in hits)

    def counts(hit: Hit) -> bool:
        beside = bool(counted if hit.rule.label in _FACTS else warned)
        return not hit.match.quiet or beside or (noted and hit.severity is Severity.NOTE)

    return [hit for hit in hits if counts(hit)]


_FACTS = frozenset({"HEALTH", "INSURER"})
_OF_A_PERSON = frozenset({"DISCLOSURE", "PATIENT_CONFIRMATION", "SELF_DISCLOSURE"})


def settled(hits: Iterable[Hit]) -> list[Hit]:
    """Of overlapping hits of one severity keep the surest; a weaker hit never takes the place of a stronger one."""
    groups: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[hit.rule.label if hit.rule.label in ISSUES else "identifiers"].append(hit)
    kept = [hit for name, group in groups.items() for hit in _strongest(group, identifiers=name == "identifiers")]
    return sorted(kept, key=lambda h: (h.match.start, -h.match.end))


def _strongest(group: Sequence[Hit], *, identifiers: bool) -> Iterator[Hit]:
    """The hits that stay: weaker conduct gives way to stronger that it touches, weaker identifiers to one around them.

    What sticks out of a stronger identifier stays a finding, so that redaction takes all of it out. Where the words
    around a number say what it is, the reader's guess at it is no finding.
    """
    known = [*joined(sorted(hit.place for hit in group if hit.match.sure >= CONTEXT and hit.severity in WARNINGS))]
    by_severity: dict[Severity, list[Hit]] = defaultdict(list)
    for hit in group:
        if hit.match.sure != GUESS or not _mostly_known(known, hit.place):
            by_severity[hit.severity].append(hit)
    stronger: list[Place] = []
    for severity in (Severity.BLOCK, Severity.WARN, Severity.NOTE):
        covered = within(stronger) if identifiers else partial(touches, tuple(joined(stronger)))
        level = [hit for hit in _surest(by_severity[severity]) if not covered(hit.place)]
        stronger = sorted([*stronger, *(hit.place for hit in level)])
        yield from level


def _mostly_known(known: Sequence[Place], place: Place) -> bool:
    """Whether most of a stretch lies in what is known, the first such place of which decides."""
    at = bisect_left(known, (place[0] + 1, 0)) - 1
    shared = (min(end, place[1]) - max(start, place[0]) for start, end in known[max(0, at) : at + 3])
    return max(shared, default=0) > (place[1] - place[0]) / 2


def _surest(hits: Iterable[Hit]) -> Iterator[Hit]:
    taken: list[Place] = []
    for hit in sorted(hits, key=lambda h: h.weight, reverse=True):
        if not touches(taken, hit.place):
            insort(taken, hit.place)
            yield hit


def raised(hits: Sequence[Hit]) -> list[Hit]:
    """Make a note on an identifier a warning beside a warning of conduct: together they say whom it was about.

    45 CFR 164.514(b)(2)(ii) and the GMC's "sum of information" ask for this; see DECISIONS.md.
    """
    if not any(hit.rule.label in ISSUES and hit.severity in WARNINGS for hit in hits):
        return list(hits)
    return [
        replace(hit, severity=Severity.WARN) if hit.severity is Severity.NOTE and hit.rule.label in SPAN_LABELS else hit
        for hit in hits
    ]


def repeated(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Find what is to be taken out at each further mention, too: else the one that stays says what was hidden."""
    taken = [*joined(sorted(hit.place for hit in hits if hit.rule.label not in ISSUES))]
    first: dict[str, Hit] = {}
    for hit in hits:
        words = text[hit.match.start : hit.match.end]
        if hit.severity in WARNINGS and hit.rule.label in SPAN_LABELS and len(words) > _TOO_SHORT:
            first.setdefault(words, hit)
            for part in _parts(words) if hit.rule.label == "NAME" else ():
                first.setdefault(part, hit)
    further: dict[Place, Hit] = {}
    for words, again in sorted(mentions(text, first.keys()), key=lambda found: len(found[0]), reverse=True):
        if not touches(taken, again) and not any(start < again[1] and again[0] < end for start, end in further):
            further[again] = replace(first[words], match=Match(*again))
    found = [*hits, *further.values()]
    return sorted(found, key=lambda hit: (hit.match.start, -hit.match.end)) if further else list(hits)


def _parts(name: str) -> Iterator[str]:
    """The words of a name by one of which its bearer may be called again, but for those that are words, too."""
    words = name.split()
    if len(words) > 1:
        yield from (
            word for word in words if len(word) > _TOO_SHORT and word.isalpha() and word.lower() not in _words()
        )


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(listed("name_words"))


_TOO_SHORT = 3
"""Words of so few characters are parts of anything."""
