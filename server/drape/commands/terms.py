"""`drape terms`: add terms from a file to the practice's lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drape.commands.terminal import read_text
from drape.errors import BadList
from drape.plural import counted
from drape.policy import settings
from drape.policy.term_lists import import_terms
from drape.store.migrations import open_store

if TYPE_CHECKING:
    import argparse


SUMMARY = "add the names and numbers of a CSV or vCard file to the practice's list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape terms`."""
    parser.add_argument("file", type=Path, help="a .csv or .tsv file in UTF-8, or a .vcf file")
    parser.add_argument("--never", action="store_true", help="never flag them: own staff, own phone, own address")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    kind = _KINDS.get(arguments.file.suffix.lower())
    if kind is None:
        raise BadList(
            f"{arguments.file} is no .csv, .tsv or .vcf file: save the names as one, so that no text becomes a term"
        )
    store, name = open_store(), "never" if arguments.never else "terms"
    now = settings.load(store)
    changed = settings.add_terms(store, name, import_terms(kind, read_text(str(arguments.file))))
    before, after = len(getattr(now, name)), len(getattr(changed, name))
    print(f"{counted(after - before, 'new term')}, {after:,} in all.")
    return 0


_KINDS = {".csv": "csv", ".tsv": "csv", ".vcf": "vcard", ".vcard": "vcard"}
"""The format of a file of terms, by the end of its name."""
