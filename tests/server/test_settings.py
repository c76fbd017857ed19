"""Settings are validated, written whole, and never lost silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drape import settings
from drape.errors import BadSettings, UnknownProfile
from drape.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_file_the_defaults_apply(data: Path) -> None:
    assert settings.load(data) == Settings("hipaa-strict", ())


def test_what_is_saved_is_loaded(data: Path) -> None:
    chosen = settings.valid(profile="patient-community", terms=["Oakview ", "Oakview", "12 Elm"])
    settings.save(data, chosen)
    assert settings.load(data) == Settings("patient-community", ("Oakview", "12 Elm"))


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"profile": 5}', '{"colour": "red"}', '{"profile": "hipaa-strict", "terms": 7}']
)
def test_a_damaged_file_is_named_and_kept(data: Path, damage: str) -> None:
    data.mkdir()
    file = data / "settings.json"
    file.write_text(damage, encoding="utf-8")
    with pytest.raises((BadSettings, UnknownProfile)):
        settings.load(data)
    assert file.read_text(encoding="utf-8") == damage


def test_a_failed_write_leaves_the_old_settings(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(data, Settings("patient-community"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        settings.save(data, Settings("hipaa-strict"))
    assert settings.load(data) == Settings("patient-community")
    assert [f.name for f in data.iterdir()] == ["settings.json"]
