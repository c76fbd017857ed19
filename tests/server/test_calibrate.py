"""Thresholds are chosen so that few clean messages alarm and fewer block, after one look and after two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from doubts import odds
from drape.finding import AUTHORS
from drape.tags import CONDUCT
from drape.thresholds import Thresholds
from training import calibrate
from training.calibrate import AGAIN, ALARMS, BLOCKS, SURELY, Judged, choose
from training.card import groups, reliability
from training.corpus import Example, Piece

if TYPE_CHECKING:
    from numpy.typing import NDArray

EACH = 500
"""Messages of each author, half of them clean."""

NOISE = {"practice": 0.5, "clinician": 1.5, "staff": 1.0, "patient": 0.0}
"""How much likelier than others an author's clean messages seem to hold something, in log-odds."""


@dataclass(frozen=True)
class Made:
    """Messages, and what two readers say of them."""

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


def made(*, seed: int = 1, worse: float = 0.0) -> Made:
    """A first reader that tells risky from clean by some log-odds, and a second that does so by more."""
    random = np.random.default_rng(seed)
    examples, gold, noise = [], [], []
    for author in AUTHORS:
        for number in range(EACH):
            issues = frozenset({CONDUCT[number // 2 % len(CONDUCT)]} if number % 2 else ())
            examples.append(Example(f"{author}-{number}", author, "facebook_post", (Piece("We are open."),), issues))
            gold.append([issue in issues for issue in CONDUCT])
            noise.append(NOISE[author] + worse)
    there = np.array(gold)
    clean = np.array([not any(row) for row in gold])

    def says(apart: float) -> Judged:
        log_odds = random.normal(-apart, 1.0, there.shape) + 2 * apart * there
        log_odds[clean] += np.array(noise)[clean, None]
        return Judged(1 / (1 + np.exp(-log_odds)), there, clean, log_odds.max(axis=1) > 0)

    return Made(examples, says(2.0), says(3.0))


def read_with(chosen: dict[str, Any], made: Made) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """How far each message is over its author's threshold, as the reader counts it, and which were looked at again."""
    over, again = [], []
    for example, once, twice in zip(made.examples, made.once.scores, made.twice.scores, strict=True):
        limits = Thresholds(**chosen["authors"][example.author])
        second = chosen["second"]["authors"][example.author]
        margin = max(limits.over(dict(zip(CONDUCT, once, strict=True))).values())
        again.append(second["doubt"][0] <= margin <= second["doubt"][1])
        if again[-1]:
            moved = odds(twice) + np.array([second["issues"][issue] for issue in CONDUCT])
            mixed = 1 / (1 + np.exp(-moved))
            margin = max(limits.over(dict(zip(CONDUCT, mixed, strict=True))).values())
        over.append(margin)
    return np.array(over), np.array(again)


@pytest.fixture(autouse=True)
def no_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "_span_threshold", lambda _: 0.4)


@pytest.mark.parametrize("seed", range(4))
def test_few_clean_messages_alarm_and_fewer_block(seed: int) -> None:
    messages = made(seed=seed)
    chosen = messages.chosen()
    over, again = read_with(chosen, messages)
    clean = messages.once.clean
    for author in AUTHORS:
        theirs = clean & (messages.authors == author)
        assert (over[theirs] >= 0).mean() <= ALARMS[author]
        assert again[theirs].mean() <= AGAIN
    block = chosen["authors"]["practice"]["block"]
    assert (over[clean] >= block).mean() <= BLOCKS
    assert (over[~clean] >= 0).mean() > 0.85


def test_all_that_alarms_for_sure_after_one_look_is_risky() -> None:
    messages = made()
    chosen = messages.chosen()
    none = {author: {**chosen["second"]["authors"][author], "doubt": (99, -99)} for author in AUTHORS}
    once, again = read_with({**chosen, "second": {"authors": none}}, messages)
    high = chosen["second"]["authors"]["practice"]["doubt"][1]
    assert not again.any()
    assert (once[messages.once.clean] > high).mean() <= SURELY


def test_thresholds_stand_in_their_order() -> None:
    chosen = made().chosen()
    authors, second = chosen["authors"], chosen["second"]["authors"]
    for author in AUTHORS:
        low, high = second[author]["doubt"]
        assert low < 0 < high
        assert set(authors[author]["issues"]) == set(second[author]["issues"]) == set(CONDUCT)
        assert all(0.2 <= threshold <= 0.95 for threshold in authors[author]["issues"].values())
    assert len({authors[author]["block"] for author in AUTHORS}) == 1
    assert authors["practice"]["block"] >= 0
    assert (chosen["spans"], chosen["spans_if_risky"]) == (0.4, 0.2)
    assert chosen["second"]["share"] == calibrate.SHARE


def test_whose_clean_messages_seem_riskier_has_more_to_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "ALARMS", dict.fromkeys(AUTHORS, 0.04))
    authors = made().chosen()["authors"]
    by_lead = sorted(AUTHORS, key=lambda author: authors[author]["lead"])
    assert by_lead == sorted(AUTHORS, key=NOISE.__getitem__)


@pytest.mark.parametrize("bound", ["ALARMS", "BLOCKS"])
def test_the_fewer_may_alarm_or_block_the_more_there_is_to_pass(bound: str, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = made()
    passed = []
    for share in (0.08, 0.04, 0.02, 0.01):
        monkeypatch.setattr(calibrate, bound, dict.fromkeys(AUTHORS, share) if bound == "ALARMS" else share)
        chosen = messages.chosen()["authors"]
        passed.append([chosen[author]["lead" if bound == "ALARMS" else "block"] for author in AUTHORS])
    assert all(np.diff(passed, axis=0).ravel() >= 0)
    assert passed[0] != passed[-1]


def test_a_second_reader_that_tells_more_apart_finds_more() -> None:
    messages = made(worse=1.0)
    found = []
    for twice in (messages.once, messages.twice):
        over, _ = read_with(choose(messages.once, twice, messages.examples), replace(messages, twice=twice))
        found.append((over[~messages.once.clean] >= 0).mean())
    assert found[0] < found[1]


def test_the_card_counts_what_was_raised() -> None:
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
