"""The data folder is private, has a version, is migrated with a copy, and goes when it is to go."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME
from drape import pairing, settings
from drape.errors import DamagedFile, NewerData, NotStored
from drape.migrate import migrate
from drape.settings import Settings
from drape.storage import VERSION, forget, locked, read_json, version, write_json

if TYPE_CHECKING:
    from pathlib import Path

OF_THE_FIRST_VERSION = {CHROME: {"hash": "0" * 64, "created": 1}}


def first_version(data: Path) -> None:
    """A folder as the first version left it: without a version, browsers known by their Origin."""
    data.mkdir(mode=0o700)
    (data / "browsers.json").write_text(json.dumps(OF_THE_FIRST_VERSION), encoding="utf-8")
    (data / "settings.json").write_text('{"profile": "ahpra", "terms": ["Oakview"]}', encoding="utf-8")


def test_a_new_folder_is_private_and_has_the_version_of_today(data: Path) -> None:
    settings.change(data, lambda now: now)
    assert version(data) == VERSION
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()} == {0o600}


def test_a_folder_of_the_first_version_is_brought_up_to_date_with_a_copy(data: Path) -> None:
    first_version(data)
    migrate(data)
    assert [browser.origin for browser in pairing.browsers(data)] == [CHROME]
    assert settings.load(data) == Settings("ahpra", ("Oakview",))
    copy = data / "backups" / "v0"
    assert read_json(copy / "browsers.json") == OF_THE_FIRST_VERSION
    assert {stat.S_IMODE(file.stat().st_mode) for file in copy.iterdir()} == {0o600}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700


def test_a_migration_that_was_cut_off_begins_again_from_the_same_copy(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_version(data)

    def cut_off(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("drape.migrate.stamp", cut_off)
    with pytest.raises(KeyboardInterrupt):
        migrate(data)
    monkeypatch.undo()
    migrate(data)
    assert read_json(data / "backups" / "v0" / "browsers.json") == OF_THE_FIRST_VERSION
    assert [browser.origin for browser in pairing.browsers(data)] == [CHROME]


def test_nothing_is_migrated_twice_or_where_there_is_nothing(data: Path) -> None:
    migrate(data)
    assert not data.exists()
    settings.change(data, lambda now: now)
    before = {file.name for file in data.iterdir()}
    migrate(data)
    assert {file.name for file in data.iterdir()} == before


def test_a_folder_of_a_later_version_is_left_alone(data: Path) -> None:
    settings.change(data, lambda now: now)
    write_json(data / "drape.json", {"version": VERSION + 1})
    with pytest.raises(NewerData, match="newer Drape"):
        migrate(data)
    assert not (data / "backups").exists()


@pytest.mark.parametrize("damage", ["{", "[" * 100_000, "\0", '{"version": "two"}'])
def test_a_damaged_version_is_named_and_kept(data: Path, damage: str) -> None:
    data.mkdir()
    (data / "drape.json").write_text(damage, encoding="utf-8")
    with pytest.raises(DamagedFile, match="drape\\.json is damaged"):
        migrate(data)
    assert (data / "drape.json").read_text(encoding="utf-8") == damage


def test_what_a_killed_writer_left_is_swept_away(data: Path) -> None:
    first_version(data)
    (data / ".settings.json.x1y2").write_text('{"terms": ["Marzipan"]}', encoding="utf-8")
    pairing.new_code(data)
    assert not list(data.glob(".settings.json.*"))


def test_forgetting_removes_all_of_ours_and_nothing_else(data: Path) -> None:
    first_version(data)
    migrate(data)
    pairing.new_code(data)
    (data / ".settings.json.x1y2").write_text("{}", encoding="utf-8")
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text("", encoding="utf-8")
    (data / "notes.txt").write_text("mine", encoding="utf-8")
    assert forget(data) == ("notes.txt",)
    assert [file.name for file in data.iterdir()] == ["notes.txt"]
    (data / "notes.txt").unlink()
    assert forget(data) == ()
    assert not data.exists()


def test_a_writer_that_waits_too_long_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drape.storage._PATIENCE_S", 0)
    with locked(data), pytest.raises(NotStored, match="another program holds the data folder"):
        settings.change(data, lambda _: Settings("ahpra"))
