"""`drape doctor`: check this installation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.commands.port import add_port
from drape.commands.terminal import BLOCKED
from drape.store.data_dir import Store, usual_path
from drape.system import doctor

if TYPE_CHECKING:
    import argparse


SUMMARY = "say what is wrong here and how to mend it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape doctor`."""
    add_port(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    checks = list(doctor.run_health_checks(Store(usual_path()), arguments.port))
    for examined in checks:
        print(f"{examined.state:5} {examined.what}" + (f"\n      {examined.fix}" if examined.fix else ""))
    if not all(examined.ok for examined in checks):
        return BLOCKED
    unpaired = any(examined.what == doctor.NO_BROWSER for examined in checks)
    print(f"\nready, {doctor.NO_BROWSER}" if unpaired else "\nready")
    return 0
