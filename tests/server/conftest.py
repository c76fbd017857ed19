"""The real application on a data folder of its own, and a browser that is paired with it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import hypothesis
import pytest
from browsers import CHROME, PORT, Browser
from drape import pairing
from drape.api import create_app
from drape.redaction.reply_templates import _Last

# examples are judged by what they show, not by how busy the machine is
hypothesis.settings.register_profile("drape", deadline=None, max_examples=60)
hypothesis.settings.load_profile("drape")

# tests that run in the background of a shell would hand on that Ctrl+C is ignored there
signal.signal(signal.SIGINT, signal.default_int_handler)

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask


@pytest.fixture(autouse=True)
def first_wordings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is offered a reply's first wording first."""
    monkeypatch.setattr("drape.redaction.reply_templates._last", _Last())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(autouse=True)
def home(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or changes what is stored on this computer."""
    monkeypatch.setenv("DRAPE_HOME", str(data))


@pytest.fixture
def app(data: Path) -> Flask:
    return create_app(data, PORT)


@pytest.fixture
def browser(app: Flask, data: Path) -> Browser:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    headers = {"Host": f"127.0.0.1:{PORT}", "Origin": CHROME, "Authorization": f"Bearer {token}"}
    return Browser(app.test_client(), headers)
