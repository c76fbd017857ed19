"""The second look in checks, in the API, over threads, and where it can't be had."""

from __future__ import annotations

import json
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from doubts import SecondReader, fails, read_with
from drape import network
from drape.api import AT_ONCE
from drape.check import check
from drape.cli import main
from drape.finding import AUTHORS
from drape.network import SecondLooks, _reader
from drape.profiles import usual_profile
from posts import written
from served import PACKAGES, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsers import Browser
    from drape.network import Seen

POST = "We treated a lovely lady yesterday, SSN 536-90-4399."
LONG = "\n\n".join(f"{number} {'We open at nine and close at five. ' * 8}" for number in range(5))
"""Five windows."""


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
