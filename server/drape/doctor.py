"""What may be wrong with an installation, and how to mend it."""

from __future__ import annotations

import json
import stat
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drape import pairing
from drape.check import check
from drape.errors import DrapeError
from drape.profiles import all_profiles, profile
from drape.rules import all_rules
from drape.settings import load
from drape.storage import version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SAMPLE = "We saw you in our office on 3/14."


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at; `remedy` says how to mend it when it is not well."""

    what: str
    well: bool
    remedy: str = ""


def examine(data: Path, port: int) -> Iterator[Examined]:
    """Look at everything that the server needs, one after another."""
    yield _python()
    yield _reading()
    yield folder(data)
    yield _kept(data)
    yield _server(port)
    yield _browsers(data)


def _python() -> Examined:
    version = ".".join(map(str, sys.version_info[:3]))
    return Examined(f"Python {version}", sys.version_info >= (3, 11), "Install Python 3.11 or newer.")


def _reading() -> Examined:
    try:
        report = check(_SAMPLE, next(iter(all_profiles().values())))
    except DrapeError as error:
        return Examined("Rules and profiles", well=False, remedy=str(error))
    what = f"{len(all_rules())} rules and {len(all_profiles())} profiles read a sample"
    return Examined(what, report.complete and bool(report.findings), f"Rules that fail: {', '.join(report.failed)}")


def folder(data: Path) -> Examined:
    """Whether others may read the data folder."""
    if not data.exists():
        return Examined(f"Data folder {data} is made at the first start", well=True)
    private = not stat.S_IMODE(data.stat().st_mode) & 0o077
    return Examined(f"Data folder {data} is private", private, f"Run: chmod 700 {data}")


def _kept(data: Path) -> Examined:
    try:
        version(data)
        policy = profile(load(data).profile, data)
        pairing.browsers(data)
    except DrapeError as error:
        return Examined("Settings and pairings", well=False, remedy=error.message)
    return Examined(f"Settings and pairings can be read, the profile is {policy.title!r}", well=True)


def _server(port: int) -> Examined:
    ours = is_running(port)
    if ours is None:
        return Examined(f"A server on port {port}", well=False, remedy="Start it with: drape serve")
    taken = "Another program has this port: use `drape serve --port N`."
    return Examined(f"Drape answers on port {port}", ours, taken)


def is_running(port: int) -> bool | None:
    """Whether Drape answers on a port; False when another program does, None when nothing does."""
    try:
        _probe(port)
    except urllib.error.HTTPError as error:
        return _is_ours(error)
    except (TimeoutError, OSError):
        return None
    return False


def _probe(port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/health", timeout=3):
        pass


def _is_ours(error: urllib.error.HTTPError) -> bool:
    """Without a token Drape refuses, in its own shape of error."""
    try:
        return "code" in json.load(error)["error"]
    except (ValueError, KeyError, TypeError):
        return False


def _browsers(data: Path) -> Examined:
    try:
        count = len(pairing.browsers(data))
    except DrapeError:
        count = 0
    remedy = "Run `drape pair` and type the code into the extension's options."
    return Examined(f"{count} paired browser(s)", count > 0, remedy)
