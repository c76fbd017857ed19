"""Thresholds are chosen so that few clean messages are false positives and fewer block, after one look and after two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from drape.finding import AUTHORS
from drape.model.decode import CONDUCT_CLASSES
from drape.model.thresholds import Thresholds
from fake_models import log_odds
from training import calibrate
from training.calibrate import AGAIN, ALARMS, BLOCKS, SURELY, Judged, choose
from training.card import groups, reliability
from training.corpus import Example, Piece

if TYPE_CHECKING:
    from numpy.typing import NDArray

EACH = 500
"""Messages of each author, half of them clean."""

NOISE = {"practice": 0.5, "clinician": 1.5, "staff": 1.0, "patient": 0.0}
"""By how many log-odds an author's clean messages score higher than others'."""


@dataclass(frozen=True)
class Sample:
    """Messages, and the scores that two models give them."""

    examples: list[Example]
    once: Judged
    twice: Judged

    def chosen(self) -> dict[str, Any]:
        """Their thresholds."""
        return choose(self.once, self.twice, self.examples)

    @property
    def authors(self) -> NDArray[np.str_]:
        """Who wrote each."""
        return np.array([example.author for example in self.examples])


def make_sample(*, seed: int = 1, worse: float = 0.0) -> Sample:
    """Messages that a first model tells from clean ones by some log-odds, and a second model by more."""
    random = np.random.default_rng(seed)
    examples, gold, noise = [], [], []
    for author in AUTHORS:
        for number in range(EACH):
            issues = frozenset({CONDUCT_CLASSES[number // 2 % len(CONDUCT_CLASSES)]} if number % 2 else ())
            examples.append(Example(f"{author}-{number}", author, "facebook_post", (Piece("We are open."),), issues))
            gold.append([issue in issues for issue in CONDUCT_CLASSES])
            noise.append(NOISE[author] + worse)
    there = np.array(gold)
    clean = np.array([not any(row) for row in gold])

    def scores(apart: float) -> Judged:
        logits = random.normal(-apart, 1.0, there.shape) + 2 * apart * there
        logits[clean] += np.array(noise)[clean, None]
        return Judged(1 / (1 + np.exp(-logits)), there, clean, logits.max(axis=1) > 0)

    return Sample(examples, scores(2.0), scores(3.0))


def judge(chosen: dict[str, Any], sample: Sample) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How far each message is over its author's threshold, in log-odds, and which were looked at again."""
    over, again = [], []
    for example, once, twice in zip(sample.examples, sample.once.scores, sample.twice.scores, strict=True):
        limits = Thresholds(**chosen["authors"][example.author])
        second = chosen["second"]["authors"][example.author]
        margin = max(limits.over(dict(zip(CONDUCT_CLASSES, once, strict=True))).values())
        again.append(second["doubt"][0] <= margin <= second["doubt"][1])
        if again[-1]:
            moved = log_odds(twice) + np.array([second["issues"][issue] for issue in CONDUCT_CLASSES])
            mixed = 1 / (1 + np.exp(-moved))
            margin = max(limits.over(dict(zip(CONDUCT_CLASSES, mixed, strict=True))).values())
        over.append(margin)
    return np.array(over), np.array(again)


@pytest.fixture(autouse=True)
def no_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "_span_threshold", lambda _: 0.4)


@pytest.mark.parametrize("seed", range(4))
def test_few_clean_messages_are_false_positives_and_fewer_block(seed: int) -> None:
    messages = make_sample(seed=seed)
    chosen = messages.chosen()
    over, again = judge(chosen, messages)
    clean = messages.once.clean
    for author in AUTHORS:
        theirs = clean & (messages.authors == author)
        assert (over[theirs] >= 0).mean() <= ALARMS[author]
        assert again[theirs].mean() <= AGAIN
    block = chosen["authors"]["practice"]["block"]
    assert (over[clean] >= block).mean() <= BLOCKS
    assert (over[~clean] >= 0).mean() > 0.85


def test_hardly_any_clean_message_is_over_the_range_of_doubt_after_one_look() -> None:
    messages = make_sample()
    chosen = messages.chosen()
    none = {author: {**chosen["second"]["authors"][author], "doubt": (99, -99)} for author in AUTHORS}
    once, again = judge({**chosen, "second": {"authors": none}}, messages)
    high = chosen["second"]["authors"]["practice"]["doubt"][1]
    assert not again.any()
    assert (once[messages.once.clean] > high).mean() <= SURELY


def test_chosen_thresholds_are_in_order_and_complete() -> None:
    chosen = make_sample().chosen()
    authors, second = chosen["authors"], chosen["second"]["authors"]
    for author in AUTHORS:
        low, high = second[author]["doubt"]
        assert low < 0 < high
        assert set(authors[author]["issues"]) == set(second[author]["issues"]) == set(CONDUCT_CLASSES)
        assert all(0.2 <= threshold <= 0.95 for threshold in authors[author]["issues"].values())
    assert len({authors[author]["block"] for author in AUTHORS}) == 1
    assert authors["practice"]["block"] >= 0
    assert (chosen["spans"], chosen["spans_if_risky"]) == (0.4, 0.2)
    assert chosen["second"]["share"] == calibrate.SHARE


def test_an_author_whose_clean_messages_score_higher_gets_a_higher_threshold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "ALARMS", dict.fromkeys(AUTHORS, 0.04))
    authors = make_sample().chosen()["authors"]
    by_lead = sorted(AUTHORS, key=lambda author: authors[author]["lead"])
    assert by_lead == sorted(AUTHORS, key=NOISE.__getitem__)


@pytest.mark.parametrize("bound", ["ALARMS", "BLOCKS"])
def test_fewer_allowed_false_positives_or_blocks_mean_a_higher_threshold(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = make_sample()
    thresholds = []
    for share in (0.08, 0.04, 0.02, 0.01):
        monkeypatch.setattr(calibrate, bound, dict.fromkeys(AUTHORS, share) if bound == "ALARMS" else share)
        chosen = messages.chosen()["authors"]
        thresholds.append([chosen[author]["lead" if bound == "ALARMS" else "block"] for author in AUTHORS])
    assert all(np.diff(thresholds, axis=0).ravel() >= 0)
    assert thresholds[0] != thresholds[-1]


def test_a_second_model_that_separates_better_finds_more() -> None:
    messages = make_sample(worse=1.0)
    found = []
    for twice in (messages.once, messages.twice):
        over, _ = judge(choose(messages.once, twice, messages.examples), replace(messages, twice=twice))
        found.append((over[~messages.once.clean] >= 0).mean())
    assert found[0] < found[1]


def test_the_model_card_counts_what_was_raised() -> None:
    examples = [
        Example(str(number), author, "messenger", (Piece("Hi"),), frozenset(issues))
        for number, (author, issues) in enumerate(
            [("staff", {"BOUNDARY"}), ("staff", ()), ("patient", ()), ("staff", ())]
        )
    ]
    seen = Judged(
        np.array([[0.95], [0.05], [0.15], [0.05]]),
        np.array([[True], [False], [False], [False]]),
        np.array([False, True, True, True]),
        np.array([True, True, False, False]),
    )
    assert groups(seen, examples, lambda example: example.author) == [
        ("patient", 1, "–", "0.00"),
        ("staff", 3, "1.00", "0.50"),
    ]
    assert reliability(seen) == [
        ("0.0 to 0.1", 2, "0.05", "0.00"),
        ("0.1 to 0.2", 1, "0.15", "0.00"),
        ("0.9 to 1.0", 1, "0.95", "1.00"),
    ]
