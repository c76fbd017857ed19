"""`drape check` and `drape redact`: one text, or many messages as JSON, one a line."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from drape import settings
from drape.api import TEXT_LIMIT, check_response
from drape.check import check
from drape.commands import jsonl
from drape.discreet import whereabouts
from drape.errors import DrapeError, TextTooLong
from drape.finding import ALL, AUTHORS, SURFACES, Redaction, Severity
from drape.migrate import opened
from drape.offsets import offsets, utf16_length
from drape.profiles import profile, usual_profile
from drape.terminal import BLOCKED, BOM, BROKEN, USAGE, failed, read_lines, read_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from drape.finding import Report
    from drape.profiles import Profile

_FOR = {"patient": "patients", "practice": "practices", "clinician": "clinicians", "staff": "staff"}
_OURS = "a practice's page"
_EMPTY = "The text is empty: there was nothing to check."
_NOTHING_LEFT = "Nothing of it can stay."
_A_REPLY = "Nothing of it can stay: this reply may take its place."
_NOT_SAFE = "Something is left that should not be posted: look at the text, and at what `drape check` says of it."
_NOT_READ = "Drape reads English only so far. Numbers and addresses were checked."


def add_check(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape check`."""
    _add_text(parser)
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.add_argument(
        "--jsonl",
        metavar="IN",
        help='check many messages, one JSON object {"id", "text", "surface", "author"} a line, under the usual profile '
        "of their authors (patient-community for patients, hipaa-strict for all others) and without what is stored",
    )
    parser.add_argument("--stored", action="store_true", help="with --jsonl: use the stored settings, as for one text")
    parser.set_defaults(run=_check)


def add_redact(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape redact`."""
    _add_text(parser)
    parser.set_defaults(run=_redact)


def _add_text(parser: argparse.ArgumentParser) -> None:
    parser.description = "Uses the stored settings: the active profile, the practice's lists and its contact."
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument(
        "--profile", help="default: the active one of the settings, or the one that is chosen there for the surface"
    )
    parser.add_argument("--surface", choices=SURFACES, default=SURFACES[0], help="default: %(default)s")
    parser.add_argument("--author", choices=AUTHORS, help="default: who usually writes under the profile")


def _read(name: str) -> str:
    """The text of a file or of standard input; a file that is not there may have been meant as words of a post."""
    try:
        if name:
            return read_text(name)
    except OSError as error:
        if name == "-" or error.errno not in _NO_FILE:
            raise
    called = "of this name" if not name or any(map(str.isspace, name)) or len(name) > _LONGEST_NAME else name
    raise DrapeError(f"there is no file {called}. {TO_CHECK_WORDS}")


_NO_FILE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}
"""What the system says of a name that no file has, or can have."""

_LONGEST_NAME = 100
"""Characters of a name that is said again: what is longer, or holds spaces, may be the words of a post."""

TO_CHECK_WORDS = "To check words, and not a file, leave the name out: Drape then asks for them"


class _Judge:
    """Judges texts as the arguments and, where they count, the stored settings say."""

    def __init__(self, arguments: argparse.Namespace, *, stored: bool) -> None:
        self._data = opened()
        self._stored = stored
        self._settings = settings.load(self._data) if stored else settings.Settings()
        self._named = profile(arguments.profile, self._data) if arguments.profile else None
        self._hinted: set[str] = set()

    def policy(self, surface: str, author: str | None) -> Profile:
        """The profile that holds for a text."""
        if self._named:
            chosen = self._named
        elif self._stored:
            chosen = profile(self._settings.profile_on(surface), self._data)
        else:
            chosen = usual_profile(author)
        return self._settings.applied(chosen)

    def warn_of_misfit(self, surface: str, author: str | None) -> None:
        """Say once on standard error when the profile is not made for who writes."""
        policy = self.policy(surface, author)
        if author is None or policy.suits(author):
            return
        usual = usual_profile(author).id
        text, better = ("what a patient writes", usual) if author == "patient" else (_OURS, policy.practice or usual)
        hint = f"drape: {policy.title!r} is for {_FOR[policy.author]}. For {text} choose --profile {better}"
        if hint not in self._hinted:
            self._hinted.add(hint)
            print(hint, file=sys.stderr)

    def report(self, text: str, surface: str, author: str | None) -> Report:
        """What is wrong with a text; raises TextTooLong where the API does, too."""
        if utf16_length(text) > TEXT_LIMIT:
            raise TextTooLong(TEXT_LIMIT)
        policy = self.policy(surface, author)
        return check(text, policy, surface=surface, author=author, house=self._settings.house)


def _check(arguments: argparse.Namespace) -> int:
    if arguments.jsonl:
        return _check_lines(arguments)
    judge = _Judge(arguments, stored=True)  # before the text is asked for
    text = _read(arguments.file).removeprefix(BOM)
    judge.warn_of_misfit(arguments.surface, arguments.author)
    report = judge.report(text, arguments.surface, arguments.author)
    if arguments.json:
        policy = judge.policy(arguments.surface, arguments.author)
        print(check_response(report, offsets(text), profile_id=policy.id).model_dump_json(indent=2))
    else:
        print("\n".join(_told(text, report)))
    return BLOCKED if report.failed or any(f.severity is Severity.BLOCK for f in report.findings) else 0


def _told(text: str, report: Report) -> Iterator[str]:
    for found in report.findings:
        line, column = _position(text, found.start or 0)
        yield f"{line}:{column} {found.severity} {found.rule}: {found.message}: {found.quote!r}"
        yield f"    {found.why}"
    if report.failed:
        yield f"NOT FULLY CHECKED, these rules failed: {', '.join(report.failed)}"
    if report.read != ALL:
        yield _NOT_READ
    elif not report.failed and not report.findings:
        yield "Nothing found." if text.strip() else _EMPTY


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _check_lines(arguments: argparse.Namespace) -> int:
    """Answer every message that can be read; the status says whether one could not."""
    if arguments.file != "-":
        raise DrapeError("give a FILE or --jsonl, not both")
    judge = _Judge(arguments, stored=arguments.stored)
    status = 0
    for number, line in enumerate(read_lines(arguments.jsonl), start=1):
        if not line.strip():
            continue
        try:
            message = jsonl.parsed(line, arguments.surface, arguments.author)
            report = judge.report(message.text, message.surface, message.author)
            judge.warn_of_misfit(message.surface, message.author)
            print(jsonl.answer(message, report))
        except DrapeError as error:
            status = max(status, failed(f"line {number}: {error}; skipped", USAGE))
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - a mistake of ours about one message is none about the others
            status = failed(f"line {number}: a mistake of Drape's own: {whereabouts(error)}; skipped", BROKEN)
    return status


def _redact(arguments: argparse.Namespace) -> int:
    judge = _Judge(arguments, stored=True)
    text = _read(arguments.file)
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
        print(f"drape: {_EMPTY}", file=sys.stderr)
    if report.failed:
        print(f"drape: not fully checked, these rules failed: {', '.join(report.failed)}", file=sys.stderr)
    if report.read != ALL:
        print(f"drape: {_NOT_READ}", file=sys.stderr)
    return BLOCKED if report.failed or not redacted.safe else 0


COMMANDS = (_check, _redact)
"""What runs the commands that take a text."""
