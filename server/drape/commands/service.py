"""`drape service`: start the server at every login."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from drape.commands.port import add_port
from drape.commands.terminal import BLOCKED
from drape.store.data_dir import Store, usual_path
from drape.system import autostart, doctor

if TYPE_CHECKING:
    import argparse


SUMMARY = "start the server at every login, and again when it fails"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape service`."""
    parser.add_argument("action", choices=("install", "remove", "status"))
    add_port(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    own = usual_path() if "DRAPE_HOME" in os.environ else None
    chosen = autostart.service_manager(arguments.port, own)
    if arguments.action == "install":
        autostart.install(chosen)
        print(f"Drape starts at every login, by {chosen.name}: {chosen.file}")
    elif arguments.action == "remove":
        print("Drape starts at login no more." if autostart.remove(chosen) else "Drape was not installed as a service.")
    else:
        runs = doctor.who_answers(Store(usual_path()), arguments.port) is doctor.Answers.DRAPE
        kept = "Installed" if chosen.file.exists() else "Not installed"
        print(f"{kept} with {chosen.name}, {'running' if runs else 'not running'} on port {arguments.port}.")
        return 0 if runs else BLOCKED
    return 0
