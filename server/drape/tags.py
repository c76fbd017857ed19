"""The reader's output classes, and how their probabilities become spans. Shared by reading and training."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drape.finding import ISSUES, SPAN_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

LABELS = tuple(sorted(SPAN_LABELS))
CONDUCT = tuple(sorted(ISSUES))
TAGS = ("O", *(f"{edge}-{label}" for label in LABELS for edge in "BI"), "L-NAME", "L-OTHER")
"""O, the begin and inside of each label, and two classes for look-alikes, which are not flagged."""

_FIRST = 1
_EDGES = " \t\n.,;:!?\"'’“”()…-–"
"""Characters that never begin or end a span."""
_FLAGGED = 2 * len(LABELS)


class Span(NamedTuple):
    """A labelled stretch in code points, with the reader's probability that it is to be flagged."""

    start: int
    end: int
    label: str
    score: float


def flagged(probabilities: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probability of each piece (a row) that it is to be flagged at all."""
    total: NDArray[np.float32] = probabilities[:, _FIRST : _FIRST + _FLAGGED].sum(axis=1)
    return total


def spans(
    probabilities: NDArray[np.float32], pieces: Sequence[tuple[int, int]], text: str, threshold: float
) -> list[Span]:
    """Join the pieces (`[start, end)` of `text`, one a row) whose probability to be flagged is over the threshold."""
    flagged = probabilities[:, _FIRST : _FIRST + _FLAGGED].reshape(len(pieces), len(LABELS), 2)
    by_label = flagged.sum(axis=2)
    best, total = by_label.argmax(axis=1), by_label.sum(axis=1)
    found: list[Span] = []
    for i, (start, end) in enumerate(pieces):
        if total[i] <= threshold:
            continue
        label, score = LABELS[best[i]], float(total[i])
        begins = flagged[i, best[i], 0] >= 0.5 and not (start and text[start - 1].isalnum())
        last = found[-1] if found else None
        if last and last.label == label and not begins and not text[last.end : start].strip(" '’-./@"):
            found[-1] = Span(last.start, end, label, max(last.score, score))
        elif last and last.end == start and text[start - 1].isalnum():  # the rest of a word goes with its beginning
            found[-1] = last._replace(end=end)
        else:
            found.append(Span(start, end, label, score))
    whole = (_whole_words(span, text) for span in found)
    return [span for span in whole if span.start < span.end]


def _whole_words(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    words = text[start:end]
    return span._replace(
        start=start + len(words) - len(words.lstrip(_EDGES)), end=end - len(words) + len(words.rstrip(_EDGES))
    )
