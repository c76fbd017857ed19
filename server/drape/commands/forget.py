"""`drape forget`: remove all data that Drape keeps."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from drape.commands.terminal import USAGE, failed
from drape.store.data_dir import Store, usual_path

if TYPE_CHECKING:
    import argparse


SUMMARY = "remove everything that Drape keeps on this computer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape forget`."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    store = Store(usual_path())
    if not store.path.exists():
        print(f"There is nothing to forget: {store.path} does not exist.")
        return 0
    if not arguments.yes:
        print(
            f"Remove the settings, lists, profiles, pairings and copies in {store.path}? Type yes: ", end="", flush=True
        )
        answer = sys.stdin.readline() if sys.stdin else ""
        if answer.strip().lower() != "yes":
            print(flush=True)
            return failed("nothing was removed. To remove it all without being asked: drape forget --yes", USAGE)
    left = store.forget_everything()
    print("Drape has forgotten everything." + (f" Not Drape's, and left: {', '.join(left)}" if left else ""))
    for port in store.served_ports():
        print(f"Drape still runs on port {port}, and keeps what is chosen there from now on. Stop it to end that.")
    return 0
