"""Take findings out of a text: presidio-anonymizer applies the operators, we choose where and keep the grammar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
from presidio_anonymizer.operators import OperatorsFactory, OperatorType

from drape.finding import WARNINGS, Edit, Fix, Redaction
from drape.grammar import fit
from drape.listing import in_list, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drape.finding import Finding, Place
    from drape.rules import Remedy


@lru_cache(maxsize=1)
def _engine() -> AnonymizerEngine:
    return AnonymizerEngine()  # type: ignore[no-untyped-call]


@lru_cache(maxsize=1)
def _operators() -> OperatorsFactory:
    return OperatorsFactory()  # type: ignore[no-untyped-call]


_STYLES = {"phrase": "", "leave-out": "redact", "mask": "custom"}
"""The presidio-anonymizer operator that a profile's style of redaction puts first."""


def preferred(remedies: Iterable[Remedy], style: str) -> list[Remedy]:
    """The remedies, those of the profile's style first, otherwise in the rule's order."""
    return sorted(remedies, key=lambda remedy: remedy.operator != _STYLES[style] and style != "phrase")


def fix(text: str, start: int, end: int, remedy: Remedy, label: str) -> Fix:
    """What `remedy` would put for `[start, end)`, fitted into the sentence."""
    operator = _operators().create_operator_class(remedy.operator, OperatorType.Anonymize)
    replacement = operator.operate(text[start:end], {**remedy.params, "entity_type": label})
    edit = fit(text, start, end, replacement, label)
    return Fix(remedy.title, edit.replacement, edit.start, edit.end)


def redact(text: str, findings: Iterable[Finding], protected: Sequence[Place] = ()) -> Redaction:
    """Apply the first fix of every span finding of severity warn or block, but never touch `protected` stretches."""
    mended = [f for f in findings if f.severity in WARNINGS and f.start is not None and f.fixes]
    edits = [edit for group in _lists(text, mended) for edit in _edits(text, group)]
    return apply(text, listed(text, settle(text, (edit for edit in edits if not _touches(edit, protected)))))


def _lists(text: str, findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings in groups: names or health details that follow each other in a list, and all others alone."""
    group: list[Finding] = []
    for found in findings:
        last = group[-1] if group else None
        if last and not (found.label == last.label and found.label in _LISTED and in_list(text, last.end, found.start)):
            yield group
            group = []
        group.append(found)
    if group:
        yield group


def _edits(text: str, group: Sequence[Finding]) -> Iterator[Edit]:
    first, last = group[0], group[-1]
    if len(group) == 1 or first.start is None or last.end is None:
        yield from (Edit(f.fixes[0].start, f.fixes[0].end, f.fixes[0].replacement) for f in group)
        return
    named = any("[name]" in fix.replacement for fix in first.fixes)
    yield fit(text, first.start, last.end, "[names]" if named else _LISTED[first.label], first.label)


_LISTED = {"NAME": "some patients", "HEALTH": "[health details]"}
"""What stands for a list of such findings."""


def settle(text: str, edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Make overlapping edits one: it covers both, and says what the longer one says."""
    settled: list[Edit] = []
    for edit in sorted(set(edits), key=lambda e: (e.start, -e.end)):
        if settled and edit.start < settled[-1].end:
            settled[-1] = _joined(text, settled[-1], edit)
        else:
            settled.append(edit)
    return tuple(settled)


def apply(text: str, edits: Sequence[Edit]) -> Redaction:
    """Apply edits that are sorted and do not overlap."""
    operators = {f"EDIT_{i}": _operator(edit.replacement) for i, edit in enumerate(edits)}
    spans = [RecognizerResult(f"EDIT_{i}", e.start, e.end, 1.0) for i, e in enumerate(edits)]
    done = _engine().anonymize(text, spans, operators).text if edits else text
    return Redaction(done, tuple(edits))


def _operator(replacement: str) -> OperatorConfig:
    if replacement:
        return OperatorConfig("replace", {"new_value": replacement})
    return OperatorConfig("redact")


def _joined(text: str, one: Edit, other: Edit) -> Edit:
    if one.end == other.start + 1 and one.replacement == text[other.start].upper():  # it only began the sentence there
        return Edit(one.start, other.end, other.replacement[:1].upper() + other.replacement[1:])
    longer = max(one, other, key=lambda e: e.end - e.start)
    return Edit(one.start, max(one.end, other.end), longer.replacement)


def _touches(edit: Edit, protected: Sequence[Place]) -> bool:
    return any(edit.start < end and start < edit.end for start, end in protected)
