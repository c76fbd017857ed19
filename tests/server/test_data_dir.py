"""The data folder is private, has a version, is migrated with a copy, and is removed when everything is forgotten."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME
from drape.errors import DamagedFile, NewerData, NotStored
from drape.policy import settings
from drape.policy.settings import Settings
from drape.store.data_dir import VERSION, Store
from drape.store.migrations import migrate
from drape.web import pairing

if TYPE_CHECKING:
    from pathlib import Path

BROWSERS_OF_VERSION_0 = {CHROME: {"hash": "0" * 64, "created": 1}}


def write_version_0(data: Path) -> None:
    """Make a folder as the first Drape left it: without a version, browsers known by their Origin."""
    data.mkdir(mode=0o700)
    (data / "browsers.json").write_text(json.dumps(BROWSERS_OF_VERSION_0), encoding="utf-8")
    (data / "settings.json").write_text('{"profile": "ahpra", "terms": ["Oakview"]}', encoding="utf-8")


def test_a_new_folder_is_private_and_has_the_current_version(data: Path, store: Store) -> None:
    settings.update(store, lambda now: now)
    assert store.version() == VERSION
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()} == {0o600}


def test_a_folder_of_the_first_version_is_brought_up_to_date_with_a_copy(data: Path, store: Store) -> None:
    write_version_0(data)
    migrate(store)
    assert [browser.origin for browser in pairing.browsers(store)] == [CHROME]
    assert settings.load(store) == Settings("ahpra", ("Oakview",))
    copy = data / "backups" / "v0"
    assert Store(copy).read("browsers.json") == BROWSERS_OF_VERSION_0
    assert {stat.S_IMODE(file.stat().st_mode) for file in copy.iterdir()} == {0o600}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o700


def test_a_migration_that_was_cut_off_begins_again_from_the_same_copy(
    data: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_version_0(data)

    def cut_off(_: Store) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "stamp", cut_off)
    with pytest.raises(KeyboardInterrupt):
        migrate(store)
    monkeypatch.undo()
    migrate(store)
    assert Store(data / "backups" / "v0").read("browsers.json") == BROWSERS_OF_VERSION_0
    assert [browser.origin for browser in pairing.browsers(store)] == [CHROME]


def test_a_folder_is_not_migrated_twice_and_a_missing_one_is_not_made(data: Path, store: Store) -> None:
    migrate(store)
    assert not data.exists()
    settings.update(store, lambda now: now)
    before = {file.name for file in data.iterdir()}
    migrate(store)
    assert {file.name for file in data.iterdir()} == before


def test_a_folder_of_a_later_version_is_left_alone(data: Path, store: Store) -> None:
    settings.update(store, lambda now: now)
    store.write("drape.json", {"version": VERSION + 1})
    with pytest.raises(NewerData, match="newer Drape"):
        migrate(store)
    assert not (data / "backups").exists()


@pytest.mark.parametrize("damage", ["{", "[" * 100_000, "\0", '{"version": "two"}'])
def test_a_damaged_version_is_named_and_kept(data: Path, store: Store, damage: str) -> None:
    data.mkdir()
    (data / "drape.json").write_text(damage, encoding="utf-8")
    with pytest.raises(DamagedFile, match="drape\\.json is damaged"):
        migrate(store)
    assert (data / "drape.json").read_text(encoding="utf-8") == damage


def test_temporary_files_of_a_killed_writer_are_removed(data: Path, store: Store) -> None:
    write_version_0(data)
    (data / ".settings.json.x1y2").write_text('{"terms": ["Marzipan"]}', encoding="utf-8")
    pairing.new_code(store)
    assert not list(data.glob(".settings.json.*"))


def test_forgetting_removes_every_file_of_drape_and_no_other(data: Path, store: Store) -> None:
    write_version_0(data)
    migrate(store)
    pairing.new_code(store)
    (data / ".settings.json.x1y2").write_text("{}", encoding="utf-8")
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text("", encoding="utf-8")
    (data / "notes.txt").write_text("mine", encoding="utf-8")
    assert store.forget_everything() == ("notes.txt",)
    assert [file.name for file in data.iterdir()] == ["notes.txt"]
    (data / "notes.txt").unlink()
    assert store.forget_everything() == ()
    assert not data.exists()


def test_a_writer_that_waits_too_long_for_another_fails_with_the_reason(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drape.store.data_dir._LOCK_TIMEOUT_S", 0)
    with store.locked(), pytest.raises(NotStored, match="another program holds the data folder"):
        settings.update(store, lambda _: Settings("ahpra"))
