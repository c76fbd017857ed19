"""The command line, one function a command. The only file that prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drape import __version__, doctor, pairing, rulebook, service, settings
from drape.api import check_response
from drape.check import check
from drape.discreet import whereabouts, without_dumps
from drape.errors import DrapeError
from drape.finding import ALL, AUTHORS, SURFACES, Severity
from drape.house import imported
from drape.migrate import migrate
from drape.offsets import offsets
from drape.profiles import all_profiles, broken_profiles, mistakes, profile, usual_profile
from drape.rules import all_rules, rule
from drape.serve import DEFAULT_PORT, serve, stop_with_input
from drape.storage import data_folder, forget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drape.finding import Report
    from drape.profiles import Profile

BLOCKED, USAGE, BROKEN = 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (1: something is at `block`, 2: wrong usage, 3: a mistake of ours)."""
    arguments = _parser().parse_args(argv)
    without_dumps()
    try:
        status: int = arguments.run(arguments)
    except UnicodeDecodeError:  # what it says of itself holds the text
        return _failed("this is not UTF-8 text", USAGE)
    except (DrapeError, OSError) as error:
        return _failed(str(error), USAGE)
    except KeyboardInterrupt:
        return _failed("stopped", USAGE)
    except Exception as error:  # noqa: BLE001 - a traceback may hold the text
        return _failed(f"a mistake of Drape's own: {whereabouts(error)}", BROKEN)
    return status


def _failed(why: str, status: int) -> int:
    print(f"drape: {why}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="drape", description="Warns before a patient's details are posted.")
    parser.add_argument("--version", action="version", version=f"drape {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_text(commands.add_parser("check", help="say what is wrong with a text"), _check)
    _add_text(commands.add_parser("redact", help="print a text without what should not be posted"), _redact)
    rules = commands.add_parser("rules", help="list the rules, or explain one")
    rules.add_argument("id", nargs="?")
    rules.add_argument("--book", action="store_true", help="print every rule's page: RULES.md")
    rules.set_defaults(run=_rules)
    profiles = commands.add_parser("profiles", help="list the policy profiles and what they do, or check a file")
    profiles.set_defaults(run=_profiles)
    checking = profiles.add_subparsers(metavar="check FILE").add_parser("check", help="say what is wrong in a profile")
    checking.add_argument("file", type=Path)
    checking.set_defaults(run=_check_profile)
    terms = commands.add_parser("terms", help="add the names and numbers of a CSV or vCard file to the practice's list")
    terms.add_argument("file", type=Path)
    terms.add_argument("--never", action="store_true", help="never flag them: own staff, own phone, own address")
    terms.set_defaults(run=_terms)
    server = commands.add_parser("serve", help="run the server that the browser extension asks")
    server.add_argument("--port", type=_port, default=DEFAULT_PORT, help=_PORTS)
    server.add_argument(
        "--attached",
        action="store_true",
        help="stop when standard input ends, as it does with the program that gives it",
    )
    server.set_defaults(run=_serve)
    keeping = commands.add_parser("service", help="start the server at every login, and again when it fails")
    keeping.add_argument("action", choices=("install", "remove", "status"))
    keeping.add_argument("--port", type=_port, default=DEFAULT_PORT, help=_PORTS)
    keeping.set_defaults(run=_service)
    pair = commands.add_parser("pair", help="make a code that pairs a browser, valid for two minutes")
    pair.add_argument("--json", action="store_true")
    pair.add_argument("--list", action="store_true", help="the paired browsers instead")
    pair.add_argument("--revoke", metavar="ID", help="forget the browser of this id, or all")
    pair.add_argument("--rotate", metavar="ID", help="forget the browser of this id, and make a code to pair it anew")
    pair.set_defaults(run=_pair)
    forgetting = commands.add_parser("forget", help="remove everything that Drape keeps on this computer")
    forgetting.add_argument("--yes", action="store_true", help="do not ask")
    forgetting.set_defaults(run=_forget)
    health = commands.add_parser("doctor", help="say what is wrong here and how to mend it")
    health.add_argument("--port", type=_port, default=DEFAULT_PORT, help=_PORTS)
    health.set_defaults(run=_doctor)
    return parser


_PORTS = f"1 to 65535, the default is {DEFAULT_PORT}"


def _port(given: str) -> int:
    if not (given.isascii() and given.isdecimal()) or not 1 <= int(given) <= 65535:
        raise argparse.ArgumentTypeError(f"{given!r} is no port: give a number from 1 to 65535")
    return int(given)


def _add_text(parser: argparse.ArgumentParser, run: object) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument("--profile", help="default: what suits the author")
    parser.add_argument("--surface", choices=SURFACES, default=SURFACES[0])
    parser.add_argument("--author", choices=AUTHORS)
    if run is _check:
        parser.add_argument("--json", action="store_true", help="print the API's answer")
        parser.add_argument("--jsonl", metavar="IN", help="check many messages, one JSON object a line")
    parser.set_defaults(run=run)


def _check(arguments: argparse.Namespace) -> int:
    if arguments.jsonl:
        return _check_lines(arguments)
    text = _read(arguments.file)
    policy = _policy(arguments, arguments.author)
    report = check(text, policy, surface=arguments.surface, author=arguments.author)
    if arguments.json:
        print(check_response(report, offsets(text), profile_id=policy.id).model_dump_json(indent=2))
    else:
        print("\n".join(_told(text, report)))
    return BLOCKED if any(f.severity is Severity.BLOCK for f in report.findings) else 0


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
        yield "Nothing found."


_NOT_READ = "Drape reads English only so far. Numbers and addresses were checked."


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _check_lines(arguments: argparse.Namespace) -> int:
    for number, line in enumerate(_read(arguments.jsonl).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            message = json.loads(line)
            text, author = message["text"], message.get("author", arguments.author)
            surface = message.get("surface", arguments.surface)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DrapeError(f"line {number}: not a JSON object with a text") from error
        report = check(text, _policy(arguments, author), surface=surface, author=author)
        print(json.dumps(_line(message.get("id"), report), ensure_ascii=False))
    return 0


def _line(message_id: object, report: Report) -> dict[str, object]:
    keys = ("label", "severity", "rule", "start", "end")
    findings = [{key: getattr(found, key) for key in keys} for found in report.findings]
    return {"id": message_id, "read": report.read, "findings": findings, "redacted": report.redacted.text} | (
        {"failed": list(report.failed)} if report.failed else {}
    )


def _redact(arguments: argparse.Namespace) -> int:
    policy = _policy(arguments, arguments.author)
    report = check(_read(arguments.file), policy, surface=arguments.surface, author=arguments.author)
    sys.stdout.write(report.redacted.text)
    if report.failed:
        print(f"drape: not fully checked, these rules failed: {', '.join(report.failed)}", file=sys.stderr)
    if report.read != ALL:
        print(f"drape: {_NOT_READ}", file=sys.stderr)
    return BLOCKED if report.failed else 0


def _policy(arguments: argparse.Namespace, author: str | None) -> Profile:
    return profile(arguments.profile, data_folder()) if arguments.profile else usual_profile(author)


def _read(name: str) -> str:
    """The file's text as it is: UTF-8, its line ends kept."""
    raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return raw.decode("utf-8")


def _rules(arguments: argparse.Namespace) -> int:
    if arguments.id:
        print("\n".join(rulebook.page(rule(arguments.id))))
    elif arguments.book:
        sys.stdout.write(rulebook.book())
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
    found = list(mistakes(arguments.file.read_text(encoding="utf-8")))
    for mistake in found:
        print(f"{arguments.file}:{mistake.line}: {mistake.what}")
    if not found:
        print(f"{arguments.file} is a good profile; it works from the folder {data_folder() / 'profiles'}.")
    return USAGE if found else 0


def _terms(arguments: argparse.Namespace) -> int:
    data, name = _opened(), "never" if arguments.never else "terms"
    kind = "vcard" if arguments.file.suffix.lower() in (".vcf", ".vcard") else "csv"
    now = settings.load(data)
    changed = settings.add(data, name, imported(kind, arguments.file.read_text(encoding="utf-8")))
    print(f"{len(getattr(changed, name)) - len(getattr(now, name))} new terms, {len(getattr(changed, name))} in all.")
    return 0


def _serve(arguments: argparse.Namespace) -> int:
    if arguments.attached:
        stop_with_input()
    serve(_opened(), arguments.port, ready=lambda message: print(message, flush=True))
    return 0


def _service(arguments: argparse.Namespace) -> int:
    own = data_folder() if "DRAPE_HOME" in os.environ else None
    chosen = service.manager(arguments.port, own)
    if arguments.action == "install":
        service.install(chosen)
        print(f"Drape starts at every login, by {chosen.name}: {chosen.file}")
    elif arguments.action == "remove":
        print("Drape starts at login no more." if service.remove(chosen) else "Drape was not installed as a service.")
    else:
        runs = doctor.who_answers(data_folder(), arguments.port) is doctor.Answers.DRAPE
        kept = "Installed" if chosen.file.exists() else "Not installed"
        print(f"{kept} with {chosen.name}, {'running' if runs else 'not running'} on port {arguments.port}.")
        return 0 if runs else BLOCKED
    return 0


def _pair(arguments: argparse.Namespace) -> int:
    data = _opened()
    if arguments.revoke:
        return _revoke(data, arguments.revoke)
    if arguments.list:
        for browser in pairing.browsers(data):
            since = datetime.fromtimestamp(browser.created, UTC).date()
            print(f"{browser.id}  {browser.origin}  paired {since}")
        return 0
    if arguments.rotate and not pairing.unpair(data, arguments.rotate):
        return _unknown_browser(arguments.rotate)
    code = pairing.new_code(data)
    print(
        json.dumps({"code": code})
        if arguments.json
        else f"Type this code into the extension within two minutes: {code}"
    )
    return 0


def _revoke(data: Path, browser: str) -> int:
    forgotten = [
        one.id for one in pairing.browsers(data) if browser in ("all", one.id) and pairing.unpair(data, one.id)
    ]
    if not forgotten and browser != "all":
        return _unknown_browser(browser)
    print(f"{len(forgotten)} browser(s) forgotten.")
    return 0


def _unknown_browser(browser: str) -> int:
    return _failed(f"no browser has the id {browser}; see: drape pair --list", USAGE)


def _forget(arguments: argparse.Namespace) -> int:
    data = data_folder()
    if not data.exists():
        print(f"There is nothing to forget: {data} does not exist.")
        return 0
    if not arguments.yes:
        print(f"Remove the settings, lists, profiles, pairings and copies in {data}? Type yes: ", end="", flush=True)
        if sys.stdin.readline().strip().lower() != "yes":
            print("Nothing was removed.")
            return USAGE
    left = forget(data)
    print("Drape has forgotten everything." + (f" Not Drape's, and left: {', '.join(left)}" if left else ""))
    return 0


def _opened() -> Path:
    """The data folder, in the layout of today."""
    data = data_folder()
    migrate(data)
    return data


def _doctor(arguments: argparse.Namespace) -> int:
    checks = list(doctor.examine(data_folder(), arguments.port))
    for examined in checks:
        print(f"{examined.state:5} {examined.what}" + (f"\n      {examined.remedy}" if examined.remedy else ""))
    if not all(examined.well for examined in checks):
        return BLOCKED
    unpaired = any(examined.what == doctor.NO_BROWSER for examined in checks)
    print(f"\nready, {doctor.NO_BROWSER}" if unpaired else "\nready")
    return 0
