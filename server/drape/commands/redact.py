"""`drape redact`: print the redacted text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from drape.commands.posts import EMPTY, NOT_READ, Judge, add_text, read
from drape.commands.terminal import BLOCKED, BOM
from drape.finding import ALL, Redaction

if TYPE_CHECKING:
    import argparse


SUMMARY = "print a text without what should not be posted"
_NOTHING_LEFT = "Nothing of it can stay."
_A_REPLY = "Nothing of it can stay: this reply may take its place."
_NOT_SAFE = "Something is left that should not be posted: look at the text, and at what `drape check` says of it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape redact`."""
    add_text(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    judge = Judge(arguments, stored=True)
    text = read(arguments.file)
    mark = BOM if text.startswith(BOM) else ""
    judge.warn_of_misfit(arguments.surface, arguments.author)
    report = judge.report(text.removeprefix(BOM), arguments.surface, arguments.author)
    redacted = report.redacted or Redaction(text.removeprefix(BOM), ())
    ends = "\n" if text.endswith("\n") and redacted.text and not redacted.text.endswith("\n") else ""
    print(mark + redacted.text + ends, end="")
    if text.strip(f"{BOM} \t\r\n") and not redacted.text.strip():
        print(f"drape: {_NOTHING_LEFT}", file=sys.stderr)
    elif report.rewrite and redacted.text == report.rewrite.text:
        print(f"drape: {_A_REPLY}", file=sys.stderr)
    if not redacted.safe:
        print(f"drape: {_NOT_SAFE}", file=sys.stderr)
    if not text.removeprefix(BOM).strip():
        print(f"drape: {EMPTY}", file=sys.stderr)
    if report.failed:
        print(f"drape: not fully checked, these rules failed: {', '.join(report.failed)}", file=sys.stderr)
    if report.read != ALL:
        print(f"drape: {NOT_READ}", file=sys.stderr)
    return BLOCKED if report.failed or not redacted.safe else 0
