"""`drape rules`: list the rules, or explain one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.policy import rules_page
from drape.rules import all_rules, rule

if TYPE_CHECKING:
    import argparse


SUMMARY = "list the rules, or explain one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape rules`."""
    parser.add_argument("id", nargs="?")
    parser.add_argument("--book", action="store_true", help="print every rule's page: docs/rules.md")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    if arguments.id:
        print("\n".join(rules_page.rule_page(rule(arguments.id))))
    elif arguments.book:
        print(rules_page.rules_page(), end="")
    else:
        for known in all_rules().values():
            print(f"{known.id:22} {known.label:22} {known.severity:6} {known.text.title}")
    return 0
