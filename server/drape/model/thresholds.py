"""The classifier's thresholds for each author, chosen in training; distances are in log-odds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drape.model import config

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One author's thresholds: a probability for each conduct label, and a `lead` in log-odds added to all of them.

    `block` is how much further, in log-odds, a score must be for its text to be held.
    """

    issues: Mapping[str, float]
    lead: float
    block: float

    def over(self, scores: Mapping[str, float]) -> Mapping[str, float]:
        """How far each conduct score is over the level that makes a text risky, in log-odds."""
        return {issue: log_odds(score) - log_odds(self.issues[issue]) - self.lead for issue, score in scores.items()}

    def raised(self, scores: Mapping[str, float]) -> frozenset[str]:
        """The likeliest conduct label of a risky text, and others over their thresholds; empty if it is not risky."""
        over = self.over(scores)
        likeliest = max(over, key=lambda issue: over[issue])
        others = {issue for issue, margin in over.items() if margin >= max(0.0, -self.lead)}
        return frozenset({likeliest, *others}) if over[likeliest] >= 0 else frozenset()


@lru_cache(maxsize=8)
def thresholds_for(author: str) -> Thresholds:
    """The thresholds for an author."""
    return Thresholds(**config.model_config()["authors"][author])


def log_odds(probability: float) -> float:
    """Log-odds of a probability, clipped to [1e-7, 1 - 1e-7]."""
    bounded = min(max(probability, 1e-7), 1 - 1e-7)
    return math.log(bounded / (1 - bounded))


def lower_log_odds(score: float, less: float) -> float:
    """A probability lowered by `less` log-odds."""
    return 1 / (1 + math.exp(less - log_odds(score))) if less and score else float(score)
