"""Health checks of an installation, each with a fix for what is wrong."""

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

from drape.check import check
from drape.errors import DrapeError
from drape.model.inference import second_model
from drape.plural import counted
from drape.policy.profiles import all_profiles, profile
from drape.policy.settings import load
from drape.rules import all_rules
from drape.web import pairing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.store.data_dir import Store

_SAMPLE = "We saw you in our office on 3/14."


class State(StrEnum):
    """The result of a health check; only BROKEN needs a fix."""

    OK = "ok"
    HINT = "hint"
    BROKEN = "FAIL"


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """One health check; `fix` says what to do unless it is OK."""

    what: str
    state: State
    fix: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing needs a fix."""
        return self.state is not State.BROKEN


def _checked(what: str, fix: str, *, ok: bool) -> HealthCheck:
    return HealthCheck(what, State.OK) if ok else HealthCheck(what, State.BROKEN, fix)


def run_health_checks(store: Store, port: int) -> Iterator[HealthCheck]:
    """Check everything that the server needs, one after another."""
    yield _python()
    yield _reading()
    yield _second_look()
    yield check_data_dir(store)
    yield _kept(store)
    yield _server(store, port)
    yield from _browsers(store)


def _python() -> HealthCheck:
    version = ".".join(map(str, sys.version_info[:3]))
    return _checked(f"Python {version}", "Install Python 3.11 or newer.", ok=sys.version_info >= (3, 11))


def _reading() -> HealthCheck:
    try:
        report = check(_SAMPLE, next(iter(all_profiles().values())), second_looks=0)
    except DrapeError as error:
        return HealthCheck("Rules and profiles", State.BROKEN, str(error))
    what = f"{len(all_rules())} rules and {len(all_profiles())} profiles read a sample"
    ok = report.complete and bool(report.findings)
    return _checked(what, f"Rules that fail: {', '.join(report.failed)}", ok=ok)


def _second_look() -> HealthCheck:
    ok = second_model.look(_SAMPLE, "practice", "facebook_post") is not None
    what = "can" if ok else "can't"
    return _checked(
        f"What is in doubt {what} be looked at again",
        "Install Drape again: its model second.onnx is missing or damaged.",
        ok=ok,
    )


def check_data_dir(store: Store) -> HealthCheck:
    """Check that other users can't read the data folder."""
    if not store.path.exists():
        return HealthCheck(f"Data folder {store.path} is made at the first start", State.OK)
    private = os.name == "nt" or not stat.S_IMODE(store.path.stat().st_mode) & 0o077  # Windows has no such bits
    what = "is private" if private else "can be read by others"
    return _checked(f"Data folder {store.path} {what}", f"Run: chmod 700 {store.path}", ok=private)


def _kept(store: Store) -> HealthCheck:
    try:
        store.version()
        policy = profile(load(store).profile, store)
        pairing.browsers(store)
    except DrapeError as error:
        return HealthCheck("Settings and pairings", State.BROKEN, error.message)
    return HealthCheck(f"Settings and pairings can be read, the profile is {policy.title!r}", State.OK)


def _server(store: Store, port: int) -> HealthCheck:
    return {
        Answers.NOBODY: HealthCheck(f"Drape is not started on port {port}", State.HINT, "Start it with: drape serve"),
        Answers.DRAPE: HealthCheck(f"Drape answers on port {port}", State.OK),
        Answers.STUCK: HealthCheck(
            f"Drape has port {port} and does not answer", State.BROKEN, "Stop it, and start it again."
        ),
        Answers.OTHER_DRAPE: HealthCheck(
            f"A Drape with another data folder answers on port {port}",
            State.BROKEN,
            "Stop that one, or use another port: drape serve --port N",
        ),
        Answers.OTHER_PROGRAM: HealthCheck(
            f"Another program has port {port}", State.BROKEN, "Use another one: drape serve --port N"
        ),
    }[who_answers(store, port)]


class Answers(Enum):
    """Who answers on a port."""

    NOBODY = auto()
    DRAPE = auto()
    """the server of this data folder"""
    STUCK = auto()
    """the server of this data folder has the port, but does not answer"""
    OTHER_DRAPE = auto()
    OTHER_PROGRAM = auto()


def who_answers(store: Store, port: int) -> Answers:
    """Find who answers on a port of 127.0.0.1; a lock in the data folder shows whether it is the folder's server."""
    own = store.is_served(port)
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
"""Most bytes read of an answer."""


def _is_ours(answer: bytes) -> bool:
    """Whether this is Drape's error for a request without a token."""
    try:
        return bool(json.loads(answer)["error"]["code"] == "unpaired")
    except (ValueError, KeyError, TypeError):
        return False


def _browsers(store: Store) -> Iterator[HealthCheck]:
    try:
        count = len(pairing.browsers(store))
    except DrapeError:  # the check before has reported it
        return
    if count:
        yield HealthCheck(counted(count, "paired browser"), State.OK)
    else:
        yield HealthCheck(NO_BROWSER, State.HINT, "Run `drape pair` and type the code into the extension's options.")


NO_BROWSER = "no browser paired yet"
