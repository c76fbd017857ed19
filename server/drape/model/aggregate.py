"""Combine the predictions for a text's windows into one: scores, spans, and each conduct label's evidence sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from drape.finding import SPAN_LABELS
from drape.model import config
from drape.model.decode import CONDUCT_CLASSES, LabelledSpan, decode_spans, flag_probability
from drape.model.prediction import Prediction, ScoredWindow
from drape.spans import overlaps
from drape.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drape.spans import Span


def aggregate(
    text: str, sentences: Sequence[Span], judged: Sequence[ScoredWindow], tagged: Sequence[ScoredWindow]
) -> Prediction:
    """Combine the judged windows into one prediction; its spans come from `tagged`, which covers the text once."""
    issues = frozenset().union(*(one.issues for one in judged))
    surest = {issue: max(judged, key=lambda one: one.scores[issue]) for issue in CONDUCT_CLASSES if judged}
    found = _spans(text, tagged, config.model_config()["spans"])
    if issues:
        found = sorted([*found, *_low_threshold_spans(text, tagged, found)], key=lambda span: span.start)
    return Prediction(
        spans=tuple(found),
        scores={issue: surest[issue].scores[issue] if surest else 0.0 for issue in CONDUCT_CLASSES},
        evidence={
            issue: _evidence_sentence(text, one, CONDUCT_CLASSES.index(issue), sentences)
            for issue, one in surest.items()
            if issue in issues and one.seen.spans
        },
        issues=issues,
    )


def _is_meaningful(sentence: str) -> bool:
    """Whether a warning can point at this sentence: it has two words or more, and is not boilerplate."""
    return len(_WORD.findall(sentence)) > 1 and not is_boilerplate([sentence])


_WORD = re.compile(r"[^\W\d_]{2,}")


def _evidence_sentence(text: str, look: ScoredWindow, issue: int, sentences: Sequence[Span]) -> Span:
    """The sentence whose tokens add most to a conduct label's score; for a disclosure, one with a flagged token."""
    begins = [start for start, _ in sentences]
    rows = np.searchsorted(begins, look.start + look.seen.starts, side="right") - 1
    total = np.full(len(sentences), -np.inf)
    total[rows] = 0
    np.add.at(total, rows, look.seen.issue_logits[:, issue])
    telling = rows[flag_probability(look.seen.probabilities) > _FACT_PROBABILITY]
    if CONDUCT_CLASSES[issue] in _FACT_ISSUES and len(telling):
        total[np.setdiff1d(rows, telling)] = -np.inf
    most = [int(at) for at in np.argsort(-total, kind="stable") if np.isfinite(total[at])]
    return sentences[next((at for at in most if _is_meaningful(text[slice(*sentences[at])])), most[0])]


_FACT_PROBABILITY = 0.5
_FACT_ISSUES = frozenset({"DISCLOSURE", "SELF_DISCLOSURE"})


def _low_threshold_spans(
    text: str, tagged: Sequence[ScoredWindow], found: Sequence[LabelledSpan]
) -> list[LabelledSpan]:
    """Further spans of a risky message, at a lower threshold: a missed identifier costs more than a false one."""
    less_sure = _spans(text, tagged, config.model_config()["spans_if_risky"])
    taken = [(one.start, one.end) for one in found]
    return [
        span
        for span in less_sure
        if span.label in _LOW_THRESHOLD_LABELS and not overlaps(taken, (span.start, span.end))
    ]


_LOW_THRESHOLD_LABELS = SPAN_LABELS - {"NAME", "HEALTH", "INSURER"}
"""Not names: at the lower threshold the classifier takes staff for patients."""


def _spans(text: str, tagged: Sequence[ScoredWindow], threshold: float) -> list[LabelledSpan]:
    return [
        span
        for one in tagged
        if one.seen.max_span_probability > threshold
        for span in decode_spans(
            one.seen.probabilities,
            [(start + one.start, end + one.start) for start, end in one.seen.spans],
            text,
            threshold,
        )
    ]
