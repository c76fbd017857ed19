"""`drape profiles`: list the policy profiles, or check a profile file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drape.commands.terminal import BOM, USAGE, read_text
from drape.finding import Severity
from drape.policy import profiles_page
from drape.policy.profiles import all_profiles, broken_profiles, mistakes
from drape.rules import all_rules
from drape.store.data_dir import PROFILES, Store, usual_path

if TYPE_CHECKING:
    import argparse


SUMMARY = "list the policy profiles and what they do, or check a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape profiles`."""
    parser.add_argument("--table", action="store_true", help="print docs/profiles.md")
    parser.set_defaults(run=run)
    checking = parser.add_subparsers(metavar="check FILE").add_parser("check", help="say what is wrong in a profile")
    checking.add_argument("file", type=Path)
    checking.set_defaults(run=_check_profile)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    if arguments.table:
        print(profiles_page.page(), end="")
        return 0
    store = Store(usual_path())
    known = all_profiles(store)
    for number, one in enumerate(known.values(), start=1):
        print(f"{number:2}  {one.id:20} {one.title}: {one.description}")
    print(f"\n{'rule':22} {' '.join(f'{number:2}' for number in range(1, len(known) + 1))}")
    for name in all_rules():
        print(f"{name:22} {' '.join(f'{_LETTER[one.severities[name]]:>2}' for one in known.values())}")
    print("\nB block   W warn   N note   - off")
    for name, why in broken_profiles(store).items():
        print(f"not usable: {name}: {why}")
    return 0


_LETTER = {Severity.BLOCK: "B", Severity.WARN: "W", Severity.NOTE: "N", Severity.OFF: "-"}


def _check_profile(arguments: argparse.Namespace) -> int:
    found = list(mistakes(read_text(str(arguments.file)).removeprefix(BOM)))
    for mistake in found:
        print(f"{arguments.file}:{mistake.line}: {mistake.what}")
    if not found:
        print(f"{arguments.file} is a good profile; it works from the folder {Store(usual_path()).file(PROFILES)}.")
    return USAGE if found else 0
