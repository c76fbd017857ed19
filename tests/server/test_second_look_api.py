"""Second looks in checks, in the API and on the command line, over threads, and without a second model."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from drape.check import check
from drape.cli import main
from drape.finding import AUTHORS
from drape.model import inference
from drape.model.inference import SecondModel, _first_model
from drape.policy.profiles import usual_profile
from drape.web.limits import SECOND_LOOK_ANSWERS
from fake_models import FakeSecondModel, raise_with_text, use_second_model
from posts import post_file
from served import copy_of_drape, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browsers import Browser
    from drape.model.inference import WindowOutput

POST = "We treated a lovely lady yesterday, SSN 536-90-4399."
LONG = "\n\n".join(f"{number} {'We open at nine and close at five. ' * 8}" for number in range(5))
"""Five windows."""


# ---- checks and the API, with the real first model in both places


@pytest.fixture
def second_model(monkeypatch: pytest.MonkeyPatch) -> Iterator[SecondModel]:
    """A second model that has read nothing yet; every text is in doubt."""
    monkeypatch.setattr(inference, "_second_model", _first_model)
    model = SecondModel()
    with use_second_model(model):
        yield model


@pytest.mark.usefixtures("second_model")
def test_a_check_is_settled_unless_it_has_a_budget() -> None:
    profile = usual_profile("practice")
    assert not check(POST, profile, second_looks=0).settled
    assert check(POST, profile).settled
    assert check(POST, profile, second_looks=0).settled  # the looks are known now
    assert check("", profile, second_looks=0).settled


def answer_to(browser: Browser, text: str = POST, **more: object) -> dict[str, Any]:
    answer: dict[str, Any] = browser.ask("POST", "/v1/check", {"text": text, **more}).get_json()
    return answer


def without_ids(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The findings; every server makes ids of its own."""
    return [{key: value for key, value in found.items() if key != "id"} for found in answer["findings"]]


def settled_until_true(browser: Browser, text: str = POST, **more: object) -> list[bool]:
    """`settled` of each answer to the same request, until one is."""
    settled = [answer_to(browser, text, **more)["settled"]]
    while not settled[-1] and len(settled) < 50:
        settled.append(answer_to(browser, text, **more)["settled"])
    return settled


@pytest.mark.usefixtures("second_model")
def test_the_same_request_again_is_settled_and_one_with_another_revision_is_not(browser: Browser) -> None:
    assert [answer_to(browser, rev=rev)["settled"] for rev in (1, 2, 3)] == [False] * 3
    assert answer_to(browser, rev=3)["settled"]
    assert answer_to(browser, rev=4)["settled"]  # its looks are known now


@pytest.mark.usefixtures("second_model")
def test_a_long_text_is_settled_a_few_windows_at_a_time(browser: Browser) -> None:
    assert settled_until_true(browser, LONG) == [False, False, False, True]


@pytest.mark.usefixtures("second_model")
def test_a_request_that_many_others_have_pushed_out_is_settled_a_little_later(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drape.web.second_looks._MOST", 3)
    for number in range(4):
        assert not answer_to(browser, f"We saw {number} of them.")["settled"]
    assert settled_until_true(browser, "We saw 0 of them.") == [False, True]
    assert settled_until_true(browser, "We saw 3 of them.") == [True]


def test_looks_that_many_others_have_pushed_out_are_taken_again(
    browser: Browser, second_model: SecondModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inference, "_MOST", 2)
    assert settled_until_true(browser) == [False, True]
    for number in range(3):
        assert settled_until_true(browser, f"We saw {number} of them.") == [False, True]
    assert second_model.known(POST, "practice", "facebook_post") is None
    assert settled_until_true(browser) == [False, True]
    assert settled_until_true(browser) == [True]


def test_a_client_that_knows_of_no_second_look_has_the_first_and_waits_for_none(
    browser: Browser, second_model: SecondModel
) -> None:
    answers = [answer_to(browser, rev=rev) for rev in range(1, 5)]
    assert [answer.pop("rev") for answer in answers] == [1, 2, 3, 4]
    assert all(answer == answers[0] for answer in answers)
    assert (answers[0]["complete"], answers[0]["failed"]) == (True, [])
    assert ("ssn", "536-90-4399") in [(found["rule"], found["quote"]) for found in answers[0]["findings"]]
    assert second_model.known(POST, "practice", "facebook_post") is None


@pytest.mark.usefixtures("second_model")
@pytest.mark.parametrize("text", [POST, LONG], ids=["short", "long"])
def test_the_command_line_is_always_settled(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    main(["check", "--json", post_file(tmp_path, text)])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["settled"], answer["complete"]) == (True, True)


def test_many_messages_in_a_file_get_their_second_look(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], second_model: SecondModel
) -> None:
    texts = [f"{POST} We saw {number} of them." for number in range(3)]
    main(["check", "--jsonl", post_file(tmp_path, "\n".join(json.dumps({"text": text}) for text in texts))])
    assert [set(json.loads(line)) for line in capsys.readouterr().out.splitlines()] == [
        {"id", "read", "findings", "redacted"}
    ] * 3
    assert [second_model.known(text, "practice", "facebook_post") is not None for text in texts] == [True] * 3


# ---- several at once


class BlockedModel(FakeSecondModel):
    """A second model that answers nothing until it is released."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = threading.Semaphore(0)
        self.released = threading.Event()

    def look(self, text: str, author: str, surface: str) -> WindowOutput | None:
        """Read a window once the model is released."""
        self.entered.release()
        assert self.released.wait(60)
        return super().look(text, author, surface)


def test_a_thread_is_left_for_first_looks_while_others_look_again(browser: Browser) -> None:
    texts = [f"We saw {number} of them." for number in range(SECOND_LOOK_ANSWERS + 1)]
    model = BlockedModel()
    with use_second_model(model), ThreadPoolExecutor(SECOND_LOOK_ANSWERS) as pool:
        assert [answer_to(browser, text)["settled"] for text in texts] == [False] * len(texts)
        again = [pool.submit(answer_to, browser, text) for text in texts[:SECOND_LOOK_ANSWERS]]
        try:
            assert all(model.entered.acquire(timeout=60) for _ in again)
            assert [answer_to(browser, texts[-1])["settled"] for _ in range(3)] == [False] * 3
        finally:
            model.released.set()
        assert [one.result(60)["settled"] for one in again] == [True] * SECOND_LOOK_ANSWERS
        assert sorted(model.texts) == texts[:SECOND_LOOK_ANSWERS]
        assert answer_to(browser, texts[-1])["settled"]


def test_a_check_that_fails_frees_its_place_among_the_second_looks(browser: Browser) -> None:
    with use_second_model(FakeSecondModel()):
        for number in range(2 * SECOND_LOOK_ANSWERS):
            text = f"We saw {number} of them."
            assert not answer_to(browser, text)["settled"]
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr("drape.web.check_routes.check", lambda *_, **__: raise_with_text(""))
                assert "error" in answer_to(browser, text)
        assert settled_until_true(browser) == [False, True]


# ---- without a second model, or without a first


def test_a_missing_second_model_is_named_as_failed_and_first_predictions_stand(
    browser: Browser, second_model: SecondModel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = answer_to(browser)

    def missing() -> None:
        raise FileNotFoundError("second.onnx")

    monkeypatch.setattr(inference, "_second_model", missing)
    again = [answer_to(browser) for _ in range(3)]
    assert [answer["findings"] for answer in again] == [before["findings"]] * 3
    assert [(answer["settled"], answer["complete"], answer["failed"]) for answer in (before, *again)] == [
        (False, True, []),
        *[(True, False, ["second-look"])] * 3,
    ]
    assert second_model.broken
    assert caplog.messages == ["the second look failed: FileNotFoundError"]


def test_a_text_that_is_not_in_doubt_needs_no_second_model() -> None:
    broken = SecondModel()
    broken.broken = True
    none = {"share": 0.8, "authors": {author: {"doubt": (99, -99), "issues": {}} for author in AUTHORS}}
    with use_second_model(broken, second=none):
        report = check(POST, usual_profile("practice"))
    assert (report.settled, report.complete) == (True, True)


def test_a_first_model_that_fails_is_named_without_a_second_look(
    browser: Browser, second_model: SecondModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("pipeline", "document"):
        monkeypatch.setattr(f"drape.matching.{module}.predict", lambda *_: raise_with_text(""))
    answer = answer_to(browser)
    assert (answer["settled"], answer["complete"], "second-look" in answer["failed"]) == (True, False, False)
    assert not second_model.broken


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_server_without_its_second_model_answers_and_reports_it(data: Path, tmp_path: Path, damage: str) -> None:
    model = copy_of_drape(tmp_path, "second.onnx") / "drape" / "model"
    if damage == "damaged":
        (model / "second.onnx").write_bytes((model / "first.onnx").read_bytes()[:100])
    with served(data, packages=tmp_path) as first_server:
        before = first_server.ask("POST", "/v1/check", {"text": POST})[1]
    stored = json.loads((model / "config.json").read_text(encoding="utf-8"))
    for author in AUTHORS:
        stored["second"]["authors"][author]["doubt"] = [-99, 99]
    (model / "config.json").write_text(json.dumps(stored), encoding="utf-8")
    with served(data, packages=tmp_path, token=first_server.token) as server:
        answers = [server.ask("POST", "/v1/check", {"text": POST}) for _ in range(3)]
        assert server.ask("GET", "/v1/health")[0] == 200
        server.process.kill()
        logged = server.process.stdout.read() if server.process.stdout else ""
    assert [(status, one["settled"], one["complete"], one["failed"]) for status, one in answers] == [
        (200, True, False, ["second-look"])
    ] * 3
    assert [without_ids(one) for _, one in answers] == [without_ids(before)] * 3
    assert logged == ""
