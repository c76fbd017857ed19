"""Upgrade a data folder of an earlier version, with one function for each step."""

from __future__ import annotations

from drape.store.data_dir import BROWSERS, VERSION, Store, usual_path


def open_store() -> Store:
    """The usual data folder in the current layout; raises what `migrate` raises."""
    store = Store(usual_path())
    migrate(store)
    return store


def migrate(store: Store) -> None:
    """Upgrade the folder to the current layout, with a backup; raises NewerData, DamagedFile or NotStored."""
    if not store.path.exists() or store.version() == VERSION:
        return
    with store.locked():
        store.back_up()
        for step in _STEPS[store.version() :]:
            step(store)
        store.stamp()


def _move_origins(store: Store) -> None:
    """Move a browser's Origin from its key into its entry, so that several browsers may have the same Origin."""
    browsers = store.read(BROWSERS)
    if browsers:
        store.write(BROWSERS, {known: {"origin": known} | entry for known, entry in browsers.items()})


_STEPS = (_move_origins,)
