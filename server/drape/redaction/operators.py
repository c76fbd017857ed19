"""Apply edits with presidio-anonymizer: `replace` if something is put in, else `redact`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.finding import Edit


@lru_cache(maxsize=1)
def _engine() -> AnonymizerEngine:
    return AnonymizerEngine()  # type: ignore[no-untyped-call]


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Apply sorted, disjoint edits; offsets count code points of `text`."""
    if not edits:
        return text
    operators = {f"EDIT_{i}": _operator(edit.replacement) for i, edit in enumerate(edits)}
    spans = [RecognizerResult(f"EDIT_{i}", e.start, e.end, 1.0) for i, e in enumerate(edits)]
    return _engine().anonymize(text, spans, operators).text


def _operator(replacement: str) -> OperatorConfig:
    if replacement:
        return OperatorConfig("replace", {"new_value": replacement})
    return OperatorConfig("redact")
