"""The trained reader: what it says of a text, window by window, each window read once while it stays the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from drape import thresholds
from drape.finding import SPAN_LABELS
from drape.framing import core
from drape.network import Seen, look, second
from drape.places import touches
from drape.stock import is_stock
from drape.tags import CONDUCT, Span, flagged, spans
from drape.thresholds import log_odds, lowered
from drape.windows import closer, paragraphs, windows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from drape.finding import Place
    from drape.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the reader says of a text: labelled spans, each issue's probability and where it shows, what it raises."""

    spans: tuple[Span, ...]
    scores: Mapping[str, float]
    evidence: Mapping[str, Place]
    issues: frozenset[str]
    settled: bool = True
    """Whether no second look is still to come."""
    complete: bool = True
    """Whether there was one wherever something was in doubt."""

    def but(self, issue: str, other: Opinion | None) -> Opinion:
        """The same, but of one issue what another opinion says, or nothing."""
        raised = self.issues - {issue} | (other.issues & {issue} if other else frozenset())
        scores = {**self.scores, issue: other.scores[issue] if other else 0.0}
        evidence = {**self.evidence, **({issue: other.evidence[issue]} if other and issue in other.evidence else {})}
        return replace(
            self,
            issues=raised,
            scores=scores,
            evidence=evidence,
            settled=self.settled and (other is None or other.settled),
            complete=self.complete and (other is None or other.complete),
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """What was seen of a stretch of the text; the probability of each issue as it counts, `less` log-odds lower."""

    start: int
    end: int
    seen: Seen
    scores: Mapping[str, float]
    thresholds: Thresholds
    less: float

    @property
    def issues(self) -> frozenset[str]:
        """What is raised."""
        return self.thresholds.raised(self.scores)

    @property
    def margin(self) -> float:
        """How far it is over a threshold, in log-odds; negative when nothing is raised."""
        return max(self.thresholds.over(self.scores).values())


_DOUBT = -6.0
"""Log-odds under which nothing that a window holds is looked at closer."""

_CUT_OUT = 0.6
"""Log-odds by which a window counts less that was cut out of a long line, where no writer ended anything."""

_LESS = 1.1
"""Log-odds by which a closer look, of which there are many, counts less than a first one."""
_PART = 0.5
"""Log-odds by which a paragraph of a short text counts less than the whole of it."""

_LESS_AGAIN = -0.12
"""How much of that counts where two looks were taken, which are surer: rather a little more than less."""

_OF_PATIENTS = "SELF_DISCLOSURE"
"""Only patients can disclose themselves."""


class Budget:
    """How many windows of one text may get a second look that they have not had yet; any number with None."""

    def __init__(self, left: int | None = None) -> None:
        self._left = left

    def take(self) -> bool:
        """Whether there is one more."""
        if self._left is None:
            return True
        self._left -= 1
        return self._left >= 0


def opine(text: str, author: str, surface: str, sentences: Sequence[Place], budget: Budget) -> Opinion:
    """What the reader says of a normalized text; its sentences lie at `sentences` (code points, in order, no gaps).

    Windows in doubt get a second look, as far as the `budget` goes.
    """
    limits = thresholds.of(author)

    def looked(start: int, end: int, less: float = 0) -> _Look:
        seen = look(text[start:end], author, surface)
        return _Look(start, end, seen, _counted(seen.scores, author, less), limits, less)

    cut = windows(text, sentences)
    tagged: list[int] = []
    judged: list[_Look] = []
    for window in cut:
        tagged.append(len(judged))
        start, end = _within(text, (window.start, window.end))
        if "#" in text[end : window.end]:  # a hashtag may be a name, or say what the rest means
            judged.append(looked(window.start, window.end, _LESS))
        judged.append(looked(start, end, _CUT_OUT if window.cut else 0))
        if not window.cut:
            judged += [looked(*_within(text, place), _PART) for place in paragraphs(text, window, sentences)]
        if window.cut and _DOUBT <= judged[-1].margin < _LESS:
            judged += [looked(*place, _LESS) for place in closer(window, cut, sentences)]
    again = _looked_again(text, judged, author, surface, budget)
    missed = None in again.values()
    judged = [again.get(at) or one for at, one in enumerate(judged)]
    return replace(
        _together(text, sentences, judged, [judged[at] for at in tagged]),
        settled=second.broken or not missed,
        complete=not (second.broken and missed),
    )


def _within(text: str, place: Place) -> Place:
    """Where the message itself stands in a stretch, without what is put around any."""
    start, end = core(text[slice(*place)])
    return place[0] + start, place[0] + end


def _counted(scores: NDArray[np.float32], author: str, less: float) -> Mapping[str, float]:
    """Scores as they count: lowered by log-odds, and none of an issue that the author can't have."""
    counted = {issue: lowered(float(scores[i]), less) for i, issue in enumerate(CONDUCT)}
    return counted if author == "patient" else {**counted, _OF_PATIENTS: 0.0}


def _looked_again(
    text: str, judged: Sequence[_Look], author: str, surface: str, budget: Budget
) -> dict[int, _Look | None]:
    """Of what is in doubt, nearest to a threshold, what two looks say, by its place; None where there was no second."""
    low, high = thresholds.settings()["second"]["authors"][author]["doubt"]
    doubtful = [at for at, one in enumerate(judged) if low <= one.margin <= high]
    looks: dict[int, _Look | None] = {}
    for at in sorted(doubtful, key=lambda at: abs(judged[at].margin))[:_MOST_DOUBTFUL]:
        one = judged[at]
        window = text[one.start : one.end], author, surface
        seen = second.known(*window)
        if seen is None and budget.take():
            seen = second.look(*window)
        looks[at] = None
        if seen is not None:
            mixed = _mixed(one.seen, seen, author)
            looks[at] = replace(one, seen=mixed, scores=_counted(mixed.scores, author, one.less * _LESS_AGAIN))
    return looks


_MOST_DOUBTFUL = 64
"""Windows of one text that may get a second look; of more, which is a book's chapter, the first counts."""


def _mixed(first: Seen, second: Seen, author: str) -> Seen:
    """What two looks say together, so that the thresholds of the first hold; where an issue shows, the second knows."""
    how = thresholds.settings()["second"]
    shift = np.array([how["authors"][author]["issues"][issue] for issue in CONDUCT])
    once, twice = (np.array([log_odds(float(score)) for score in seen.scores]) for seen in (first, second))
    odds = shift + (1 - how["share"]) * once + how["share"] * twice
    return replace(
        second,
        probabilities=((first.probabilities + second.probabilities) / 2).astype(np.float32),
        most=max(first.most, second.most),
        scores=(1 / (1 + np.exp(-odds))).astype(np.float32),
    )


def _together(text: str, sentences: Sequence[Place], judged: Sequence[_Look], tagged: Sequence[_Look]) -> Opinion:
    """One opinion of all that was judged; what is tagged covers the text once."""
    issues = frozenset().union(*(one.issues for one in judged))
    surest = {issue: max(judged, key=lambda one: one.scores[issue]) for issue in CONDUCT if judged}
    found = _spans(text, tagged, thresholds.settings()["spans"])
    if issues:
        found = sorted([*found, *_doubtful(text, tagged, found)], key=lambda span: span.start)
    return Opinion(
        spans=tuple(found),
        scores={issue: surest[issue].scores[issue] if surest else 0.0 for issue in CONDUCT},
        evidence={
            issue: _shown(text, one, CONDUCT.index(issue), sentences)
            for issue, one in surest.items()
            if issue in issues and one.seen.places
        },
        issues=issues,
    )


def _says(sentence: str) -> bool:
    """Whether a sentence may be what a warning points at: words, and not only a greeting or thanks."""
    return len(_WORD.findall(sentence)) > 1 and not is_stock([sentence])


_WORD = re.compile(r"[^\W\d_]{2,}")


def _shown(text: str, look: _Look, issue: int, sentences: Sequence[Place]) -> Place:
    """The sentence whose tokens add most to an issue's score; what is told of somebody holds a fact or a name."""
    begins = [start for start, _ in sentences]
    rows = np.searchsorted(begins, look.start + look.seen.starts, side="right") - 1
    total = np.full(len(sentences), -np.inf)
    total[rows] = 0
    np.add.at(total, rows, look.seen.shares[:, issue])
    telling = rows[flagged(look.seen.probabilities) > _TELLING]
    if CONDUCT[issue] in _OF_FACTS and len(telling):
        total[np.setdiff1d(rows, telling)] = -np.inf
    most = [int(at) for at in np.argsort(-total, kind="stable") if np.isfinite(total[at])]
    return sentences[next((at for at in most if _says(text[slice(*sentences[at])])), most[0])]


_TELLING = 0.5
_OF_FACTS = frozenset({"DISCLOSURE", "SELF_DISCLOSURE"})


def _doubtful(text: str, tagged: Sequence[_Look], found: Sequence[Span]) -> list[Span]:
    """Days, places and numbers of a risky message, at a lower threshold: one left in costs more than one taken out."""
    less_sure = _spans(text, tagged, thresholds.settings()["spans_if_risky"])
    taken = [(one.start, one.end) for one in found]
    return [span for span in less_sure if span.label in _DOUBTFUL and not touches(taken, (span.start, span.end))]


_DOUBTFUL = SPAN_LABELS - {"NAME", "HEALTH", "INSURER"}
"""Names aren't among them: so low, the reader takes staff for patients."""


def _spans(text: str, tagged: Sequence[_Look], threshold: float) -> list[Span]:
    return [
        span
        for one in tagged
        if one.seen.most > threshold
        for span in spans(
            one.seen.probabilities,
            [(start + one.start, end + one.start) for start, end in one.seen.places],
            text,
            threshold,
        )
    ]
