"""Choose thresholds on messages that the classifier was not trained on, read as Drape reads them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from drape.finding import AUTHORS
from drape.matching.document import read
from drape.model import config, thresholds
from drape.model.decode import CONDUCT_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from training.corpus import Example

ALARMS = {"practice": 0.03, "clinician": 0.05, "staff": 0.05, "patient": 0.05}
"""The share of each author's clean messages that the classifier alone may raise; practices post most harmless texts.

Clean messages of the corpus are close to risky ones: of what people really post, it raises a third of that share.
"""

BLOCKS = 0.005
"""The share of all clean messages that the classifier alone may block."""

AGAIN, SURELY = 0.25, 0.002
"""Shares of clean messages that set the bounds of doubt, between which a window gets a second look.

AGAIN of each author's are over the lower bound, SURELY of all authors' are over the upper one.
"""

SHARE = 0.8
"""The weight of the second look when both outputs are combined."""

IF_RISKY = 0.5
"""Factor of the span threshold in a risky message: lower, so that fewer identifiers are missed."""

_GRID = np.linspace(0.2, 0.95, 76)
_ANY = {"issues": dict.fromkeys(CONDUCT_CLASSES, 0.5), "lead": 0.0, "block": 0.0}


def _unset(*, twice: bool, spans: float = 0.2) -> dict[str, object]:
    """A configuration under which every window is read once, or twice."""
    again = {"issues": dict.fromkeys(CONDUCT_CLASSES, 0.0), "doubt": (-99, 99) if twice else (99, -99)}
    return {
        "spans": spans,
        "spans_if_risky": spans,
        "authors": dict.fromkeys(AUTHORS, _ANY),
        "second": {"share": SHARE, "authors": dict.fromkeys(AUTHORS, again)},
    }


_SPANS = (0.2, 0.3, 0.4, 0.5)


class Judged(NamedTuple):
    """Predictions for held-out messages; `scores` and `gold` are messages × CONDUCT_CLASSES.

    `clean` messages have no conduct label and no span; `raised` ones have a raised label.
    """

    scores: NDArray[np.float64]
    gold: NDArray[np.bool_]
    clean: NDArray[np.bool_]
    raised: NDArray[np.bool_]


@contextmanager
def _set(settings: Mapping[str, object]) -> Iterator[None]:
    """Read with another configuration than the stored one."""
    thresholds.thresholds_for.cache_clear()
    with patch.object(config, "model_config", lambda: settings):
        yield
    thresholds.thresholds_for.cache_clear()


def looked(examples: Sequence[Example], *, twice: bool) -> Judged:
    """Predict every message with the models in `drape/model`, once or twice, whatever the thresholds."""
    with _set(_unset(twice=twice)):
        return judged(examples)


def judged(examples: Sequence[Example]) -> Judged:
    """Predict every message as Drape does."""
    opinions = [read(e.text, author=e.author, surface=e.surface).prediction for e in examples]
    return Judged(
        np.array(
            [[prediction.scores[issue] for issue in CONDUCT_CLASSES] for prediction in opinions], dtype=np.float64
        ),
        np.array([[issue in e.issues for issue in CONDUCT_CLASSES] for e in examples]),
        np.array([not e.issues and not any(p.label and not p.alike for p in e.pieces) for e in examples]),
        np.array([bool(prediction.issues) for prediction in opinions]),
    )


def apart(once: Judged, twice: Judged, examples: Sequence[Example]) -> Judged:
    """Predict every message with the thresholds that the other half of them gives."""
    halves = [np.arange(at, len(examples), 2) for at in range(2)]
    seen: list[Judged] = []
    for half, other in zip(halves, halves[::-1], strict=True):
        parts = (Judged(*(column[other] for column in one)) for one in (once, twice))
        with _set(choose(*parts, [examples[i] for i in other])):
            seen.append(judged([examples[i] for i in half]))
    order = np.argsort(np.concatenate(halves))
    return Judged(*(np.concatenate(column)[order] for column in zip(*seen, strict=True)))


def choose(first: Judged, twice: Judged, examples: Sequence[Example]) -> dict[str, Any]:
    """Choose all thresholds, from predictions for held-out messages after one look and after two."""
    base, base_twice = _bases(first), _bases(twice)
    over, over_twice = (
        (log_odds(seen.scores) - bases).max(axis=1) for seen, bases in ((first, base), (twice, base_twice))
    )
    authors = np.array([e.author for e in examples])
    shift = {author: _limit(over[first.clean & (authors == author)], ALARMS[author]) for author in AUTHORS}
    margin = over - np.array([shift[author] for author in authors])
    high = _limit(margin[first.clean], SURELY)  # of all authors: so small a share of one author's is hardly a message
    low, shift_twice = {}, {}
    final = margin.copy()
    for author in AUTHORS:
        theirs = authors == author
        low[author] = _limit(margin[first.clean & theirs], AGAIN)
        again = theirs & (margin >= low[author]) & (margin <= high)
        decided = np.where(again, over_twice, np.where(margin > high, np.inf, -np.inf))
        shift_twice[author] = _limit(decided[first.clean & theirs], ALARMS[author])
        final[again] = over_twice[again] - shift_twice[author]
    block = max(0.0, _limit(final[first.clean], BLOCKS))
    surely = _span_threshold([e for e in examples if e.issues])
    return {
        "spans": surely,
        "spans_if_risky": round(IF_RISKY * surely, 3),
        "authors": {
            author: {"issues": _named(_share(base), 5), "lead": round(shift[author], 4), "block": round(block, 4)}
            for author in AUTHORS
        },
        "second": {
            "share": SHARE,
            "authors": {
                author: {
                    "doubt": (round(low[author], 4), round(high, 4)),
                    "issues": _named(base + shift[author] - base_twice - shift_twice[author], 4),
                }
                for author in AUTHORS
            },
        },
    }


def _named(values: NDArray[np.float64], digits: int) -> dict[str, float]:
    return {issue: round(float(value), digits) for issue, value in zip(CONDUCT_CLASSES, values, strict=True)}


def _bases(seen: Judged) -> NDArray[np.float64]:
    """The log-odds of each conduct label's own threshold, for all authors."""
    return log_odds(np.array([_best(seen.scores[:, i], seen.gold[:, i]) for i in range(len(CONDUCT_CLASSES))]))


def _limit(scores: NDArray[np.float64], share: float) -> float:
    """A value that at most `share` of the scores exceed, with a margin for rounding."""
    return float(np.sort(scores)[::-1][int(share * len(scores))]) + 1e-3


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds of probabilities, clipped to [1e-7, 1 - 1e-7]."""
    bounded = np.clip(probability, 1e-7, 1 - 1e-7)
    return np.log(bounded / (1 - bounded))


def _share(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return shares


_WEIGHT = 0.8**2
"""Beta squared of the F-score: a false alarm costs more than a miss."""


def _best(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """The threshold with the best F0.8. It weighs labels against each other; each author's shift limits the alarms."""

    def f(threshold: float) -> float:
        raised = score >= threshold
        return float((1 + _WEIGHT) * (raised & gold).sum() / max(1, raised.sum() + _WEIGHT * gold.sum()))

    best = max(f(t) for t in _GRID)
    return float(np.median([t for t in _GRID if f(t) >= best - 0.004]))


def _span_threshold(risky: Sequence[Example]) -> float:
    """The span threshold with the best F1 over identifiers; finding any part of one counts.

    A missed identifier costs, and so does a word too many.
    """

    def f1(threshold: float) -> float:
        hit = found = wanted = 0
        with _set(_unset(twice=False, spans=threshold)):
            for example in risky:
                raised = read(example.text, author=example.author, surface=example.surface).prediction.spans
                gold = list(_gold(example))
                wanted += len(gold)
                found += len(raised)
                hit += sum(any(s.start < end and start < s.end for s in raised) for start, end in gold)
        return 2 * hit / max(1, wanted + found)

    return max(_SPANS, key=f1)


def _gold(example: Example) -> list[tuple[int, int]]:
    edges, at = [], 0
    for piece in example.pieces:
        if piece.label and not piece.alike:
            edges.append((at, at + len(piece.text)))
        at += len(piece.text)
    return edges
