"""`drape check`: check one text, or many messages as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.commands import jsonl
from drape.commands.posts import EMPTY, NOT_READ, Judge, add_text, read
from drape.commands.terminal import BLOCKED, BOM, BROKEN, USAGE, failed, read_lines
from drape.errors import DrapeError
from drape.finding import ALL, Severity
from drape.safe_errors import error_location
from drape.text.offsets import offsets
from drape.web.responses import check_response

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from drape.finding import Report


SUMMARY = "say what is wrong with a text"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `drape check`."""
    add_text(parser)
    parser.add_argument("--json", action="store_true", help="print the API's answer")
    parser.add_argument(
        "--jsonl",
        metavar="IN",
        help='check many messages, one JSON object {"id", "text", "surface", "author"} a line, under the usual profile '
        "of their authors (patient-community for patients, hipaa-strict for all others) and without what is stored",
    )
    parser.add_argument("--stored", action="store_true", help="with --jsonl: use the stored settings, as for one text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; returns the exit status."""
    if arguments.jsonl:
        return _check_lines(arguments)
    judge = Judge(arguments, stored=True)  # may fail, so before it asks for the text
    text = read(arguments.file).removeprefix(BOM)
    judge.warn_of_misfit(arguments.surface, arguments.author)
    report = judge.report(text, arguments.surface, arguments.author)
    if arguments.json:
        policy = judge.policy(arguments.surface, arguments.author)
        print(check_response(report, offsets(text), profile_id=policy.id).model_dump_json(indent=2))
    else:
        print("\n".join(_lines(text, report)))
    return BLOCKED if report.failed or any(f.severity is Severity.BLOCK for f in report.findings) else 0


def _lines(text: str, report: Report) -> Iterator[str]:
    for found in report.findings:
        line, column = _position(text, found.start or 0)
        yield f"{line}:{column} {found.severity} {found.rule}: {found.message}: {found.quote!r}"
        yield f"    {found.why}"
    if report.failed:
        yield f"NOT FULLY CHECKED, these rules failed: {', '.join(report.failed)}"
    if report.read != ALL:
        yield NOT_READ
    elif not report.failed and not report.findings:
        yield "Nothing found." if text.strip() else EMPTY


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _check_lines(arguments: argparse.Namespace) -> int:
    """Check every message that can be read; the exit status says whether one could not."""
    if arguments.file != "-":
        raise DrapeError("give a FILE or --jsonl, not both")
    judge = Judge(arguments, stored=arguments.stored)
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
        except Exception as error:  # noqa: BLE001 - an error of ours in one message must not stop the others
            status = failed(f"line {number}: a mistake of Drape's own: {error_location(error)}; skipped", BROKEN)
    return status
