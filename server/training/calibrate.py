"""Choose thresholds from predictions of messages that the reader was not trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from drape.reader import risk
from drape.tags import CONDUCT, LABELS, spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from training.corpus import Example
    from training.predict import Prediction

ALARMS = 0.01
"""The share of clean messages that the risk threshold alone may alarm on."""

IF_RISKY = 0.35
"""How much lower the threshold of days, places and numbers of a risky message is: a tenth fewer messages leak out of fold."""

_GRID = np.linspace(0.5, 0.9, 41)
"""No issue is raised that is less likely than not: a wrong alarm gets Drape uninstalled."""


def scores(predictions: Mapping[str, Prediction], examples: Sequence[Example]) -> NDArray[np.float64]:
    """Messages × issues: probabilities."""
    sums = np.array([predictions[e.id].shares.sum(axis=0) for e in examples], dtype=np.float64)
    return 1 / (1 + np.exp(-sums))


def choose(predictions: Mapping[str, Prediction], examples: Sequence[Example]) -> dict[str, object]:
    """Thresholds for spans, for each issue (best F0.5), and for the risk of any issue (at most ALARMS alarms)."""
    of_issues = scores(predictions, examples)
    gold = np.array([[issue in e.issues for issue in CONDUCT] for e in examples])
    issues = {issue: round(float(_best(of_issues[:, i], gold[:, i])), 3) for i, issue in enumerate(CONDUCT)}
    clean = np.array([not e.issues and not any(p.label and not p.alike for p in e.pieces) for e in examples])
    risks = np.array([risk(dict(zip(CONDUCT, row, strict=True))) for row in of_issues])
    quiet = np.sort(risks[clean & ~(of_issues >= np.array(list(issues.values()))).any(axis=1)])[::-1]
    limit = float(quiet[int(ALARMS * clean.sum())])
    surely = _span_threshold(predictions, examples)
    return {"spans": surely, "spans_if_risky": round(IF_RISKY * surely, 3), "issues": issues, "risk": round(limit, 3)}


def _best(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """The threshold of best F0.5: a wrong alarm weighs twice as much as a miss, for each one of them costs trust."""

    def f(threshold: float) -> float:
        raised = score >= threshold
        return float(1.25 * (raised & gold).sum() / max(1, raised.sum() + 0.25 * gold.sum()))

    best = max(f(t) for t in _GRID)
    near = [t for t in _GRID if f(t) >= best - 0.004]
    return float(np.median(near))


def _span_threshold(predictions: Mapping[str, Prediction], examples: Sequence[Example]) -> float:
    """The threshold of best F2 over identifiers: a leak costs more than a word too many."""
    risky = [e for e in examples if e.issues]

    def f2(threshold: float) -> float:
        hit = found = wanted = 0
        for example in risky:
            prediction = predictions[example.id]
            raised = spans(prediction.probabilities, prediction.places, example.text, threshold)
            gold = list(_gold(example))
            wanted += len(gold)
            found += len(raised)
            hit += sum(any(s.start < end and start < s.end for s in raised) for start, end in gold)
        return 5 * hit / max(1, 4 * wanted + found)

    return round(float(max(np.linspace(0.2, 0.6, 9), key=f2)), 2)


def _gold(example: Example) -> list[tuple[int, int]]:
    edges, at = [], 0
    for piece in example.pieces:
        if piece.label in LABELS and not piece.alike:
            edges.append((at, at + len(piece.text)))
        at += len(piece.text)
    return edges


def reliability(
    predictions: Mapping[str, Prediction], examples: Sequence[Example]
) -> list[tuple[str, int, float, float]]:
    """For the model card: of scores in each tenth, how many there are, their mean, and how often the issue was there."""
    of_issues = scores(predictions, examples).ravel()
    gold = np.array([[issue in e.issues for issue in CONDUCT] for e in examples]).ravel()
    rows = []
    for low in np.arange(0, 1, 0.1):
        inside = (of_issues >= low) & (of_issues < low + 0.1)
        if inside.any():
            rows.append(
                (
                    f"{low:.1f} to {low + 0.1:.1f}",
                    int(inside.sum()),
                    float(of_issues[inside].mean()),
                    float(gold[inside].mean()),
                )
            )
    return rows
