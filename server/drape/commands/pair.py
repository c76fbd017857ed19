"""`drape pair`: make a code for the next browser, list or unpair browsers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from drape.commands.terminal import USAGE, failed
from drape.plural import counted
from drape.store.migrations import open_store
from drape.web import pairing

if TYPE_CHECKING:
    import argparse

    from drape.store.data_dir import Store


SUMMARY = "make a code that pairs a browser, valid for two minutes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape pair`."""
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--list", action="store_true", help="the paired browsers instead")
    parser.add_argument("--revoke", metavar="ID", help="forget the browser of this id, or all")
    parser.add_argument("--rotate", metavar="ID", help="forget the browser of this id, and make a code to pair it anew")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    store = open_store()
    if arguments.revoke:
        return _revoke(store, arguments.revoke)
    if arguments.list:
        return _list(store)
    if arguments.rotate and not pairing.unpair(store, arguments.rotate):
        return _unknown_browser(arguments.rotate)
    code = pairing.new_code(store)
    print(
        json.dumps({"code": code})
        if arguments.json
        else f"Type this code into the extension within two minutes: {code}"
    )
    return 0


def _list(store: Store) -> int:
    known = pairing.browsers(store)
    for browser in known:
        since = datetime.fromtimestamp(browser.created, UTC).date()
        print(f"{browser.id}  {browser.origin}  paired {since}")
    if not known:
        print("No browser is paired yet. Pair one with: drape pair")
    return 0


def _revoke(store: Store, browser: str) -> int:
    forgotten = [
        one.id for one in pairing.browsers(store) if browser in ("all", one.id) and pairing.unpair(store, one.id)
    ]
    if not forgotten and browser != "all":
        return _unknown_browser(browser)
    print(f"{counted(len(forgotten), 'browser')} forgotten.")
    return 0


def _unknown_browser(browser: str) -> int:
    return failed(f"no browser has the id {browser}; see: drape pair --list", USAGE)
