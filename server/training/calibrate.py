"""Choose thresholds on messages that the reader was not trained on, read as Drape reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from drape import reader
from drape.document import read
from drape.tags import CONDUCT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from training.corpus import Example

ALARMS = 0.01
"""The share of clean messages that the risk threshold alone may alarm on."""

IF_RISKY = 0.35
"""How much lower the threshold of days, places and numbers of a risky message is: a tenth fewer messages leak."""

_GRID = np.linspace(0.3, 0.95, 66)
_UNSET = {"version": "0", "spans": 0.2, "spans_if_risky": 0.07, "issues": dict.fromkeys(CONDUCT, 0.5), "risk": 0.5}
_SPANS = (0.2, 0.3, 0.4, 0.5)


class Judged(NamedTuple):
    """What the reader says of held-out messages: `scores` are messages × issues, `clean` has no issue and names nobody."""

    scores: NDArray[np.float64]
    gold: NDArray[np.bool_]
    clean: NDArray[np.bool_]


def judged(examples: Sequence[Example], settings: Mapping[str, object] = _UNSET) -> Judged:
    """Read every message with the model of `drape/model`."""
    with patch.object(reader, "settings", lambda: settings):
        opinions = [read(e.text, author=e.author, surface=e.surface).opinion for e in examples]
    return Judged(
        np.array([[opinion.scores[issue] for issue in CONDUCT] for opinion in opinions], dtype=np.float64),
        np.array([[issue in e.issues for issue in CONDUCT] for e in examples]),
        np.array([not e.issues and not any(p.label and not p.alike for p in e.pieces) for e in examples]),
    )


def choose(seen: Judged, examples: Sequence[Example]) -> dict[str, Any]:
    """Thresholds for each issue (best F0.5), for the risk of any issue (at most ALARMS alarms), and for spans."""
    issues = {issue: round(float(_best(seen.scores[:, i], seen.gold[:, i])), 3) for i, issue in enumerate(CONDUCT)}
    risks = 1 - (1 - seen.scores).prod(axis=1)
    quiet = ~(seen.scores >= np.array(list(issues.values()))).any(axis=1)
    limit = float(np.sort(risks[seen.clean & quiet])[::-1][int(ALARMS * seen.clean.sum())])
    surely = _span_threshold([e for e in examples if e.issues])
    return {"spans": surely, "spans_if_risky": round(IF_RISKY * surely, 3), "issues": issues, "risk": round(limit, 3)}


def _best(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """The threshold of best F0.5: a wrong alarm weighs twice as much as a miss, for each one of them costs trust."""

    def f(threshold: float) -> float:
        raised = score >= threshold
        return float(1.25 * (raised & gold).sum() / max(1, raised.sum() + 0.25 * gold.sum()))

    best = max(f(t) for t in _GRID)
    near = [t for t in _GRID if f(t) >= best - 0.004]
    return float(np.median(near))


def _span_threshold(risky: Sequence[Example]) -> float:
    """The threshold of best F2 over identifiers: a leak costs more than a word too many."""

    def f2(threshold: float) -> float:
        hit = found = wanted = 0
        with patch.object(reader, "settings", lambda: _UNSET | {"spans": threshold, "spans_if_risky": threshold}):
            for example in risky:
                raised = read(example.text, author=example.author, surface=example.surface).opinion.spans
                gold = list(_gold(example))
                wanted += len(gold)
                found += len(raised)
                hit += sum(any(s.start < end and start < s.end for s in raised) for start, end in gold)
        return 5 * hit / max(1, 4 * wanted + found)

    return max(_SPANS, key=f2)


def _gold(example: Example) -> list[tuple[int, int]]:
    edges, at = [], 0
    for piece in example.pieces:
        if piece.label and not piece.alike:
            edges.append((at, at + len(piece.text)))
        at += len(piece.text)
    return edges
