"""What may be wrong with an installation, and how to mend it."""

from __future__ import annotations

import http.client
import json
import os
import stat
import sys
from contextlib import closing
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from drape import pairing
from drape.check import check
from drape.errors import DrapeError
from drape.network import second
from drape.plural import counted
from drape.profiles import all_profiles, profile
from drape.rules import all_rules
from drape.settings import load
from drape.storage import is_served, version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SAMPLE = "We saw you in our office on 3/14."


class State(StrEnum):
    """How a thing that was looked at stands: only what is BROKEN has to be mended."""

    OK = "ok"
    HINT = "hint"
    BROKEN = "FAIL"


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at; `remedy` says what to do where it is not OK."""

    what: str
    state: State
    remedy: str = ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to mend."""
        return self.state is not State.BROKEN


def _examined(what: str, remedy: str, *, well: bool) -> Examined:
    return Examined(what, State.OK) if well else Examined(what, State.BROKEN, remedy)


def examine(data: Path, port: int) -> Iterator[Examined]:
    """Look at everything that the server needs, one after another."""
    yield _python()
    yield _reading()
    yield _second_look()
    yield folder(data)
    yield _kept(data)
    yield _server(data, port)
    yield from _browsers(data)


def _python() -> Examined:
    version = ".".join(map(str, sys.version_info[:3]))
    return _examined(f"Python {version}", "Install Python 3.11 or newer.", well=sys.version_info >= (3, 11))


def _reading() -> Examined:
    try:
        report = check(_SAMPLE, next(iter(all_profiles().values())), second_looks=0)
    except DrapeError as error:
        return Examined("Rules and profiles", State.BROKEN, str(error))
    what = f"{len(all_rules())} rules and {len(all_profiles())} profiles read a sample"
    well = report.complete and bool(report.findings)
    return _examined(what, f"Rules that fail: {', '.join(report.failed)}", well=well)


def _second_look() -> Examined:
    well = second.look(_SAMPLE, "practice", "facebook_post") is not None
    what = "can" if well else "can't"
    return _examined(
        f"What is in doubt {what} be looked at again",
        "Install Drape again: its model second.onnx is missing or damaged.",
        well=well,
    )


def folder(data: Path) -> Examined:
    """Whether others may read the data folder."""
    if not data.exists():
        return Examined(f"Data folder {data} is made at the first start", State.OK)
    private = os.name == "nt" or not stat.S_IMODE(data.stat().st_mode) & 0o077  # Windows has no such bits
    what = "is private" if private else "can be read by others"
    return _examined(f"Data folder {data} {what}", f"Run: chmod 700 {data}", well=private)


def _kept(data: Path) -> Examined:
    try:
        version(data)
        policy = profile(load(data).profile, data)
        pairing.browsers(data)
    except DrapeError as error:
        return Examined("Settings and pairings", State.BROKEN, error.message)
    return Examined(f"Settings and pairings can be read, the profile is {policy.title!r}", State.OK)


def _server(data: Path, port: int) -> Examined:
    return {
        Answers.NOBODY: Examined(f"Drape is not started on port {port}", State.HINT, "Start it with: drape serve"),
        Answers.DRAPE: Examined(f"Drape answers on port {port}", State.OK),
        Answers.STUCK: Examined(
            f"Drape has port {port} and does not answer", State.BROKEN, "Stop it, and start it again."
        ),
        Answers.OTHER_DRAPE: Examined(
            f"A Drape with another data folder answers on port {port}",
            State.BROKEN,
            "Stop that one, or use another port: drape serve --port N",
        ),
        Answers.OTHER_PROGRAM: Examined(
            f"Another program has port {port}", State.BROKEN, "Use another one: drape serve --port N"
        ),
    }[who_answers(data, port)]


class Answers(Enum):
    """Who answers on a port."""

    NOBODY = auto()
    DRAPE = auto()
    """the server of the data folder"""
    STUCK = auto()
    """the server of the data folder has the port, and does not answer"""
    OTHER_DRAPE = auto()
    OTHER_PROGRAM = auto()


def who_answers(data: Path, port: int) -> Answers:
    """Who answers on a port of 127.0.0.1: a lock in the data folder shows whose server it is."""
    own = is_served(data, port)
    try:
        shape = _asked(port)
    except ConnectionRefusedError:
        return Answers.NOBODY
    except (OSError, http.client.HTTPException):
        return Answers.STUCK if own else Answers.OTHER_PROGRAM
    if not _is_ours(shape):
        return Answers.OTHER_PROGRAM
    return Answers.DRAPE if own else Answers.OTHER_DRAPE


def _asked(port: int) -> bytes:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=3)) as connection:
        connection.request("GET", "/v1/health")
        return connection.getresponse().read(_MOST)


_MOST = 10_000
"""Bytes that are read of an answer."""


def _is_ours(answer: bytes) -> bool:
    """Without a token Drape refuses, in its own shape of error."""
    try:
        return bool(json.loads(answer)["error"]["code"] == "unpaired")
    except (ValueError, KeyError, TypeError):
        return False


def _browsers(data: Path) -> Iterator[Examined]:
    try:
        count = len(pairing.browsers(data))
    except DrapeError:  # said already
        return
    if count:
        yield Examined(counted(count, "paired browser"), State.OK)
    else:
        yield Examined(NO_BROWSER, State.HINT, "Run `drape pair` and type the code into the extension's options.")


NO_BROWSER = "no browser paired yet"
