"""From where on what the readers say counts: chosen when they were trained, of each author and in log-odds."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@lru_cache(maxsize=1)
def settings() -> Mapping[str, Any]:
    """The thresholds that were chosen when the model was trained, and what it is."""
    stored: dict[str, Any] = json.loads((files("drape") / "model" / "reader.json").read_text(encoding="utf-8"))
    return stored


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on an author's text is risky: each issue's probability, and by how many log-odds over it, or under.

    `block` is how much further, in log-odds, an issue has to be for its text to be held.
    """

    issues: Mapping[str, float]
    lead: float
    block: float

    def over(self, scores: Mapping[str, float]) -> Mapping[str, float]:
        """How far each issue is over what makes a text risky, in log-odds."""
        return {issue: log_odds(score) - log_odds(self.issues[issue]) - self.lead for issue, score in scores.items()}

    def raised(self, scores: Mapping[str, float]) -> frozenset[str]:
        """The likeliest issue of a risky text, and those beside it that are over their own thresholds."""
        over = self.over(scores)
        likeliest = max(over, key=lambda issue: over[issue])
        others = {issue for issue, margin in over.items() if margin >= max(0.0, -self.lead)}
        return frozenset({likeliest, *others}) if over[likeliest] >= 0 else frozenset()


@lru_cache(maxsize=8)
def of(author: str) -> Thresholds:
    """Those of an author; they were chosen when the model was trained."""
    return Thresholds(**settings()["authors"][author])


def log_odds(probability: float) -> float:
    """Log-odds of a probability, within what a float can tell from 0 and 1."""
    bounded = min(max(probability, 1e-7), 1 - 1e-7)
    return math.log(bounded / (1 - bounded))


def lowered(score: float, less: float) -> float:
    """A probability with its log-odds lowered."""
    return 1 / (1 + math.exp(less - log_odds(score))) if less and score else float(score)
