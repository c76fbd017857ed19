"""The real application on a data folder of its own, and a browser that is paired with it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import hypothesis
import pytest
from browsers import CHROME, PORT, Browser, pair_chrome
from drape.redaction.reply_templates import _Last
from drape.store.data_dir import Store
from drape.web.api import create_app

# a slow example is no failure: the machine may be busy
hypothesis.settings.register_profile("drape", deadline=None, max_examples=60)
hypothesis.settings.load_profile("drape")

# a shell starts background jobs with Ctrl+C ignored, and the processes of tests would inherit that
signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


@pytest.fixture(autouse=True)
def first_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is offered the first wording of a reply first."""
    monkeypatch.setattr("drape.redaction.reply_templates._last", _Last())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The path of a data folder that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def store(data: Path) -> Store:
    return Store(data)


@pytest.fixture(autouse=True)
def drape_home(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or changes what is stored on this computer."""
    monkeypatch.setenv("DRAPE_HOME", str(data))


@pytest.fixture
def app(store: Store) -> Flask:
    return create_app(store, PORT)


@pytest.fixture
def browser(app: Flask, store: Store) -> Browser:
    headers = {"Host": f"127.0.0.1:{PORT}", "Origin": CHROME, "Authorization": f"Bearer {pair_chrome(store)}"}
    return Browser(app.test_client(), headers)
