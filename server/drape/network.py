"""The trained networks: what each says of one window, which is read once while it stays the same."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from drape.pieces import cut
from drape.tags import CONDUCT, flagged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from drape.finding import Place


@dataclass(frozen=True, slots=True)
class Seen:
    """One window's outputs, a row for every piece, and what is asked of them at every keystroke."""

    probabilities: NDArray[np.float32]
    shares: NDArray[np.float32]
    places: tuple[Place, ...]
    starts: NDArray[np.int64]
    most: float
    """the highest probability that any piece is to be flagged"""
    scores: NDArray[np.float32]
    """of each issue"""


def seen(probabilities: NDArray[np.float32], shares: NDArray[np.float32], places: Sequence[Place]) -> Seen:
    """One window as the outputs have it, a row for every piece."""
    return Seen(
        probabilities=probabilities,
        shares=shares,
        places=tuple(places),
        starts=np.array([start for start, _ in places], dtype=np.int64),
        most=float(flagged(probabilities).max(initial=0)),
        scores=1 / (1 + np.exp(-shares.sum(axis=0))) if places else np.zeros(len(CONDUCT), dtype=np.float32),
    )


@lru_cache(maxsize=1024)
def look(text: str, author: str, surface: str) -> Seen:
    """What the reader says of a window."""
    return _run(_reader(), text, author, surface)


class SecondLooks:
    """What the larger reader says of windows, in memory: slow, so that it is asked only where the first is in doubt.

    It reads one window at a time, whoever asks: first looks are to find a core that is free.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str, str], Seen] = OrderedDict()
        self._reading = threading.Lock()
        self.broken = False

    def known(self, text: str, author: str, surface: str) -> Seen | None:
        """What it said, where it was asked before."""
        return self._kept.get((text, author, surface))

    def look(self, text: str, author: str, surface: str) -> Seen | None:
        """What it says; None, from then on, where the larger reader can't be had."""
        with self._reading:
            known = self.known(text, author, surface)  # another thread may just have asked
            if self.broken or known is not None:
                return known
            try:
                seen = _run(_larger(), text, author, surface)
            except Exception as error:  # noqa: BLE001 - what the first reader says still counts
                _log.error("the second look failed: %s", type(error).__name__)
                self.broken = True
                return None
            self._kept[text, author, surface] = seen
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return seen


_log = logging.getLogger(__name__)

_MOST = 512
"""Windows whose second look is kept: many more than one text may have."""

second = SecondLooks()


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """That of both networks."""
    return Tokenizer.from_str((files("drape") / "model" / "tokenizer.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _reader() -> onnxruntime.InferenceSession:
    return _session("reader.onnx", threads=1)


@lru_cache(maxsize=1)
def _larger() -> onnxruntime.InferenceSession:
    return _session("second.onnx", threads=2)


def _session(name: str, threads: int) -> onnxruntime.InferenceSession:
    onnxruntime.disable_telemetry_events()  # Windows' own way; see drape/__init__.py for the other
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    model = (files("drape") / "model" / name).read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)


_SLOW = ["SkipLayerNormFusion"]
"""What onnxruntime does to a model that makes ours slower: apart, the additions and norms take a third of the time."""


def _run(session: onnxruntime.InferenceSession, text: str, author: str, surface: str) -> Seen:
    pieces = cut(tokenizer(), text, author, surface)
    given = {"ids": pieces.ids, "cases": pieces.cases, "own": pieces.own}
    tags, shares = session.run(None, {name: np.array([row], dtype=np.int64) for name, row in given.items()})
    own = np.array(pieces.own, dtype=bool)
    logits = tags[0, own]
    raised = np.exp(logits - logits.max(axis=1, keepdims=True)) if len(logits) else logits
    return seen(raised / raised.sum(axis=1, keepdims=True), shares[0, own], pieces.places)
