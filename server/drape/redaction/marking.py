"""Mark each sentence with its findings, its conduct labels, and facts about care. Offsets count code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drape.finding import CONDUCT_LABELS, SPAN_LABELS, WARNINGS
from drape.redaction.candidates import PERSON
from drape.redaction.tidy import speaks_of_somebody

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.finding import Finding
    from drape.redaction.units import Unit
    from drape.spans import Span


class MarkedUnit(NamedTuple):
    """A unit, its findings (span in the unit, label), its conduct labels, and whether it has care facts or hints."""

    unit: Unit
    found: list[tuple[Span, str]]
    told: frozenset[str]
    facts: bool
    hints: bool


def mark(text: str, unit: Unit, findings: Sequence[Finding]) -> MarkedUnit:
    """Mark a unit: its findings, with offsets from its start, and its conduct labels."""
    sentence = text[unit.start : unit.stop]
    found, told = [], set()
    for one in findings:
        if one.severity not in WARNINGS or not touch(one, (unit.start, unit.stop)):
            continue
        if one.label in CONDUCT_LABELS:
            told.add(one.label)
        elif one.start is not None and one.end is not None and not _is_a_count(one):
            found.append(((max(0, one.start - unit.start), min(unit.stop, one.end) - unit.start), one.label))
    labels = {label for _, label in found}
    issues = {one.label for one in findings}
    if labels & _WAYS and _OWN.search(sentence) and "BOUNDARY" in issues:
        told.add("BOUNDARY")
    of_somebody = "NAME" in labels or PERSON.search(sentence)
    facts = bool(labels & _FACTS and of_somebody) or bool(told & _OF_CONDUCT)
    if issues & OF_PATIENTS and ("HEALTH" in labels or _THE_PATIENT.search(sentence)):
        told |= issues & OF_PATIENTS
        facts = True
    facts = facts or bool(
        labels & _WHEN_AND_WHERE and (_A_PATIENT.search(sentence) or speaks_of_somebody("", sentence))
    )
    hints = bool(issues & OF_PATIENTS and labels & _WHEN_AND_WHERE and _SOMEBODY.search(sentence))
    if facts and issues & OF_PATIENTS:
        told |= issues & OF_PATIENTS
    return MarkedUnit(unit, sorted(found), frozenset(told - {"SELF_DISCLOSURE"}), facts, hints)


def _is_a_count(finding: Finding) -> bool:
    """Whether a name or condition was found in the number of a list item."""
    return finding.label in ("NAME", "HEALTH") and _COUNT.fullmatch(finding.quote or "x") is not None


_COUNT = re.compile(r"[\d\s.,)(#-]+", re.ASCII)
_WAYS = frozenset({"PHONE", "EMAIL"})
_OWN = re.compile(r"\b(?:my|own|personal|private|cell)\b", re.IGNORECASE)
_FACTS = SPAN_LABELS - {"NAME", "DATE", "AGE", "LOCATION", "PHONE", "EMAIL", "URL", "IP"}
_WHEN_AND_WHERE = frozenset({"DATE", "AGE", "LOCATION"})
_PATIENT = (
    r"\b(?:guy|lady|man|woman|girl|boy|kid|baby|patient|client|resident|grad|gentleman|couple)\b"
    r"|\b(?:treated|admitted|discharged|operated|stitched|delivered)\b"
)
_A_PATIENT = re.compile(_PATIENT, re.IGNORECASE)
_SOMEBODY = re.compile(rf"{_PATIENT}|\b(?:he|she|him|her|family|mom|dad|grandma|grandpa)\b", re.IGNORECASE)
_THE_PATIENT = re.compile(
    r"\b(?:the|my|this|that) (?:\w+ ){0,2}?(?:guy|lady|gentleman|patient|kiddo|dude)\b(?! (?:portal|care|room"
    r"|safety|rights))",
    re.IGNORECASE,
)
_OF_CONDUCT = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY", "AD_CLAIM"})
OF_PATIENTS = frozenset({"DISCLOSURE", "PATIENT_CONFIRMATION"})


def touch(finding: Finding, span: Span) -> bool:
    """Whether a finding overlaps `span`; one on the whole message always does."""
    return finding.start is None or finding.end is None or (finding.start < span[1] and span[0] < finding.end)
