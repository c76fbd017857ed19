"""Predict labels and conduct scores of a text, window by window; the outputs of windows are cached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from drape.model import config, thresholds
from drape.model.aggregate import aggregate
from drape.model.decode import CONDUCT_CLASSES
from drape.model.inference import WindowOutput, predict_window, second_model
from drape.model.prediction import Prediction, ScoredWindow
from drape.model.thresholds import log_odds, lower_log_odds
from drape.model.windows import paragraphs, split_windows, zoomed_windows
from drape.text.framing import core_span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from drape.spans import Span


_ZOOM_FLOOR = -6.0
"""A window is zoomed into only if its margin, in log-odds, is at least this."""

_CUT_PENALTY = 0.6
"""How much a window cut out of a long line is lowered, in log-odds: no writer set its ends."""

_ZOOM_PENALTY = 1.1
"""How much a zoomed window is lowered, in log-odds: there are many of them."""
_PARAGRAPH_PENALTY = 0.5
"""How much a paragraph of a short text is lowered, in log-odds, against the whole text."""

_SECOND_PENALTY_FACTOR = -0.12
"""Factor of these penalties after a second look; negative, so the more certain score is raised a little."""

_PATIENTS_ONLY = "SELF_DISCLOSURE"
"""Only patients can disclose their own details."""


class Budget:
    """How many windows of one text may get a new second look; None stands for any number."""

    def __init__(self, left: int | None = None) -> None:
        self._left = left

    def take(self) -> bool:
        """Take one; returns whether one was left."""
        if self._left is None:
            return True
        self._left -= 1
        return self._left >= 0


def predict(text: str, author: str, surface: str, sentences: Sequence[Span], budget: Budget) -> Prediction:
    """Predict a normalized text. `sentences` are its spans: code points, sorted, without gaps.

    Windows in doubt get a second look, as far as `budget` allows. Raises ModelError if a model file has the wrong
    checksum.
    """
    limits = thresholds.thresholds_for(author)

    def looked(start: int, end: int, less: float = 0) -> ScoredWindow:
        seen = predict_window(text[start:end], author, surface)
        return ScoredWindow(start, end, seen, _weighted_scores(seen.scores, author, less), limits, less)

    cut = split_windows(text, sentences)
    tagged: list[int] = []
    judged: list[ScoredWindow] = []
    for window in cut:
        tagged.append(len(judged))
        start, end = _core_of(text, (window.start, window.end))
        if "#" in text[end : window.end]:  # a hashtag may be a name, or change the meaning of the rest
            judged.append(looked(window.start, window.end, _ZOOM_PENALTY))
        judged.append(looked(start, end, _CUT_PENALTY if window.cut else 0))
        if not window.cut:
            judged += [
                looked(*_core_of(text, span), _PARAGRAPH_PENALTY) for span in paragraphs(text, window, sentences)
            ]
        if window.cut and _ZOOM_FLOOR <= judged[-1].margin < _ZOOM_PENALTY:
            judged += [looked(*span, _ZOOM_PENALTY) for span in zoomed_windows(window, cut, sentences)]
    again = _second_predictions(text, judged, author, surface, budget)
    missed = None in again.values()
    judged = [again.get(at) or one for at, one in enumerate(judged)]
    return replace(
        aggregate(text, sentences, judged, [judged[at] for at in tagged]),
        settled=second_model.broken or not missed,
        complete=not (second_model.broken and missed),
    )


def _core_of(text: str, span: Span) -> Span:
    """The span of the message within a span, without its frame."""
    start, end = core_span(text[slice(*span)])
    return span[0] + start, span[0] + end


def _weighted_scores(scores: NDArray[np.float32], author: str, less: float) -> Mapping[str, float]:
    """Conduct scores lowered by `less` log-odds; 0 for a label that the author can't have."""
    counted = {issue: lower_log_odds(float(scores[i]), less) for i, issue in enumerate(CONDUCT_CLASSES)}
    return counted if author == "patient" else {**counted, _PATIENTS_ONLY: 0.0}


def _second_predictions(
    text: str, judged: Sequence[ScoredWindow], author: str, surface: str, budget: Budget
) -> dict[int, ScoredWindow | None]:
    """Second looks at windows in doubt, nearest to a threshold first, by index; None where there was no second look."""
    low, high = config.model_config()["second"]["authors"][author]["doubt"]
    doubtful = [at for at, one in enumerate(judged) if low <= one.margin <= high]
    looks: dict[int, ScoredWindow | None] = {}
    for at in sorted(doubtful, key=lambda at: abs(judged[at].margin))[:_MAX_SECOND_LOOKS]:
        one = judged[at]
        window = text[one.start : one.end], author, surface
        seen = second_model.known(*window)
        if seen is None and budget.take():
            seen = second_model.look(*window)
        looks[at] = None
        if seen is not None:
            mixed = _combine(one.seen, seen, author)
            looks[at] = replace(
                one, seen=mixed, scores=_weighted_scores(mixed.scores, author, one.less * _SECOND_PENALTY_FACTOR)
            )
    return looks


_MAX_SECOND_LOOKS = 64
"""Most windows of one text that get a second look; the others keep the first prediction."""


def _combine(first: WindowOutput, second: WindowOutput, author: str) -> WindowOutput:
    """Combine both classifiers' outputs so that the first one's thresholds apply; the evidence is the second one's."""
    how = config.model_config()["second"]
    shift = np.array([how["authors"][author]["issues"][issue] for issue in CONDUCT_CLASSES])
    once, twice = (np.array([log_odds(float(score)) for score in seen.scores]) for seen in (first, second))
    odds = shift + (1 - how["share"]) * once + how["share"] * twice
    return replace(
        second,
        probabilities=((first.probabilities + second.probabilities) / 2).astype(np.float32),
        max_span_probability=max(first.max_span_probability, second.max_span_probability),
        scores=(1 / (1 + np.exp(-odds))).astype(np.float32),
    )
