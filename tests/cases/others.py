"""presidio-research's synthetic rows as annotated messages, and how a tool's findings lie in them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotated import Message, Span
from score import covered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_IDENTIFIERS = {
    "PERSON": "NAME", "STREET_ADDRESS": "LOCATION", "GPE": "LOCATION", "ZIP_CODE": "LOCATION", "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL", "US_SSN": "SSN", "CREDIT_CARD": "ACCOUNT", "IBAN_CODE": "ACCOUNT", "DATE_TIME": "DATE",
    "IP_ADDRESS": "IP", "US_DRIVER_LICENSE": "LICENSE", "DOMAIN_NAME": "URL", "AGE": "AGE",
}  # fmt: skip
"""The identifiers of the set by Drape's labels; its other annotations (organisations, titles …) are no identifiers."""


class Row(NamedTuple):
    """A row as a patient's comment with its identifiers, and all that is annotated in it."""

    message: Message
    everything: tuple[Span, ...]


@lru_cache(maxsize=1)
def rows(path: Path) -> list[Row]:
    """Every row of synth_dataset_v2.json."""
    found = []
    for number, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        places = [(_IDENTIFIERS.get(s["entity_type"]), s["start_position"], s["end_position"]) for s in row["spans"]]
        spans = tuple(Span(start, end, label) for label, start, end in places if label)
        message = Message(f"row-{number}", "facebook_comment", "patient", row["full_text"], frozenset(), spans, ())
        found.append(Row(message, tuple(Span(start, end, label or "OTHER") for label, start, end in places)))
    return found


class Found(NamedTuple):
    """By row and number: whether half of an identifier lies in findings; whether a finding touches something annotated."""

    identifiers: dict[str, bool]
    findings: dict[str, bool]


def found_in(path: Path, predictions: Mapping[str, list[dict]]) -> Found:
    """What of the findings of every row is right; `predictions` are by the message's id."""
    found = Found({}, {})
    for message, everything in rows(path):
        given = predictions[message.id]
        for i, span in enumerate(message.spans):
            found.identifiers[f"{message.id}.{i}"] = covered(span, given) >= 0.5
        for i, one in enumerate(given):
            touched = any(one["start"] < s.end and s.start < one["end"] for s in everything)
            found.findings[f"{message.id}.{i}"] = touched
    return found
