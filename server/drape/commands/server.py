"""`drape serve`, `service`, `pair`, `forget` and `doctor`: the server, its browsers and what it keeps."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from drape import doctor, pairing, service
from drape.errors import AlreadyServes
from drape.migrate import opened
from drape.plural import counted
from drape.serve import DEFAULT_PORT, serve, stop_with_input
from drape.storage import data_folder, forget, served_ports
from drape.terminal import BLOCKED, USAGE, failed

if TYPE_CHECKING:
    from pathlib import Path


def add_serve(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape serve`."""
    _add_port(parser)
    parser.add_argument(
        "--attached",
        action="store_true",
        help="stop when standard input ends, as it does with the program that gives it",
    )
    parser.set_defaults(run=_serve)


def add_service(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape service`."""
    parser.add_argument("action", choices=("install", "remove", "status"))
    _add_port(parser)
    parser.set_defaults(run=_service)


def add_pair(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape pair`."""
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--list", action="store_true", help="the paired browsers instead")
    parser.add_argument("--revoke", metavar="ID", help="forget the browser of this id, or all")
    parser.add_argument("--rotate", metavar="ID", help="forget the browser of this id, and make a code to pair it anew")
    parser.set_defaults(run=_pair)


def add_forget(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape forget`."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=_forget)


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """The arguments of `drape doctor`."""
    _add_port(parser)
    parser.set_defaults(run=_doctor)


def _add_port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="1 to 65535, the default is %(default)s")


def _port(given: str) -> int:
    if not (given.isascii() and given.isdecimal()) or not 1 <= int(given) <= 65535:
        raise argparse.ArgumentTypeError(f"{given!r} is no port: give a number from 1 to 65535")
    return int(given)


def _serve(arguments: argparse.Namespace) -> int:
    if arguments.attached:
        stop_with_input()
    try:
        serve(opened(), arguments.port, ready=lambda message: print(message, flush=True))
    except AlreadyServes as error:  # what was asked for is so
        print(error.message)
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
    data = opened()
    if arguments.revoke:
        return _revoke(data, arguments.revoke)
    if arguments.list:
        return _list(data)
    if arguments.rotate and not pairing.unpair(data, arguments.rotate):
        return _unknown_browser(arguments.rotate)
    code = pairing.new_code(data)
    print(
        json.dumps({"code": code})
        if arguments.json
        else f"Type this code into the extension within two minutes: {code}"
    )
    return 0


def _list(data: Path) -> int:
    known = pairing.browsers(data)
    for browser in known:
        since = datetime.fromtimestamp(browser.created, UTC).date()
        print(f"{browser.id}  {browser.origin}  paired {since}")
    if not known:
        print("No browser is paired yet. Pair one with: drape pair")
    return 0


def _revoke(data: Path, browser: str) -> int:
    forgotten = [
        one.id for one in pairing.browsers(data) if browser in ("all", one.id) and pairing.unpair(data, one.id)
    ]
    if not forgotten and browser != "all":
        return _unknown_browser(browser)
    print(f"{counted(len(forgotten), 'browser')} forgotten.")
    return 0


def _unknown_browser(browser: str) -> int:
    return failed(f"no browser has the id {browser}; see: drape pair --list", USAGE)


def _forget(arguments: argparse.Namespace) -> int:
    data = data_folder()
    if not data.exists():
        print(f"There is nothing to forget: {data} does not exist.")
        return 0
    if not arguments.yes:
        print(f"Remove the settings, lists, profiles, pairings and copies in {data}? Type yes: ", end="", flush=True)
        answer = sys.stdin.readline() if sys.stdin else ""
        if answer.strip().lower() != "yes":
            print(flush=True)
            return failed("nothing was removed. To remove it all without being asked: drape forget --yes", USAGE)
    left = forget(data)
    print("Drape has forgotten everything." + (f" Not Drape's, and left: {', '.join(left)}" if left else ""))
    for port in served_ports(data):
        print(f"Drape still runs on port {port}, and keeps what is chosen there from now on. Stop it to end that.")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    checks = list(doctor.examine(data_folder(), arguments.port))
    for examined in checks:
        print(f"{examined.state:5} {examined.what}" + (f"\n      {examined.remedy}" if examined.remedy else ""))
    if not all(examined.well for examined in checks):
        return BLOCKED
    unpaired = any(examined.what == doctor.NO_BROWSER for examined in checks)
    print(f"\nready, {doctor.NO_BROWSER}" if unpaired else "\nready")
    return 0
