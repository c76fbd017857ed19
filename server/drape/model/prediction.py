"""The classifier's results: for a whole text, and for one window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drape.model.decode import LabelledSpan
    from drape.model.inference import WindowOutput
    from drape.model.thresholds import Thresholds
    from drape.spans import Span


@dataclass(frozen=True, slots=True)
class Prediction:
    """A text's prediction: labelled spans, conduct scores, evidence sentences, and the raised labels (`issues`)."""

    spans: tuple[LabelledSpan, ...]
    scores: Mapping[str, float]
    evidence: Mapping[str, Span]
    issues: frozenset[str]
    settled: bool = True
    """Whether no second look is still to come."""
    complete: bool = True
    """Whether every window in doubt could get its second look."""

    def but(self, issue: str, other: Prediction | None) -> Prediction:
        """The prediction with the values of one conduct label from `other`, or without the label."""
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
class ScoredWindow:
    """One window's output, and its conduct scores after a penalty of `less` log-odds; code points of the text."""

    start: int
    end: int
    seen: WindowOutput
    scores: Mapping[str, float]
    thresholds: Thresholds
    less: float

    @property
    def issues(self) -> frozenset[str]:
        """The raised conduct labels."""
        return self.thresholds.raised(self.scores)

    @property
    def margin(self) -> float:
        """How far the highest score is over its threshold, in log-odds; negative if nothing is raised."""
        return max(self.thresholds.over(self.scores).values())
