"""Tables for docs/model-card.md from held-out messages: by author, surface, case and length."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from training.calibrate import Judged
    from training.corpus import Example


def tables(seen: Judged, examples: Sequence[Example]) -> str:
    """All of the model card's tables about held-out messages, in Markdown."""
    keys: dict[str, Callable[[Example], str]] = {
        "author": lambda e: e.author,
        "where": lambda e: e.surface,
        "written in": case_of,
        "length": length_of,
    }
    head = ("messages", "risky raised", "harmless raised")
    parts = [_table((name, *head), groups(seen, examples, key)) for name, key in keys.items()]
    parts.append(_table(("score", "scores", "mean", "true"), reliability(seen)))
    return "\n\n".join(parts) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def groups(seen: Judged, examples: Sequence[Example], key: Callable[[Example], str]) -> list[tuple[str, int, str, str]]:
    """For each group: messages, share of risky ones raised, share of harmless ones raised, by the classifiers alone."""
    members: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for example, up in zip(examples, seen.raised, strict=True):
        members[key(example)].append((bool(example.issues), bool(up)))
    return [
        (name, len(rows), _share(rows, risky=True), _share(rows, risky=False)) for name, rows in sorted(members.items())
    ]


def _share(rows: list[tuple[bool, bool]], *, risky: bool) -> str:
    wanted = [up for is_risky, up in rows if is_risky is risky]
    return f"{sum(wanted) / len(wanted):.2f}" if wanted else "–"


def case_of(example: Example) -> str:
    """The letter case of a message."""
    text = example.text
    return "lower case" if text == text.lower() else "capitals" if text == text.upper() else "mixed"


def length_of(example: Example) -> str:
    """The length of a message, as a range."""
    size = len(example.text)
    return "up to 60 characters" if size <= 60 else "61 to 160" if size <= 160 else "over 160"


def reliability(seen: Judged) -> list[tuple[str, int, str, str]]:
    """For each tenth of the scores: how many there are, their mean, and how often the label is true."""
    scores, gold = seen.scores.ravel(), seen.gold.ravel()
    rows = []
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1)
        if inside.any():
            mean, there = float(scores[inside].mean()), float(gold[inside].mean())
            rows.append((f"{low:.1f} to {low + 0.1:.1f}", int(inside.sum()), f"{mean:.2f}", f"{there:.2f}"))
    return rows


AREAS = {
    "English-speaking": "US GB IE AU NZ CA",
    "Spanish- and Portuguese-speaking": "ES MX AR CO PE CL BR PT CU DO",
    "Africa": "NG GH KE ZA ET UG TZ CM SN CD EG MA DZ TN",
    "South Asia": "IN PK BD LK NP",
    "East and South-East Asia": "CN JP KR VN PH TH ID MY TW",
    "Middle East": "IL TR IR SA AE LB SY JO IQ AM AZ",
    "Continental Europe": "DE FR IT PL NL SE NO DK FI CZ HU RO UA RU GR HR RS BG AT BE CH",
}
"""Countries by area of origin of names, for `fairness.py`."""
