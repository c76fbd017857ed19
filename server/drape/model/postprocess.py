"""Correct a prediction where the sentences themselves rule a conduct label out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.text.boilerplate import is_boilerplate
from drape.text.negation import could_breach, only_asks, only_thanks, protects

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drape.model.prediction import Prediction
    from drape.spans import Span
    from drape.text.normalized_text import NormalizedText


def postprocess(
    prediction: Prediction,
    plain: NormalizedText,
    sentences: Sequence[Span],
    read_without: Callable[[Sequence[Span]], Prediction],
) -> Prediction:
    """The corrected prediction for a text with the plain form `plain` and its `sentences` (code points of that form).

    Thanks and boilerplate confirm nothing, and a question about nobody discloses nobody. Where sentences deny or forbid
    what a conduct label is about, the label stays only if the rest of the text shows it: `read_without` predicts the
    text again without spans (code points of the normalized text).
    """
    if only_thanks(plain.text) or is_boilerplate(plain.text[slice(*place)] for place in sentences):
        prediction = prediction.but("PATIENT_CONFIRMATION", None)
    if only_asks(plain.text) and {span.label for span in prediction.spans} <= {"HEALTH"}:
        prediction = prediction.but("SELF_DISCLOSURE", None)
    for issue in sorted(prediction.issues):
        protective = [place for place in sentences if protects(plain.text[slice(*place)], issue)]
        if protective:
            others = " ".join(plain.text[slice(*place)] for place in sentences if place not in protective)
            rest = could_breach(others, issue) and read_without([plain.to_original(*place) for place in protective])
            prediction = prediction.but(issue, rest or None)
    return prediction
