"""Bring a data folder of an earlier version up to date: one function for each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.storage import BROWSERS, VERSION, back_up, data_folder, locked, read_json, stamp, version, write_json

if TYPE_CHECKING:
    from pathlib import Path


def opened() -> Path:
    """The data folder, in the layout of today; raises what `migrate` raises."""
    data = data_folder()
    migrate(data)
    return data


def migrate(data: Path) -> None:
    """Bring the folder to the layout of today, with a copy of what changes; raises what `storage` raises."""
    if not data.exists() or version(data) == VERSION:
        return
    with locked(data):
        back_up(data)
        for step in _STEPS[version(data) :]:
            step(data)
        stamp(data)


def _origins(data: Path) -> None:
    """Browsers were known by their Origin; it moves into the entry, so that several may have the same."""
    browsers = read_json(data / BROWSERS)
    if browsers:
        write_json(data / BROWSERS, {known: {"origin": known} | entry for known, entry in browsers.items()})


_STEPS = (_origins,)
