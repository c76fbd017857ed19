"""Readers for tests: every text in doubt, and a second reader that says what a test wants it to."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from drape import reader, thresholds
from drape.finding import AUTHORS
from drape.tags import CONDUCT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from drape.network import Seen
    from numpy.typing import NDArray

ALL = (-99, 99)
"""The log-odds between which every text lies."""


def odds(probabilities: float | NDArray[np.float32]) -> NDArray[np.float64]:
    """Log-odds of probabilities."""
    given = np.asarray(probabilities, dtype=np.float64)
    return np.log(given / (1 - given))


def scores(**given: float) -> NDArray[np.float32]:
    """The scores of each issue; those that are not given are hardly there."""
    return np.array([given.get(issue, 0.001) for issue in CONDUCT], dtype=np.float32)


def fails(_: str) -> Seen:
    """What can't read, and has the text in its error."""
    raise RuntimeError("secret text")


class SecondReader:
    """A second reader that says what `says` says of a text; `asked` are the texts that it has read."""

    broken = False

    def __init__(self, says: Callable[[str], NDArray[np.float32]] = lambda _: scores()) -> None:
        self._says = says
        self.asked: list[str] = []
        self._kept: dict[tuple[str, str, str], Seen] = {}

    def known(self, text: str, author: str, surface: str) -> Seen | None:
        """What it said before."""
        return self._kept.get((text, author, surface))

    def look(self, text: str, author: str, surface: str) -> Seen | None:
        """What it says; the tags are those of the first."""
        self.asked.append(text)
        self._kept[text, author, surface] = replace(reader.look(text, author, surface), scores=self._says(text))  # type: ignore[attr-defined]
        return self._kept[text, author, surface]


@contextmanager
def read_with(second: object, /, **changed: object) -> Iterator[None]:
    """Read with a second reader that is asked of every text; `changed` settings take the place of the stored ones."""
    settings: dict[str, Any] = copy.deepcopy({**thresholds.settings(), **changed})
    if "second" not in changed:
        for author in AUTHORS:
            settings["second"]["authors"][author]["doubt"] = ALL
    thresholds.of.cache_clear()
    with patch.object(thresholds, "settings", lambda: settings), patch.object(reader, "second", second):
        yield
    thresholds.of.cache_clear()
