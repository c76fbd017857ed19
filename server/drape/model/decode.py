"""The classifier's output classes, and decoding their probabilities into spans. Used by prediction and training."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from drape.finding import CONDUCT_LABELS, SPAN_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

SPAN_CLASSES = tuple(sorted(SPAN_LABELS))
CONDUCT_CLASSES = tuple(sorted(CONDUCT_LABELS))
TAGS = ("O", *(f"{edge}-{label}" for label in SPAN_CLASSES for edge in "BI"), "L-NAME", "L-OTHER")
"""BIO tags: O, begin and inside of each label, and two hard-negative tags for look-alikes, which are not flagged."""

_FIRST = 1
_EDGES = " \t\n.,;:!?\"'’“”()…-–"
"""Characters that never begin or end a span."""
_FLAGGED = 2 * len(SPAN_CLASSES)


class LabelledSpan(NamedTuple):
    """A labelled span in code points, with its highest flag probability (0 to 1)."""

    start: int
    end: int
    label: str
    score: float


def flag_probability(probabilities: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each token's probability of being flagged with any label; tokens × TAGS in, one value for each token out."""
    total: NDArray[np.float32] = probabilities[:, _FIRST : _FIRST + _FLAGGED].sum(axis=1)
    return total


def decode_spans(
    probabilities: NDArray[np.float32], pieces: Sequence[tuple[int, int]], text: str, threshold: float
) -> list[LabelledSpan]:
    """Join tokens with a flag probability over `threshold` into spans of whole words.

    `probabilities` are tokens × TAGS; `pieces` are the tokens' spans `[start, end)` in `text`, in code points.
    """
    flagged = probabilities[:, _FIRST : _FIRST + _FLAGGED].reshape(len(pieces), len(SPAN_CLASSES), 2)
    by_label = flagged.sum(axis=2)
    best, total = by_label.argmax(axis=1), by_label.sum(axis=1)
    found: list[LabelledSpan] = []
    for i, (start, end) in enumerate(pieces):
        if total[i] <= threshold:
            continue
        label, score = SPAN_CLASSES[best[i]], float(total[i])
        begins = flagged[i, best[i], 0] >= 0.5 and not (start and text[start - 1].isalnum())
        last = found[-1] if found else None
        if last and last.label == label and not begins and not text[last.end : start].strip(" '’-./@"):
            found[-1] = LabelledSpan(last.start, end, label, max(last.score, score))
        elif last and last.end == start and text[start - 1].isalnum():  # the rest of a word joins its beginning
            found[-1] = last._replace(end=end)
        else:
            found.append(LabelledSpan(start, end, label, score))
    whole = (_whole_words(span, text) for span in found)
    return [span for span in whole if span.start < span.end]


def _whole_words(span: LabelledSpan, text: str) -> LabelledSpan:
    start, end = span.start, span.end
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    words = text[start:end]
    return span._replace(
        start=start + len(words) - len(words.lstrip(_EDGES)), end=end - len(words) + len(words.rstrip(_EDGES))
    )
