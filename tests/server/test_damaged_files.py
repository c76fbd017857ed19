"""Damaged, unknown and newer files of the data folder and the model: what a server says of them, and what it still does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsers import pair_chrome
from drape.policy import settings
from drape.policy.settings import Settings
from drape.rules import all_rules
from posts import RISKY
from served import copy_of_drape, free_port, served, started

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store

DAMAGED = [
    ("settings.json", "{", "damaged_file", "settings.json is damaged"),
    ("settings.json", '{"profile": "gone"}', "unknown_profile", "unknown profile 'gone'"),
    ("settings.json", '{"profile": "ours"}', "bad_profile", "line 1"),
]


@pytest.mark.parametrize(("name", "damage", "code", "message"), DAMAGED, ids=[one[2] for one in DAMAGED])
def test_with_damaged_settings_a_check_is_an_error_that_says_why(
    data: Path, store: Store, name: str, damage: str, code: str, message: str
) -> None:
    token = pair_chrome(store)
    (data / name).write_text(damage, encoding="utf-8")
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text("colour = 1", encoding="utf-8")
    with served(data, token=token) as server:
        status, answer = server.ask("POST", "/v1/check", RISKY)
        assert (status >= 400, answer["error"]["code"]) == (True, code)
        assert message in answer["error"]["message"]
        assert (data / name).read_text(encoding="utf-8") == damage
        (data / name).unlink()
        assert server.ask("POST", "/v1/check", RISKY)[1]["complete"] is True


def test_a_server_may_start_with_a_practices_own_profile(data: Path, store: Store) -> None:
    settings.update(store, lambda _: Settings())
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text('extends = "ahpra"\ntitle = "O"\ndescription = "D"', encoding="utf-8")
    settings.update(store, lambda _: Settings("ours"))
    with served(data) as server:
        assert server.ask("POST", "/v1/check", RISKY)[1]["profile"] == "ours"


@pytest.mark.parametrize("damaged", ["first.onnx", "tokenizer.json", "config.json"])
def test_with_a_damaged_model_a_check_is_incomplete_and_numbers_are_found_by_their_shape(
    data: Path, tmp_path: Path, damaged: str
) -> None:
    file = copy_of_drape(tmp_path) / "drape" / "model" / damaged
    file.write_bytes(file.read_bytes()[:100])
    with served(data, packages=tmp_path) as server:
        status, answer = server.ask("POST", "/v1/check", RISKY)
        assert (status, answer["complete"]) == (200, False)
        assert {"person-name", "patient-confirmation"} <= {*answer["failed"]} <= {*all_rules()}
        assert [(found["rule"], found["quote"]) for found in answer["findings"]] == [("ssn", "536-90-4399")]


def test_a_server_does_not_start_on_a_data_folder_of_a_newer_version(data: Path, store: Store) -> None:
    settings.update(store, lambda _: Settings("ahpra"))
    before = (data / "settings.json").read_bytes()
    (data / "drape.json").write_text('{"version": 99}', encoding="utf-8")
    with started(data, "serve", "--port", str(free_port())) as process:
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, "newer Drape" in output) == (2, True)
    assert (data / "settings.json").read_bytes() == before
    assert store.read("drape.json") == {"version": 99}
