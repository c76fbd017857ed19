"""Tables for MODEL_CARD.md from out-of-fold predictions: by author, surface, case, length and origin of names."""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from drape.tags import CONDUCT, spans

from training.calibrate import scores

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from training.corpus import Example
    from training.predict import Prediction

Table = list[tuple[str, int, str, str]]


def groups(
    predictions: Mapping[str, Prediction],
    examples: Sequence[Example],
    thresholds: Mapping[str, float],
    key: Callable[[Example], str],
) -> Table:
    """For each group: messages, the share of risky ones raised, the share of clean ones raised, by the reader alone."""
    limits = np.array([thresholds[issue] for issue in CONDUCT])
    raised = (scores(predictions, examples) >= limits).any(axis=1)
    members: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for example, up in zip(examples, raised, strict=True):
        members[key(example)].append((bool(example.issues), bool(up)))
    return [
        (name, len(rows), _share(rows, risky=True), _share(rows, risky=False)) for name, rows in sorted(members.items())
    ]


def _share(rows: list[tuple[bool, bool]], *, risky: bool) -> str:
    wanted = [up for is_risky, up in rows if is_risky is risky]
    return f"{sum(wanted) / len(wanted):.2f}" if wanted else "–"


def case_of(example: Example) -> str:
    """How a message is written."""
    text = example.text
    return "lower case" if text == text.lower() else "capitals" if text == text.upper() else "mixed"


def length_of(example: Example) -> str:
    """How long a message is."""
    size = len(example.text)
    return "up to 60 characters" if size <= 60 else "61 to 160" if size <= 160 else "over 160"


def names_by_origin(
    predictions: Mapping[str, Prediction], examples: Sequence[Example], threshold: float, gazetteer: Path
) -> list[tuple[str, int, float]]:
    """Recall of private names whose first word is common in a region, by region: fairness at a glance."""
    regions = _regions(gazetteer)
    hits: dict[str, list[bool]] = defaultdict(list)
    for example in examples:
        if not example.issues:
            continue
        prediction = predictions[example.id]
        found = spans(prediction.probabilities, prediction.places, example.text, threshold)
        at = 0
        for piece in example.pieces:
            if piece.label == "NAME" and not piece.alike:
                hit = any(s.start < at + len(piece.text) and at < s.end for s in found)
                for region in regions.get(piece.text.split()[0].lower(), {"not in the lists"}):
                    hits[region].append(hit)
            at += len(piece.text)
    return [(region, len(seen), sum(seen) / len(seen)) for region, seen in sorted(hits.items()) if len(seen) >= 5]


_AREAS = {
    "English-speaking": "US GB IE AU NZ CA",
    "Spanish- and Portuguese-speaking": "ES MX AR CO PE CL BR PT CU DO",
    "Africa": "NG GH KE ZA ET UG TZ CM SN CD EG MA DZ TN",
    "South Asia": "IN PK BD LK NP",
    "East and South-East Asia": "CN JP KR VN PH TH ID MY TW",
    "Middle East": "IL TR IR SA AE LB SY JO IQ AM AZ",
    "Continental Europe": "DE FR IT PL NL SE NO DK FI CZ HU RO UA RU GR HR RS BG AT BE CH",
}


def _regions(gazetteer: Path) -> dict[str, set[str]]:
    area = {country: name for name, countries in _AREAS.items() for country in countries.split()}
    found: dict[str, set[str]] = defaultdict(set)
    with (gazetteer / "popular_names_by_country" / "common-forenames-by-country.csv").open(
        encoding="utf-8-sig"
    ) as file:
        for row in csv.DictReader(file):
            if row["Country"] in area:
                found[row["Romanized Name"].strip().lower()].add(area[row["Country"]])
    return found
