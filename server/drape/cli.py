"""The command line: parses the arguments, runs one command, turns errors into exit statuses."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from drape import __version__
from drape.commands import check, doctor, forget, pair, profiles, redact, rules, serve, service, terms
from drape.commands.posts import TO_CHECK_WORDS
from drape.commands.terminal import (
    BROKEN,
    INTERRUPTED,
    PIPE_CLOSED,
    USAGE,
    discard,
    failed,
    flush,
    in_words,
    write_utf8,
)
from drape.errors import DrapeError
from drape.safe_errors import disable_core_dumps, error_location

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": check,
    "redact": redact,
    "rules": rules,
    "profiles": profiles,
    "terms": terms,
    "serve": serve,
    "service": service,
    "pair": pair,
    "forget": forget,
    "doctor": doctor,
}
"""Each command's module: it has SUMMARY, add_arguments() and run()."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 or an exit status of `commands/terminal.py`. Raises SystemExit for wrong usage."""
    write_utf8()
    try:
        try:
            return _run(argv)
        finally:
            flush()
    except BrokenPipeError:  # the reader closed the pipe, as `drape rules | head` does
        discard()
        return PIPE_CLOSED
    except OSError as error:
        discard()
        return failed(in_words(error), USAGE)


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    given = sys.argv[1:] if argv is None else argv
    if given and not given[0].startswith("-") and given[0] not in COMMANDS:
        parser.error(_no_command(given[0], list(COMMANDS)))
    arguments, left = parser.parse_known_args(argv)
    if left:
        parser.error(_not_taken(left, with_text=arguments.run in (check.run, redact.run)))
    disable_core_dumps()
    try:
        status: int = arguments.run(arguments)
    except DrapeError as error:
        return failed(str(error), USAGE)
    except OSError:
        raise
    except KeyboardInterrupt:
        return failed("stopped", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a traceback may hold the text
        return failed(f"a mistake of Drape's own: {error_location(error)}", BROKEN)
    return status


def _no_command(given: str, known: Sequence[str]) -> str:
    """Suggest the command that was meant. Never repeats `given`, which may be text of a post."""
    nearest = get_close_matches(given.casefold(), known, n=1)
    meant = f"did you mean drape {nearest[0]}?" if nearest else "to check a text: drape check"
    return f"there is no such command; {meant} (All commands: drape --help)"


def _not_taken(left: Sequence[str], *, with_text: bool) -> str:
    """Say why there are too many arguments. Never repeats them: they may be text of a post."""
    if with_text and not left[0].startswith("-"):
        return f"one FILE at a time: put quotes around a name that has spaces. {TO_CHECK_WORDS}"
    return "there is an argument that this command does not know; --help lists all"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="drape", description="Warns before a patient's details are posted.")
    parser.add_argument("--version", action="version", version=f"drape {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.SUMMARY))
    return parser
