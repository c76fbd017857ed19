"""What is in doubt is looked at again: within a budget, nearest to a threshold first, and never at the cost of an answer."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from drape.finding import AUTHORS
from drape.model import classifier
from drape.model.classifier import Budget, predict
from drape.model.decode import CONDUCT_CLASSES
from fake_models import FakeSecondModel, conduct_scores, disclosure_output, first_output, log_odds, use_second_model

if TYPE_CHECKING:
    from drape.model.inference import WindowOutput
    from drape.model.prediction import Prediction

CONFIG: dict[str, Any] = {
    "spans": 0.5,
    "spans_if_risky": 0.5,
    "authors": {
        author: {"issues": dict.fromkeys(CONDUCT_CLASSES, 0.5), "lead": 0.0, "block": 1.0} for author in AUTHORS
    },
    "second": {
        "share": 0.75,
        "authors": {
            author: {"doubt": (-3.0, 2.0), "issues": dict.fromkeys(CONDUCT_CLASSES, 0.0)} for author in AUTHORS
        },
    },
}
"""Every threshold at a half, and in doubt from three log-odds under that to two over it."""


def window_with(number: int, first: float) -> str:
    """A paragraph long enough for a window, whose last word is what `first_output` makes of it."""
    return f"{'many words stand here ' * 3}with number {number} at {first}."


def prediction_of(
    paragraphs: list[str], model: object, looks_left: int | None = None, /, **changed: object
) -> Prediction:
    """The prediction for paragraphs, each of which is a window where they are many."""
    text = "\n\n".join(paragraphs)
    ends = [0, *(sum(map(len, paragraphs[: at + 1])) + 2 * (at + 1) for at in range(len(paragraphs)))]
    ends[-1] = len(text)
    sentences = list(pairwise(ends))
    with use_second_model(model, **(CONFIG | changed)):
        return predict(text, "practice", "facebook_post", sentences, Budget(looks_left))


@pytest.fixture
def first_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first model gives what the last word of a window says."""
    monkeypatch.setattr(classifier, "predict_window", first_output)


@pytest.mark.usefixtures("first_model")
@pytest.mark.parametrize(
    ("first", "second", "mixed", "looks"),
    [
        (1.0, 0.9, 0.25 * 1.0 + 0.75 * log_odds(0.9), 1),
        (1.0, 0.2, 0.25 * 1.0 + 0.75 * log_odds(0.2), 1),
        (-2.9, 0.99, 0.25 * -2.9 + 0.75 * log_odds(0.99), 1),
        (2.1, 0.01, 2.1, 0),
        (-3.1, 0.99, -3.1, 0),
    ],
)
def test_two_looks_count_by_their_shares_where_the_first_is_in_doubt(
    first: float, second: float, mixed: float, looks: int
) -> None:
    model = FakeSecondModel(lambda _: conduct_scores(DISCLOSURE=second))
    prediction = prediction_of([window_with(1, first)], model)
    assert log_odds(prediction.scores["DISCLOSURE"]) == pytest.approx(mixed, abs=1e-3)
    assert ("DISCLOSURE" in prediction.issues, len(model.texts)) == (mixed >= 0, looks)
    assert prediction.settled
    assert prediction.complete


@pytest.mark.usefixtures("first_model")
def test_both_looks_are_moved_to_the_thresholds_of_the_first() -> None:
    shifted = {"doubt": (-3.0, 2.0), "issues": {**dict.fromkeys(CONDUCT_CLASSES, 0.0), "DISCLOSURE": -1.5}}
    second = {"share": 0.75, "authors": dict.fromkeys(AUTHORS, shifted)}
    model = FakeSecondModel(lambda _: conduct_scores(DISCLOSURE=0.7))
    prediction = prediction_of([window_with(1, 1.0)], model, second=second)
    assert log_odds(prediction.scores["DISCLOSURE"]) == pytest.approx(0.25 + 0.75 * log_odds(0.7) - 1.5, abs=1e-3)
    assert prediction.issues == frozenset()


@pytest.mark.usefixtures("first_model")
def test_in_a_second_look_too_only_patients_disclose_themselves() -> None:
    model = FakeSecondModel(lambda _: conduct_scores(SELF_DISCLOSURE=0.999))
    prediction = prediction_of([window_with(1, -0.5)], model)
    assert (prediction.scores["SELF_DISCLOSURE"], prediction.issues) == (0.0, frozenset())


WINDOWS = [window_with(number, first) for number, first in enumerate([5, 1.9, -0.5, -2.5, 0.2, -5, 1.0, -9])]
IN_DOUBT = [4, 2, 6, 1, 3]
"""Those of WINDOWS that are, nearest to the threshold first."""


@pytest.mark.usefixtures("first_model")
@pytest.mark.parametrize(
    ("looks_left", "asked", "settled"),
    [(None, IN_DOUBT, True), (0, [], False), (2, IN_DOUBT[:2], False), (5, IN_DOUBT, True), (9, IN_DOUBT, True)],
)
def test_the_nearest_windows_are_looked_at_again_as_far_as_the_budget_goes(
    looks_left: int | None,
    asked: list[int],
    *,
    settled: bool,
) -> None:
    model = FakeSecondModel(lambda _: conduct_scores(DISCLOSURE=0.001))
    prediction = prediction_of(WINDOWS, model, looks_left)
    assert model.texts == [WINDOWS[at] for at in asked]
    assert (prediction.settled, prediction.complete) == (settled, True)
    assert prediction.issues == {"DISCLOSURE"}  # the window that is in no doubt


@pytest.mark.usefixtures("first_model")
def test_windows_that_were_looked_at_again_before_take_nothing_of_the_budget() -> None:
    model = FakeSecondModel(lambda _: conduct_scores(DISCLOSURE=0.001))
    settled = [prediction_of(WINDOWS, model, 2).settled for _ in range(3)]
    assert settled == [False, False, True]
    assert model.texts == [WINDOWS[at] for at in IN_DOUBT]
    assert prediction_of(WINDOWS, model, 0) == prediction_of(WINDOWS, model)


@pytest.mark.usefixtures("first_model")
def test_of_a_chapter_the_64_windows_nearest_to_the_threshold_are_looked_at_again() -> None:
    chapter = [window_with(number, round(1.95 - number / 50, 2)) for number in range(80)]
    model = FakeSecondModel(lambda _: conduct_scores(DISCLOSURE=0.001))
    prediction = prediction_of(chapter, model)
    nearest = sorted(chapter, key=lambda text: abs(float(text.rstrip(".").split()[-1])))
    assert (len(model.texts), set(model.texts)) == (64, set(nearest[:64]))
    assert prediction.settled
    assert prediction.issues == {"DISCLOSURE"}  # the first look counts where there is no second


@pytest.mark.usefixtures("first_model")
@pytest.mark.parametrize(
    ("looks_left", "settled", "complete"), [(0, False, True), (1, True, False), (None, True, False)]
)
def test_a_second_model_that_breaks_leaves_the_first_prediction(
    looks_left: int | None,
    *,
    settled: bool,
    complete: bool,
) -> None:
    class Broken(FakeSecondModel):
        def look(self, *_: str) -> None:
            self.broken = True

    prediction = prediction_of([window_with(1, 1.0)], Broken(), looks_left)
    assert log_odds(prediction.scores["DISCLOSURE"]) == pytest.approx(1.0, abs=1e-3)
    assert prediction.issues == {"DISCLOSURE"}
    assert (prediction.settled, prediction.complete) == (settled, complete)


def test_the_evidence_lies_where_the_second_model_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "it is 1. then it is 1"
    sentences = [(0, 9), (9, len(text))]
    first_sentence = disclosure_output((2.0, (0, 2)), (-1.0, (9, 13)))
    second_sentence = disclosure_output((-1.0, (0, 2)), (2.0, (9, 13)))

    class SeesTheSecondSentence(FakeSecondModel):
        def look(self, *_: str) -> WindowOutput | None:
            return second_sentence

    monkeypatch.setattr(classifier, "predict_window", lambda *_: first_sentence)
    with use_second_model(SeesTheSecondSentence(), **CONFIG):
        for looks_left, evidence in ((0, sentences[0]), (1, sentences[1])):
            prediction = predict(text, "practice", "facebook_post", sentences, Budget(looks_left))
            assert prediction.evidence["DISCLOSURE"] == evidence


@pytest.mark.usefixtures("first_model")
@pytest.mark.parametrize(("first", "raised"), [(3.0, {"DISCLOSURE"}), (-9.0, set()), (0.4, set())])
def test_a_paragraph_of_a_short_text_is_judged_alone_too(first: float, raised: set[str]) -> None:
    prediction = prediction_of([f"it is {first}", "it is -9."], FakeSecondModel(), 0, second={**CONFIG["second"]})
    assert prediction.issues == raised  # a part counts half a log-odds less
