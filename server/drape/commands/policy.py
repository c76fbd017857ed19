"""`drape rules`, `profiles` and `terms`: what is flagged, under which profile, and what the practice has chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drape import rulebook, settings
from drape.errors import BadList
from drape.finding import Severity
from drape.house import imported
from drape.migrate import opened
from drape.plural import counted
from drape.profiles import all_profiles, broken_profiles, mistakes
from drape.rules import all_rules, rule
from drape.storage import data_folder
from drape.terminal import BOM, USAGE, read_text

if TYPE_CHECKING:
    import argparse


def add_rules(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape rules`."""
    parser.add_argument("id", nargs="?")
    parser.add_argument("--book", action="store_true", help="print every rule's page: RULES.md")
    parser.set_defaults(run=_rules)


def add_profiles(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape profiles`."""
    parser.set_defaults(run=_profiles)
    checking = parser.add_subparsers(metavar="check FILE").add_parser("check", help="say what is wrong in a profile")
    checking.add_argument("file", type=Path)
    checking.set_defaults(run=_check_profile)


def add_terms(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape terms`."""
    parser.add_argument("file", type=Path, help="a .csv or .tsv file in UTF-8, or a .vcf file")
    parser.add_argument("--never", action="store_true", help="never flag them: own staff, own phone, own address")
    parser.set_defaults(run=_terms)


def _rules(arguments: argparse.Namespace) -> int:
    if arguments.id:
        print("\n".join(rulebook.page(rule(arguments.id))))
    elif arguments.book:
        print(rulebook.book(), end="")
    else:
        for known in all_rules().values():
            print(f"{known.id:22} {known.label:22} {known.severity:6} {known.title}")
    return 0


def _profiles(_: argparse.Namespace) -> int:
    data = data_folder()
    known = all_profiles(data)
    for number, one in enumerate(known.values(), start=1):
        print(f"{number:2}  {one.id:20} {one.title}: {one.description}")
    print(f"\n{'rule':22} {' '.join(f'{number:2}' for number in range(1, len(known) + 1))}")
    for name in all_rules():
        print(f"{name:22} {' '.join(f'{_LETTER[one.severities[name]]:>2}' for one in known.values())}")
    print("\nB block   W warn   N note   - off")
    for name, why in broken_profiles(data).items():
        print(f"not usable: {name}: {why}")
    return 0


_LETTER = {Severity.BLOCK: "B", Severity.WARN: "W", Severity.NOTE: "N", Severity.OFF: "-"}


def _check_profile(arguments: argparse.Namespace) -> int:
    found = list(mistakes(read_text(str(arguments.file)).removeprefix(BOM)))
    for mistake in found:
        print(f"{arguments.file}:{mistake.line}: {mistake.what}")
    if not found:
        print(f"{arguments.file} is a good profile; it works from the folder {data_folder() / 'profiles'}.")
    return USAGE if found else 0


def _terms(arguments: argparse.Namespace) -> int:
    kind = _KINDS.get(arguments.file.suffix.lower())
    if kind is None:
        raise BadList(
            f"{arguments.file} is no .csv, .tsv or .vcf file: save the names as one, so that no text becomes a term"
        )
    data, name = opened(), "never" if arguments.never else "terms"
    now = settings.load(data)
    changed = settings.add(data, name, imported(kind, read_text(str(arguments.file))))
    before, after = len(getattr(now, name)), len(getattr(changed, name))
    print(f"{counted(after - before, 'new term')}, {after:,} in all.")
    return 0


_KINDS = {".csv": "csv", ".tsv": "csv", ".vcf": "vcard", ".vcard": "vcard"}
"""How a file of terms is read, by the end of its name."""
