"""Stand-ins for the trained models: a first model whose logits stand in the text, and a second one that a test speaks for."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from drape.finding import AUTHORS
from drape.model import classifier, config, thresholds
from drape.model.decode import CONDUCT_CLASSES, TAGS
from drape.model.inference import window_output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drape.model.inference import WindowOutput
    from numpy.typing import NDArray

DISCLOSURE_COLUMN = CONDUCT_CLASSES.index("DISCLOSURE")

EVERY_TEXT = (-99, 99)
"""Log-odds between which every text lies: whatever is read is in doubt."""


def log_odds(probabilities: float | NDArray[np.float32]) -> NDArray[np.float64]:
    """Log-odds of probabilities."""
    given = np.asarray(probabilities, dtype=np.float64)
    return np.log(given / (1 - given))


def conduct_scores(**given: float) -> NDArray[np.float32]:
    """The probability of each conduct label; those that are not given are close to 0."""
    return np.array([given.get(label, 0.001) for label in CONDUCT_CLASSES], dtype=np.float32)


def disclosure_output(*log_odds_of_spans: tuple[float, tuple[int, int]]) -> WindowOutput:
    """An output that sees disclosure by so many log-odds at each span, and nothing else."""
    rows = len(log_odds_of_spans)
    logits = np.full((rows, len(CONDUCT_CLASSES)), -9.0, dtype=np.float32)
    logits[:, DISCLOSURE_COLUMN] = [amount for amount, _ in log_odds_of_spans]
    outside = np.zeros((rows, len(TAGS)), dtype=np.float32)
    outside[:, 0] = 1
    return window_output(outside, logits, [span for _, span in log_odds_of_spans])


def first_output(text: str, _author: str = "", _surface: str = "") -> WindowOutput:
    """A first model's output: disclosure by as many log-odds as the last word of the window says."""
    return disclosure_output((float(text.rstrip(". ").split()[-1]), (0, len(text))))


def raise_with_text(_: str) -> WindowOutput:
    """A model that fails, with the text in its error."""
    raise RuntimeError("secret text")


class FakeSecondModel:
    """A second model that gives the scores of `scores_of`; `texts` are the windows that it has read."""

    broken = False

    def __init__(self, scores_of: Callable[[str], NDArray[np.float32]] = lambda _: conduct_scores()) -> None:
        self._scores_of = scores_of
        self.texts: list[str] = []
        self._outputs: dict[tuple[str, str, str], WindowOutput] = {}

    def known(self, text: str, author: str, surface: str) -> WindowOutput | None:
        """The output of a window that was read before."""
        return self._outputs.get((text, author, surface))

    def look(self, text: str, author: str, surface: str) -> WindowOutput | None:
        """Read a window; its tags are those of the first model."""
        self.texts.append(text)
        first = classifier.predict_window(text, author, surface)  # type: ignore[attr-defined]
        self._outputs[text, author, surface] = replace(first, scores=self._scores_of(text))
        return self._outputs[text, author, surface]


@contextmanager
def use_second_model(model: object, /, **changed: object) -> Iterator[None]:
    """Read with a second model that is asked of every text; `changed` entries take the place of the stored config's."""
    stored: dict[str, Any] = copy.deepcopy({**config.model_config(), **changed})
    if "second" not in changed:
        for author in AUTHORS:
            stored["second"]["authors"][author]["doubt"] = EVERY_TEXT
    thresholds.thresholds_for.cache_clear()
    with patch.object(config, "model_config", lambda: stored), patch.object(classifier, "second_model", model):
        yield
    thresholds.thresholds_for.cache_clear()
