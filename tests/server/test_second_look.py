"""What is in doubt is looked at again: within a budget, nearest to a threshold first, and never at the cost of an answer."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from doubts import SecondReader, fails, odds, read_with, scores
from drape import network, reader
from drape.finding import AUTHORS
from drape.network import SecondLooks, seen
from drape.reader import Budget, opine
from drape.tags import CONDUCT, TAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.network import Seen
    from drape.reader import Opinion

ONE = "DISCLOSURE"
AT = CONDUCT.index(ONE)


# ---- a reader whose first look says what the text says of itself


SIMPLE: dict[str, Any] = {
    "spans": 0.5,
    "spans_if_risky": 0.5,
    "authors": {author: {"issues": dict.fromkeys(CONDUCT, 0.5), "lead": 0.0, "block": 1.0} for author in AUTHORS},
    "second": {
        "share": 0.75,
        "authors": {author: {"doubt": (-3.0, 2.0), "issues": dict.fromkeys(CONDUCT, 0.0)} for author in AUTHORS},
    },
}
"""Every issue at a half, and in doubt from three log-odds under that to two over it."""


def first(text: str, _author: str, _surface: str) -> Seen:
    """Disclosure by as many log-odds as the last word says, and nothing else."""
    shares = np.full((1, len(CONDUCT)), -9.0, dtype=np.float32)
    shares[0, AT] = float(text.rstrip(". ").split()[-1])
    outside = np.zeros((1, len(TAGS)), dtype=np.float32)
    outside[0, 0] = 1
    return seen(outside, shares, [(0, len(text))])


def window(number: int, log_odds: float) -> str:
    return f"{'many words stand here ' * 3}with number {number} at {log_odds}."


def opinion_of(lines: list[str], second: object, left: int | None = None, /, **changed: object) -> Opinion:
    """What is said of paragraphs, each of which is a window where they are many."""
    text = "\n\n".join(lines)
    ends = [0, *(sum(map(len, lines[: at + 1])) + 2 * (at + 1) for at in range(len(lines)))]
    ends[-1] = len(text)
    sentences = list(pairwise(ends))
    with read_with(second, **(SIMPLE | changed)):
        return opine(text, "practice", "facebook_post", sentences, Budget(left))


@pytest.fixture
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "look", first)


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("log_odds", "second", "mixed", "looks"),
    [
        (1.0, 0.9, 0.25 * 1.0 + 0.75 * odds(0.9), 1),
        (1.0, 0.2, 0.25 * 1.0 + 0.75 * odds(0.2), 1),
        (-2.9, 0.99, 0.25 * -2.9 + 0.75 * odds(0.99), 1),
        (2.1, 0.01, 2.1, 0),
        (-3.1, 0.99, -3.1, 0),
    ],
)
def test_two_looks_count_by_their_shares_where_the_first_is_in_doubt(
    log_odds: float, second: float, mixed: float, looks: int
) -> None:
    larger = SecondReader(lambda _: scores(DISCLOSURE=second))
    opinion = opinion_of([window(1, log_odds)], larger)
    assert odds(opinion.scores[ONE]) == pytest.approx(mixed, abs=1e-3)
    assert (ONE in opinion.issues, len(larger.asked)) == (mixed >= 0, looks)
    assert opinion.settled
    assert opinion.complete


@pytest.mark.usefixtures("simple")
def test_both_looks_are_moved_to_the_thresholds_of_the_first() -> None:
    shifted = {"doubt": (-3.0, 2.0), "issues": {**dict.fromkeys(CONDUCT, 0.0), ONE: -1.5}}
    again = {"share": 0.75, "authors": dict.fromkeys(AUTHORS, shifted)}
    opinion = opinion_of([window(1, 1.0)], SecondReader(lambda _: scores(DISCLOSURE=0.7)), second=again)
    assert odds(opinion.scores[ONE]) == pytest.approx(0.25 + 0.75 * odds(0.7) - 1.5, abs=1e-3)
    assert opinion.issues == frozenset()


@pytest.mark.usefixtures("simple")
def test_only_patients_disclose_themselves_in_a_second_look_either() -> None:
    opinion = opinion_of([window(1, -0.5)], SecondReader(lambda _: scores(SELF_DISCLOSURE=0.999)))
    assert (opinion.scores["SELF_DISCLOSURE"], opinion.issues) == (0.0, frozenset())


MANY = [window(number, log_odds) for number, log_odds in enumerate([5, 1.9, -0.5, -2.5, 0.2, -5, 1.0, -9])]
IN_DOUBT = [4, 2, 6, 1, 3]
"""Those of MANY that are, nearest to the threshold first."""


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(
    ("left", "asked", "settled"),
    [(None, IN_DOUBT, True), (0, [], False), (2, IN_DOUBT[:2], False), (5, IN_DOUBT, True), (9, IN_DOUBT, True)],
)
def test_as_many_windows_as_the_budget_has_are_looked_at_again_and_the_nearest_first(
    left: int | None,
    asked: list[int],
    *,
    settled: bool,
) -> None:
    larger = SecondReader(lambda _: scores(DISCLOSURE=0.001))
    opinion = opinion_of(MANY, larger, left)
    assert larger.asked == [MANY[at] for at in asked]
    assert (opinion.settled, opinion.complete) == (settled, True)
    assert opinion.issues == {ONE}  # the window that is in no doubt


@pytest.mark.usefixtures("simple")
def test_windows_that_were_looked_at_again_before_take_nothing_of_the_budget() -> None:
    larger = SecondReader(lambda _: scores(DISCLOSURE=0.001))
    settled = [opinion_of(MANY, larger, 2).settled for _ in range(3)]
    assert settled == [False, False, True]
    assert larger.asked == [MANY[at] for at in IN_DOUBT]
    assert opinion_of(MANY, larger, 0) == opinion_of(MANY, larger)


@pytest.mark.usefixtures("simple")
def test_of_a_chapter_the_64_windows_nearest_to_the_threshold_are_looked_at_again() -> None:
    chapter = [window(number, round(1.95 - number / 50, 2)) for number in range(80)]
    larger = SecondReader(lambda _: scores(DISCLOSURE=0.001))
    opinion = opinion_of(chapter, larger)
    nearest = sorted(chapter, key=lambda text: abs(float(text.rstrip(".").split()[-1])))
    assert (len(larger.asked), set(larger.asked)) == (64, set(nearest[:64]))
    assert opinion.settled
    assert opinion.issues == {ONE}  # the first look counts where there is no second


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(("left", "settled", "complete"), [(0, False, True), (1, True, False), (None, True, False)])
def test_a_second_reader_that_breaks_leaves_what_the_first_said(
    left: int | None,
    *,
    settled: bool,
    complete: bool,
) -> None:
    class Broken(SecondReader):
        def look(self, *_: str) -> None:
            self.broken = True

    opinion = opinion_of([window(1, 1.0)], Broken(), left)
    assert odds(opinion.scores[ONE]) == pytest.approx(1.0, abs=1e-3)
    assert opinion.issues == {ONE}
    assert (opinion.settled, opinion.complete) == (settled, complete)


# ---- what SecondLooks keeps


def fake_run(monkeypatch: pytest.MonkeyPatch, run: Callable[[str], Seen]) -> SecondLooks:
    """Second looks at windows of which `run` says something."""
    monkeypatch.setattr(network, "_larger", lambda: None)
    monkeypatch.setattr(network, "_run", lambda _session, text, *_: run(text))
    return SecondLooks()


def test_a_second_look_is_taken_once_and_the_latest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def run(text: str) -> Seen:
        read.append(text)
        return first(text, "", "")

    looks = fake_run(monkeypatch, run)
    monkeypatch.setattr(network, "_MOST", 3)
    asked = [f"it is {number}" for number in (1, 1, 2, 3, 4)]
    for text in asked:
        looks.look(text, "practice", "messenger")
    assert read == [asked[0], *asked[2:]]
    assert looks.known(asked[0], "practice", "messenger") is None
    assert [looks.known(text, "practice", "messenger") is not None for text in asked[2:]] == [True] * 3
    assert looks.known(asked[2], "patient", "messenger") is None


def test_what_several_threads_ask_for_at_once_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        others: list[Future[Seen | None]] = []

        def run(text: str) -> Seen:
            read.append(text)
            others.extend(pool.submit(looks.look, text, "practice", "messenger") for _ in range(3))
            return first(text, "", "")

        looks = fake_run(monkeypatch, run)
        own = looks.look("it is 1", "practice", "messenger")
        assert [other.result(60) is own for other in others] == [True] * 3
    assert read == ["it is 1"]


def test_a_second_reader_that_fails_is_not_asked_again_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks = fake_run(monkeypatch, fails)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: looks.look(text, "practice", "messenger"), "abcd")) == [None] * 4
    assert looks.broken
    assert caplog.messages == ["the second look failed: RuntimeError"]


# ---- where an issue shows, and in which paragraph


def test_the_second_reader_says_where_an_issue_shows() -> None:
    text = "it is 1. then it is 1"

    def looked(where: int) -> Seen:
        shares = np.full((2, len(CONDUCT)), -9.0, dtype=np.float32)
        shares[:, AT] = -1.0
        shares[where, AT] = 2.0
        outside = np.zeros((2, len(TAGS)), dtype=np.float32)
        outside[:, 0] = 1
        return seen(outside, shares, [(0, 2), (9, 13)])

    class Other(SecondReader):
        def look(self, *_: str) -> Seen | None:
            """Where the second sentence shows it."""
            return looked(1)

    with read_with(Other(), **SIMPLE), pytest.MonkeyPatch.context() as patched:
        patched.setattr(reader, "look", lambda *_: looked(0))
        for left, shown in ((0, (0, 9)), (1, (9, len(text)))):
            said = opine(text, "practice", "facebook_post", [(0, 9), (9, len(text))], Budget(left))
            assert said.evidence[ONE] == shown


@pytest.mark.usefixtures("simple")
@pytest.mark.parametrize(("alone", "raised"), [(3.0, {ONE}), (-9.0, set()), (0.4, set())])
def test_a_paragraph_of_a_short_text_is_judged_alone_too(alone: float, raised: set[str]) -> None:
    said = opinion_of([f"it is {alone}", "it is -9."], SecondReader(), 0, second={**SIMPLE["second"]})
    assert said.issues == raised  # a part counts half a log-odds less
