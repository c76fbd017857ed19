"""The trained reader: what it says of a text, window by window, each window read once while it stays the same."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from drape.finding import SPAN_LABELS
from drape.pieces import cut
from drape.places import touches
from drape.tags import CONDUCT, Span, flagged, spans

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

WHOLE = 480
"""Texts up to so many characters are read in one piece, longer ones in windows of whole sentences.

No window is longer, so that its pieces always fit (a character is one piece at most).
"""

_ENOUGH = 140
"""A window ends with the sentence that makes it so long, and with every line."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the reader says of a text: labelled spans, the probability of each issue, and where it shows."""

    spans: tuple[Span, ...]
    scores: Mapping[str, float]
    evidence: Mapping[str, Stretch]

    @property
    def issues(self) -> frozenset[str]:
        """The issues over their thresholds; the likeliest one where only all of them together make a risk."""
        thresholds = settings()["issues"]
        raised = {issue for issue, score in self.scores.items() if score >= thresholds[issue]}
        if not raised and self.scores and risk(self.scores) >= settings()["risk"]:
            raised = {max(self.scores, key=lambda issue: self.scores[issue] / thresholds[issue])}
        return frozenset(raised)

    def without(self, issue: str) -> Opinion:
        """The same, but for an issue that can't be here."""
        return replace(self, scores={**self.scores, issue: 0.0})


def risk(scores: Mapping[str, float]) -> float:
    """The probability of any issue, if each came on its own."""
    return 1 - math.prod(1 - score for score in scores.values())


@dataclass(frozen=True, slots=True)
class Seen:
    """One window's outputs, a row for every piece, and what is asked of them at every keystroke."""

    probabilities: NDArray[np.float32]
    shares: NDArray[np.float32]
    places: tuple[Stretch, ...]
    starts: NDArray[np.int64]
    most: float
    """the highest probability that any piece is to be flagged"""
    scores: NDArray[np.float32]
    """of each issue"""


@lru_cache(maxsize=1)
def settings() -> Mapping[str, Any]:
    """The thresholds that were chosen when the model was trained, and what it is."""
    stored: dict[str, Any] = json.loads((files("drape") / "model" / "reader.json").read_text(encoding="utf-8"))
    return stored


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()  # Windows' own way; see drape/__init__.py for the other
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    model = (files("drape") / "model" / "reader.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)


_SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime does to a model that makes ours slower: apart, the additions and norms take a third of the time."""


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_str((files("drape") / "model" / "tokenizer.json").read_text(encoding="utf-8"))


def opine(text: str, author: str, surface: str, sentences: Sequence[Stretch]) -> Opinion:
    """What the reader says of a text whose sentences lie at `sentences` (code points, in order, without gaps)."""
    read = (place for place in windows(text, sentences) if not text[slice(*place)].isspace())
    all_seen = [(start, _read(text[start:end], author, surface)) for start, end in read]
    found = _spans(text, all_seen, settings()["spans"])
    scores = {issue: max((float(one.scores[i]) for _, one in all_seen), default=0.0) for i, issue in enumerate(CONDUCT)}
    shares = _shares(all_seen, sentences)
    evidence = {issue: sentences[int(shares[:, i].argmax())] for i, issue in enumerate(CONDUCT)} if sentences else {}
    opinion = Opinion(tuple(found), scores, evidence)
    if not opinion.issues:
        return opinion
    return replace(
        opinion, spans=tuple(sorted([*found, *_doubtful(text, all_seen, found)], key=lambda span: span.start))
    )


def _doubtful(text: str, all_seen: Sequence[tuple[int, Seen]], found: Sequence[Span]) -> list[Span]:
    """Days, places and numbers of a risky message, at a lower threshold: one left in costs more than one taken out."""
    less_sure = _spans(text, all_seen, settings()["spans_if_risky"])
    taken = [(one.start, one.end) for one in found]
    return [span for span in less_sure if span.label in _DOUBTFUL and not touches(taken, (span.start, span.end))]


_DOUBTFUL = SPAN_LABELS - {"NAME", "HEALTH", "INSURER"}
"""Names aren't among them: so low, the reader takes staff for patients."""


def windows(text: str, sentences: Sequence[Stretch]) -> list[Stretch]:
    """Cut a text at the ends of sentences, anew with every line, so that an edit changes no window of another line."""
    if len(text) <= WHOLE:
        return [(0, len(text))] if text else []
    cuts, begun = [0], 0
    for start, end in sentences:
        if end - begun >= _ENOUGH or "\n" in text[start:end]:
            cuts += [*range(begun + WHOLE, end, WHOLE), end]
            begun = end
    cuts += [*range(begun + WHOLE, len(text), WHOLE), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


@lru_cache(maxsize=1024)
def _read(text: str, author: str, surface: str) -> Seen:
    pieces = cut(_tokenizer(), text, author, surface)
    given = {"ids": pieces.ids, "cases": pieces.cases, "own": pieces.own}
    tags, shares = _session().run(None, {name: np.array([row], dtype=np.int64) for name, row in given.items()})
    own = np.array(pieces.own, dtype=bool)
    logits = tags[0, own]
    raised = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(logits) else logits
    return seen(raised / raised.sum(axis=1, keepdims=True), shares[0, own], pieces.places)


def seen(probabilities: NDArray[np.float32], shares: NDArray[np.float32], places: Sequence[Stretch]) -> Seen:
    """One window as the reader's outputs have it, a row for every piece."""
    return Seen(
        probabilities=probabilities,
        shares=shares,
        places=tuple(places),
        starts=np.array([start for start, _ in places], dtype=np.int64),
        most=float(flagged(probabilities).max(initial=0)),
        scores=1 / (1 + np.exp(-shares.sum(axis=0))),
    )


def _spans(text: str, all_seen: Sequence[tuple[int, Seen]], threshold: float) -> list[Span]:
    return [
        span
        for begin, one in all_seen
        if one.most > threshold
        for span in spans(
            one.probabilities, [(start + begin, end + begin) for start, end in one.places], text, threshold
        )
    ]


def _shares(all_seen: Sequence[tuple[int, Seen]], sentences: Sequence[Stretch]) -> NDArray[np.float64]:
    """Sentences × issues: what the pieces of each sentence add to each issue's score."""
    total = np.zeros((max(1, len(sentences)), len(CONDUCT)))
    if all_seen:
        begins = [start for start, _ in sentences]
        places = np.concatenate([begin + one.starts for begin, one in all_seen])
        rows = np.searchsorted(begins, places, side="right") - 1
        np.add.at(total, np.maximum(rows, 0), np.concatenate([one.shares for _, one in all_seen]))
    return total
