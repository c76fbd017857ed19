"""Choose thresholds on messages that the reader was not trained on, read as Drape reads them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import numpy as np
from drape import thresholds
from drape.document import read
from drape.finding import AUTHORS
from drape.tags import CONDUCT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from training.corpus import Example

ALARMS = {"practice": 0.03, "clinician": 0.05, "staff": 0.05, "patient": 0.05}
"""The share of each author's clean messages that the reader alone may alarm on; practices post most of what is dull.

Those of the corpus are near twins of risky ones: of what people post, it alarms on a third of that.
"""

BLOCKS = 0.005
"""The share of all clean messages that the reader alone may block."""

AGAIN, SURELY = 0.25, 0.002
"""The shares of an author's clean messages that are in doubt or over it, so that they get a second look, and over it."""

SHARE = 0.8
"""How much the second look counts of what both say."""

IF_RISKY = 0.5
"""How much lower the threshold of days, places and numbers of a risky message is: fewer messages leak."""

_GRID = np.linspace(0.2, 0.95, 76)
_ANY = {"issues": dict.fromkeys(CONDUCT, 0.5), "lead": 0.0, "block": 0.0}


def _unset(*, twice: bool, spans: float = 0.2) -> dict[str, object]:
    """Settings under which everything is looked at once, or twice."""
    again = {"issues": dict.fromkeys(CONDUCT, 0.0), "doubt": (-99, 99) if twice else (99, -99)}
    return {
        "spans": spans,
        "spans_if_risky": spans,
        "authors": dict.fromkeys(AUTHORS, _ANY),
        "second": {"share": SHARE, "authors": dict.fromkeys(AUTHORS, again)},
    }


_SPANS = (0.2, 0.3, 0.4, 0.5)


class Judged(NamedTuple):
    """What the reader says of held-out messages: `scores` and `gold` are messages × issues, `clean` has no issue and names nobody."""

    scores: NDArray[np.float64]
    gold: NDArray[np.bool_]
    clean: NDArray[np.bool_]
    raised: NDArray[np.bool_]


@contextmanager
def _set(settings: Mapping[str, object]) -> Iterator[None]:
    """Read with other settings than those that are stored."""
    thresholds.of.cache_clear()
    with patch.object(thresholds, "settings", lambda: settings):
        yield
    thresholds.of.cache_clear()


def looked(examples: Sequence[Example], *, twice: bool) -> Judged:
    """Read every message with the models of `drape/model`, once or twice, whatever the thresholds."""
    with _set(_unset(twice=twice)):
        return judged(examples)


def judged(examples: Sequence[Example]) -> Judged:
    """Read every message as Drape does."""
    opinions = [read(e.text, author=e.author, surface=e.surface).opinion for e in examples]
    return Judged(
        np.array([[opinion.scores[issue] for issue in CONDUCT] for opinion in opinions], dtype=np.float64),
        np.array([[issue in e.issues for issue in CONDUCT] for e in examples]),
        np.array([not e.issues and not any(p.label and not p.alike for p in e.pieces) for e in examples]),
        np.array([bool(opinion.issues) for opinion in opinions]),
    )


def apart(once: Judged, twice: Judged, examples: Sequence[Example]) -> Judged:
    """Every message as Drape would read it with the thresholds that the other half of them gives."""
    halves = [np.arange(at, len(examples), 2) for at in range(2)]
    seen: list[Judged] = []
    for half, other in zip(halves, halves[::-1], strict=True):
        parts = (Judged(*(column[other] for column in one)) for one in (once, twice))
        with _set(choose(*parts, [examples[i] for i in other])):
            seen.append(judged([examples[i] for i in half]))
    order = np.argsort(np.concatenate(halves))
    return Judged(*(np.concatenate(column)[order] for column in zip(*seen, strict=True)))


def choose(first: Judged, twice: Judged, examples: Sequence[Example]) -> dict[str, Any]:
    """All thresholds, from what one look and two say of messages that nothing was learnt from."""
    base, base_twice = _bases(first), _bases(twice)
    over, over_twice = (
        (log_odds(seen.scores) - bases).max(axis=1) for seen, bases in ((first, base), (twice, base_twice))
    )
    authors = np.array([e.author for e in examples])
    shift = {author: _limit(over[first.clean & (authors == author)], ALARMS[author]) for author in AUTHORS}
    margin = over - np.array([shift[author] for author in authors])
    high = _limit(margin[first.clean], SURELY)  # of all authors, as so small a share of one is hardly a message
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
    return {issue: round(float(value), digits) for issue, value in zip(CONDUCT, values, strict=True)}


def _bases(seen: Judged) -> NDArray[np.float64]:
    """The log-odds of each issue's own threshold, for all authors."""
    return log_odds(np.array([_best(seen.scores[:, i], seen.gold[:, i]) for i in range(len(CONDUCT))]))


def _limit(scores: NDArray[np.float64], share: float) -> float:
    """What at most `share` of the scores lie over, by more than what is rounded when it is stored."""
    return float(np.sort(scores)[::-1][int(share * len(scores))]) + 1e-3


def log_odds(probability: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log-odds of probabilities, within what a float can tell from 0 and 1."""
    bounded = np.clip(probability, 1e-7, 1 - 1e-7)
    return np.log(bounded / (1 - bounded))


def _share(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return shares


_WEIGHT = 0.8**2
"""Of recall against precision: a wrong alarm costs more than a miss."""


def _best(score: NDArray[np.float64], gold: NDArray[np.bool_]) -> float:
    """The threshold of best F0.8: how the issues stand to each other; how many alarms there are is chosen for each author."""

    def f(threshold: float) -> float:
        raised = score >= threshold
        return float((1 + _WEIGHT) * (raised & gold).sum() / max(1, raised.sum() + _WEIGHT * gold.sum()))

    best = max(f(t) for t in _GRID)
    return float(np.median([t for t in _GRID if f(t) >= best - 0.004]))


def _span_threshold(risky: Sequence[Example]) -> float:
    """The threshold of best F1 over identifiers, as any part of one is found; what is left in costs, and so does a word too many."""

    def f1(threshold: float) -> float:
        hit = found = wanted = 0
        with _set(_unset(twice=False, spans=threshold)):
            for example in risky:
                raised = read(example.text, author=example.author, surface=example.surface).opinion.spans
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
