"""What is in doubt is looked at again: within a budget, nearest to a threshold first, and never at the cost of an answer."""

from __future__ import annotations

import json
import shutil
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from doubts import SecondReader, odds, read_with, scores
from drape import network, reader
from drape.api import AT_ONCE
from drape.check import check
from drape.cli import main
from drape.finding import AUTHORS
from drape.network import SecondLooks, _reader, seen
from drape.profiles import usual_profile
from drape.reader import Budget, opine
from drape.tags import CONDUCT, TAGS
from posts import written
from served import PACKAGES, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browsers import Browser
    from drape.network import Seen
    from drape.reader import Opinion

POST = "We treated a lovely lady yesterday, SSN 536-90-4399."
LONG = "\n\n".join(f"{number} {'We open at nine and close at five. ' * 8}" for number in range(5))
"""Five windows."""

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


def fails(_: str) -> Seen:
    raise RuntimeError("secret text")


def test_a_second_reader_that_fails_is_not_asked_again_and_that_is_said_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looks = fake_run(monkeypatch, fails)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: looks.look(text, "practice", "messenger"), "abcd")) == [None] * 4
    assert looks.broken
    assert caplog.messages == ["the second look failed: RuntimeError"]


# ---- checks and the API, with the real first reader as both


@pytest.fixture
def doubtful(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecondLooks]:
    """Every text in doubt, and nothing looked at again yet."""
    monkeypatch.setattr(network, "_larger", _reader)
    looks = SecondLooks()
    with read_with(looks):
        yield looks


@pytest.mark.usefixtures("doubtful")
def test_a_check_is_settled_unless_it_has_a_budget() -> None:
    profile = usual_profile("practice")
    assert not check(POST, profile, second_looks=0).settled
    assert check(POST, profile).settled
    assert check(POST, profile, second_looks=0).settled  # the looks are known now
    assert check("", profile, second_looks=0).settled


def asked(browser: Browser, text: str = POST, **more: object) -> dict[str, Any]:
    answer: dict[str, Any] = browser.ask("POST", "/v1/check", {"text": text, **more}).get_json()
    return answer


def without_ids(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings; every server makes ids of its own."""
    return [{key: value for key, value in found.items() if key != "id"} for found in answer["findings"]]


def settles(browser: Browser, text: str = POST, **more: object) -> list[bool]:
    """What each answer to the same request says of being settled, until one is."""
    said = [asked(browser, text, **more)["settled"]]
    while not said[-1] and len(said) < 50:
        said.append(asked(browser, text, **more)["settled"])
    return said


@pytest.mark.usefixtures("doubtful")
def test_the_same_request_again_is_settled_and_one_with_another_revision_is_not(browser: Browser) -> None:
    assert [asked(browser, rev=rev)["settled"] for rev in (1, 2, 3)] == [False] * 3
    assert asked(browser, rev=3)["settled"]
    assert asked(browser, rev=4)["settled"]  # its looks are known now


@pytest.mark.usefixtures("doubtful")
def test_a_long_text_is_settled_a_few_windows_at_a_time(browser: Browser) -> None:
    assert settles(browser, LONG) == [False, False, False, True]


@pytest.mark.usefixtures("doubtful")
def test_a_request_that_was_forgotten_over_many_others_is_settled_a_little_later(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drape.unsettled._MOST", 3)
    for number in range(4):
        assert not asked(browser, f"We saw {number} of them.")["settled"]
    assert settles(browser, "We saw 0 of them.") == [False, True]
    assert settles(browser, "We saw 3 of them.") == [True]


def test_looks_that_were_forgotten_over_many_others_are_taken_again(
    browser: Browser, doubtful: SecondLooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "_MOST", 2)
    assert settles(browser) == [False, True]
    for number in range(3):
        assert settles(browser, f"We saw {number} of them.") == [False, True]
    assert doubtful.known(POST, "practice", "facebook_post") is None
    assert settles(browser) == [False, True]
    assert settles(browser) == [True]


def test_a_client_that_knows_of_no_second_look_has_the_first_and_waits_for_none(
    browser: Browser, doubtful: SecondLooks
) -> None:
    answers = [asked(browser, rev=rev) for rev in range(1, 5)]
    assert [answer.pop("rev") for answer in answers] == [1, 2, 3, 4]
    assert all(answer == answers[0] for answer in answers)
    assert (answers[0]["complete"], answers[0]["failed"]) == (True, [])
    assert ("ssn", "536-90-4399") in [(found["rule"], found["quote"]) for found in answers[0]["findings"]]
    assert doubtful.known(POST, "practice", "facebook_post") is None


@pytest.mark.usefixtures("doubtful")
@pytest.mark.parametrize("text", [POST, LONG], ids=["short", "long"])
def test_the_command_line_is_always_settled(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    main(["check", "--json", written(tmp_path, text)])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["settled"], answer["complete"]) == (True, True)


def test_many_messages_in_a_file_get_their_second_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], doubtful: SecondLooks
) -> None:
    texts = [f"{POST} We saw {number} of them." for number in range(3)]
    main(["check", "--jsonl", written(tmp_path, "\n".join(json.dumps({"text": text}) for text in texts))])
    assert [set(json.loads(line)) for line in capsys.readouterr().out.splitlines()] == [
        {"id", "read", "findings", "redacted"}
    ] * 3
    assert [doubtful.known(text, "practice", "facebook_post") is not None for text in texts] == [True] * 3


# ---- several at once


class Slow(SecondReader):
    """A second reader that says nothing until it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = threading.Semaphore(0)
        self.let = threading.Event()

    def look(self, text: str, author: str, surface: str) -> Seen | None:
        """What it says, in its own time."""
        self.entered.release()
        assert self.let.wait(60)
        return super().look(text, author, surface)


def test_a_thread_is_left_for_first_looks_while_others_look_again(browser: Browser) -> None:
    texts = [f"We saw {number} of them." for number in range(AT_ONCE + 1)]
    larger = Slow()
    with read_with(larger), ThreadPoolExecutor(AT_ONCE) as pool:
        assert [asked(browser, text)["settled"] for text in texts] == [False] * len(texts)
        again = [pool.submit(asked, browser, text) for text in texts[:AT_ONCE]]
        try:
            assert all(larger.entered.acquire(timeout=60) for _ in again)
            assert [asked(browser, texts[-1])["settled"] for _ in range(3)] == [False] * 3
        finally:
            larger.let.set()
        assert [one.result(60)["settled"] for one in again] == [True] * AT_ONCE
        assert sorted(larger.asked) == texts[:AT_ONCE]
        assert asked(browser, texts[-1])["settled"]


def test_a_check_that_fails_gives_its_place_back(browser: Browser) -> None:
    with read_with(SecondReader()):
        for number in range(2 * AT_ONCE):
            text = f"We saw {number} of them."
            assert not asked(browser, text)["settled"]
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr("drape.api.check", lambda *_, **__: fails(""))
                assert "error" in asked(browser, text)
        assert settles(browser) == [False, True]


# ---- a second reader that can't be had


def test_a_second_reader_that_can_not_be_had_is_named_and_first_looks_stand(
    browser: Browser, doubtful: SecondLooks, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = asked(browser)

    def missing() -> None:
        raise FileNotFoundError("second.onnx")

    monkeypatch.setattr(network, "_larger", missing)
    again = [asked(browser) for _ in range(3)]
    assert [answer["findings"] for answer in again] == [before["findings"]] * 3
    assert [(answer["settled"], answer["complete"], answer["failed"]) for answer in (before, *again)] == [
        (False, True, []),
        *[(True, False, ["second-look"])] * 3,
    ]
    assert doubtful.broken
    assert caplog.messages == ["the second look failed: FileNotFoundError"]


def test_what_is_in_no_doubt_needs_no_second_reader() -> None:
    looks = SecondLooks()
    looks.broken = True
    none = {"share": 0.8, "authors": {author: {"doubt": (99, -99), "issues": {}} for author in AUTHORS}}
    with read_with(looks, second=none):
        report = check(POST, usual_profile("practice"))
    assert (report.settled, report.complete) == (True, True)


def test_a_reader_that_fails_is_named_without_a_second_look(
    browser: Browser, doubtful: SecondLooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drape.document.opine", lambda *_: fails(""))
    answer = asked(browser)
    assert (answer["settled"], answer["complete"], "second-look" in answer["failed"]) == (True, False, False)
    assert not doubtful.broken


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_server_without_its_second_reader_answers_and_says_so_once(data: Path, tmp_path: Path, damage: str) -> None:
    model = tmp_path / "drape" / "model"
    shutil.copytree(PACKAGES / "drape", tmp_path / "drape", ignore=shutil.ignore_patterns("__pycache__", "second.onnx"))
    if damage == "damaged":
        (model / "second.onnx").write_bytes((model / "reader.onnx").read_bytes()[:100])
    with served(data, packages=tmp_path) as right:
        before = right.ask("POST", "/v1/check", {"text": POST})[1]
    stored = json.loads((model / "reader.json").read_text(encoding="utf-8"))
    for author in AUTHORS:
        stored["second"]["authors"][author]["doubt"] = [-99, 99]
    (model / "reader.json").write_text(json.dumps(stored), encoding="utf-8")
    with served(data, packages=tmp_path, token=right.token) as server:
        answers = [server.ask("POST", "/v1/check", {"text": POST}) for _ in range(3)]
        assert server.ask("GET", "/v1/health")[0] == 200
        server.process.kill()
        said = server.process.stdout.read() if server.process.stdout else ""
    assert [(status, one["settled"], one["complete"], one["failed"]) for status, one in answers] == [
        (200, True, False, ["second-look"])
    ] * 3
    assert [without_ids(one) for _, one in answers] == [without_ids(before)] * 3
    assert said == ""


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
