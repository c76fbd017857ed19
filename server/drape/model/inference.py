"""Run the trained models on one window at a time; outputs are cached."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from drape.model.config import FIRST, SECOND, TOKENIZER, read_verified
from drape.model.decode import CONDUCT_CLASSES, flag_probability
from drape.model.subwords import encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from drape.spans import Span


@dataclass(frozen=True, slots=True)
class WindowOutput:
    """The outputs for one window: `probabilities` are tokens × TAGS, `issue_logits` tokens × CONDUCT_CLASSES.

    `spans` and `starts` are the tokens' code points in the window.
    """

    probabilities: NDArray[np.float32]
    issue_logits: NDArray[np.float32]
    spans: tuple[Span, ...]
    starts: NDArray[np.int64]
    max_span_probability: float
    """the highest flag probability of any token"""
    scores: NDArray[np.float32]
    """of each conduct label, in the order of CONDUCT_CLASSES"""


def window_output(
    probabilities: NDArray[np.float32], issue_logits: NDArray[np.float32], spans: Sequence[Span]
) -> WindowOutput:
    """Build a WindowOutput from a model's outputs, one row for each token."""
    return WindowOutput(
        probabilities=probabilities,
        issue_logits=issue_logits,
        spans=tuple(spans),
        starts=np.array([start for start, _ in spans], dtype=np.int64),
        max_span_probability=float(flag_probability(probabilities).max(initial=0)),
        scores=1 / (1 + np.exp(-issue_logits.sum(axis=0)))
        if spans
        else np.zeros(len(CONDUCT_CLASSES), dtype=np.float32),
    )


@lru_cache(maxsize=1024)
def predict_window(text: str, author: str, surface: str) -> WindowOutput:
    """The first classifier's output for a window."""
    return _run(_first_model(), text, author, surface)


class SecondModel:
    """The larger classifier, with a cache; it is slow, so it reads only windows that are in doubt.

    It reads one window at a time, so that first looks find a free core.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], WindowOutput] = OrderedDict()
        self._reading = threading.Lock()
        self.broken = False

    def known(self, text: str, author: str, surface: str) -> WindowOutput | None:
        """The cached output for a window, or None."""
        return self._kept.get((text, author, surface))

    def look(self, text: str, author: str, surface: str) -> WindowOutput | None:
        """The output for a window, cached; None if the larger classifier has failed."""
        with self._reading:
            known = self.known(text, author, surface)  # another thread may just have read it
            if self.broken or known is not None:
                return known
            try:
                seen = _run(_second_model(), text, author, surface)
            except Exception as error:  # noqa: BLE001 - the first classifier's prediction still counts
                _log.error("the second look failed: %s", type(error).__name__)
                self.broken = True
                return None
            self._kept[text, author, surface] = seen
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return seen


_log = logging.getLogger(__name__)

_MOST = 512
"""Most cached windows: many more than one text may have."""

second_model = SecondModel()


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The tokenizer of both classifiers."""
    return Tokenizer.from_str(read_verified(TOKENIZER).decode())


@lru_cache(maxsize=1)
def _first_model() -> onnxruntime.InferenceSession:
    return _session(FIRST, threads=1)


@lru_cache(maxsize=1)
def _second_model() -> onnxruntime.InferenceSession:
    return _session(SECOND, threads=2)


def _session(name: str, threads: int) -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()  # for Windows builds; see drape/__init__.py for the environment variable
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        read_verified(name), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW
    )


_SLOW = ["SkipLayerNormFusion"]
"""Optimizations that slow our models down: unfused, additions and norms take a third of the time."""


def _run(session: onnxruntime.InferenceSession, text: str, author: str, surface: str) -> WindowOutput:
    pieces = encode(tokenizer(), text, author, surface)
    given = {"ids": pieces.ids, "cases": pieces.case_ids, "own": pieces.text_mask}
    tags, issue_logits = session.run(None, {name: np.array([row], dtype=np.int64) for name, row in given.items()})
    text_mask = np.array(pieces.text_mask, dtype=bool)
    logits = tags[0, text_mask]
    raised = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(logits) else logits
    return window_output(raised / raised.sum(axis=1, keepdims=True), issue_logits[0, text_mask], pieces.spans)
