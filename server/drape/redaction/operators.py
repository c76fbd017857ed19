"""Edits applied by presidio-anonymizer: `replace` where something is put in, `redact` where nothing is."""

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


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that are sorted and do not overlap."""
    if not edits:
        return text
    operators = {f"EDIT_{i}": _operator(edit.replacement) for i, edit in enumerate(edits)}
    spans = [RecognizerResult(f"EDIT_{i}", e.start, e.end, 1.0) for i, e in enumerate(edits)]
    return _engine().anonymize(text, spans, operators).text


def _operator(replacement: str) -> OperatorConfig:
    if replacement:
        return OperatorConfig("replace", {"new_value": replacement})
    return OperatorConfig("redact")
