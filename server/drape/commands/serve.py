"""`drape serve`: run the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.commands.port import add_port
from drape.errors import AlreadyServes
from drape.store.migrations import open_store
from drape.system.serve import serve, stop_with_input

if TYPE_CHECKING:
    import argparse


SUMMARY = "run the server that the browser extension asks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape serve`."""
    add_port(parser)
    parser.add_argument(
        "--attached",
        action="store_true",
        help="stop when standard input ends, as it does with the program that gives it",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    if arguments.attached:
        stop_with_input()
    try:
        serve(open_store(), arguments.port, ready=lambda message: print(message, flush=True))
    except AlreadyServes as error:  # it runs, which is what was asked for
        print(error.message)
    return 0
