"""The second model reads each window once, whoever asks, keeps the latest outputs, and fails once."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from drape.model import inference
from drape.model.inference import SecondModel
from fake_models import first_output, raise_with_text

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from drape.model.inference import WindowOutput


def second_model_that_runs(monkeypatch: pytest.MonkeyPatch, run: Callable[[str], WindowOutput]) -> SecondModel:
    """A second model whose network is `run`."""
    monkeypatch.setattr(inference, "_second_model", lambda: None)
    monkeypatch.setattr(inference, "_run", lambda _session, text, *_: run(text))
    return SecondModel()


def test_a_window_is_read_once_and_the_latest_outputs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    texts_read: list[str] = []

    def run(text: str) -> WindowOutput:
        texts_read.append(text)
        return first_output(text)

    model = second_model_that_runs(monkeypatch, run)
    monkeypatch.setattr(inference, "_MOST", 3)
    asked = [f"it is {number}" for number in (1, 1, 2, 3, 4)]
    for text in asked:
        model.look(text, "practice", "messenger")
    assert texts_read == [asked[0], *asked[2:]]
    assert model.known(asked[0], "practice", "messenger") is None
    assert [model.known(text, "practice", "messenger") is not None for text in asked[2:]] == [True] * 3
    assert model.known(asked[2], "patient", "messenger") is None


def test_a_window_that_several_threads_ask_for_at_once_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts_read: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        others: list[Future[WindowOutput | None]] = []

        def run(text: str) -> WindowOutput:
            texts_read.append(text)
            others.extend(pool.submit(model.look, text, "practice", "messenger") for _ in range(3))
            return first_output(text)

        model = second_model_that_runs(monkeypatch, run)
        own = model.look("it is 1", "practice", "messenger")
        assert [other.result(60) is own for other in others] == [True] * 3
    assert texts_read == ["it is 1"]


def test_a_second_model_that_fails_is_not_asked_again_and_logs_it_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    model = second_model_that_runs(monkeypatch, raise_with_text)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: model.look(text, "practice", "messenger"), "abcd")) == [None] * 4
    assert model.broken
    assert caplog.messages == ["the second look failed: RuntimeError"]
