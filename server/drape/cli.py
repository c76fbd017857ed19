"""The command line: which commands there are, and what happens when one fails."""

from __future__ import annotations

import argparse
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from drape import __version__
from drape.commands import policy, server, texts
from drape.discreet import whereabouts, without_dumps
from drape.errors import DrapeError
from drape.terminal import BROKEN, INTERRUPTED, PIPE_CLOSED, USAGE, discard, failed, flush, in_words, write_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    ("check", "say what is wrong with a text", texts.add_check),
    ("redact", "print a text without what should not be posted", texts.add_redact),
    ("rules", "list the rules, or explain one", policy.add_rules),
    ("profiles", "list the policy profiles and what they do, or check a file", policy.add_profiles),
    ("terms", "add the names and numbers of a CSV or vCard file to the practice's list", policy.add_terms),
    ("serve", "run the server that the browser extension asks", server.add_serve),
    ("service", "start the server at every login, and again when it fails", server.add_service),
    ("pair", "make a code that pairs a browser, valid for two minutes", server.add_pair),
    ("forget", "remove everything that Drape keeps on this computer", server.add_forget),
    ("doctor", "say what is wrong here and how to mend it", server.add_doctor),
)
"""Every command: its name, what it does, and what adds its arguments."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status, of those in `terminal`."""
    write_utf8()
    try:
        try:
            return _run(argv)
        finally:
            flush()
    except BrokenPipeError:  # as `drape rules | head` does: nobody wants the rest
        discard()
        return PIPE_CLOSED
    except OSError as error:
        discard()
        return failed(in_words(error), USAGE)


def _run(argv: Sequence[str] | None) -> int:
    parser = _parser()
    given = sys.argv[1:] if argv is None else argv
    if given and not given[0].startswith("-") and given[0] not in (known := [name for name, _, _ in COMMANDS]):
        parser.error(_no_command(given[0], known))
    arguments, left = parser.parse_known_args(argv)
    if left:
        parser.error(_not_taken(left, with_text=arguments.run in texts.COMMANDS))
    without_dumps()
    try:
        status: int = arguments.run(arguments)
    except DrapeError as error:
        return failed(str(error), USAGE)
    except OSError:
        raise
    except KeyboardInterrupt:
        return failed("stopped", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - a traceback may hold the text
        return failed(f"a mistake of Drape's own: {whereabouts(error)}", BROKEN)
    return status


def _no_command(given: str, known: Sequence[str]) -> str:
    """Which command was meant, without what was given: it may be the words of a post."""
    nearest = get_close_matches(given.casefold(), known, n=1)
    meant = f"did you mean drape {nearest[0]}?" if nearest else "to check a text: drape check"
    return f"there is no such command; {meant} (All commands: drape --help)"


def _not_taken(left: Sequence[str], *, with_text: bool) -> str:
    """Why arguments are too many, without them: they may be the words of a post."""
    if with_text and not left[0].startswith("-"):
        return f"one FILE at a time: put quotes around a name that has spaces. {texts.TO_CHECK_WORDS}"
    return "there is an argument that this command does not know; --help lists all"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="drape", description="Warns before a patient's details are posted.")
    parser.add_argument("--version", action="version", version=f"drape {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, what, add_arguments in COMMANDS:
        add_arguments(commands.add_parser(name, help=what))
    return parser
