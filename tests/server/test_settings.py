"""Settings are validated, written whole, and never lost silently."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from drape.errors import DamagedFile, DrapeError, NotStored
from drape.policy import settings
from drape.policy.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store


def test_without_a_file_the_defaults_apply(store: Store) -> None:
    assert settings.load(store) == Settings("hipaa-strict", ())


def test_stored_settings_are_loaded_tidied(store: Store) -> None:
    chosen = Settings(
        "patient-community", ("Oakview ", "Oakview", "12 Elm"), ("Dr. Kim",), " the desk ", {"messenger": "ahpra"}
    )
    settings.update(store, lambda _: chosen)
    assert settings.load(store) == Settings(
        "patient-community", ("Oakview", "12 Elm"), ("Dr. Kim",), "the desk", {"messenger": "ahpra"}
    )


def test_settings_of_an_older_version_are_read(data: Path, store: Store) -> None:
    data.mkdir()
    store.write("settings.json", {"profile": "ahpra", "terms": ["Oakview"]})
    assert settings.load(store) == Settings("ahpra", ("Oakview",))


def test_a_surface_has_its_own_profile() -> None:
    chosen = Settings(surfaces={"facebook_review_reply": "review-responses"})
    assert chosen.profile_on("facebook_review_reply") == "review-responses"
    assert chosen.profile_on("facebook_post") == "hipaa-strict"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Settings(terms=("x" * 101,)), "terms"),
        (Settings(terms=("!?",)), "terms"),
        (Settings(never=("",)), "never"),
        (Settings(never=tuple(map(str, range(5001)))), "never"),
        (Settings(contact="a\nb"), "contact"),
        (Settings(contact="{x}"), "contact"),
        (Settings(surfaces={"fax": "ahpra"}), "surfaces"),
        (Settings(surfaces={"messenger": "aphra"}), "profile"),
        (Settings("hipaa"), "profile"),
    ],
)
def test_an_invalid_setting_is_named(store: Store, wrong: Settings, field: str) -> None:
    with pytest.raises(DrapeError) as error:
        settings.update(store, lambda _: wrong)
    assert error.value.field == field


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"profile": 5}', '{"colour": "red"}', '{"profile": "hipaa-strict", "terms": 7}']
)
def test_a_damaged_file_is_named_and_kept(data: Path, store: Store, damage: str) -> None:
    data.mkdir()
    file = data / "settings.json"
    file.write_text(damage, encoding="utf-8")
    with pytest.raises(DamagedFile, match=r"settings\.json is damaged: mend it"):
        settings.load(store)
    assert file.read_text(encoding="utf-8") == damage


def test_a_failed_write_leaves_the_old_settings(data: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.update(store, lambda _: Settings("patient-community"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotStored, match="nothing has changed: No space left"):
        settings.update(store, lambda _: Settings("hipaa-strict"))
    assert settings.load(store) == Settings("patient-community")
    assert sorted(f.name for f in data.iterdir()) == [".lock", "drape.json", "settings.json"]


def test_terms_that_are_added_at_once_are_all_kept(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: settings.add_terms(store, "never", [f"Dr. {number}"]), range(40)))
    assert {*settings.load(store).never} == {f"Dr. {number}" for number in range(40)}
