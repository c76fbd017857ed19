"""Drape's exceptions, as a tree.

DrapeError
├── UnknownProfile, UnknownRule   the caller named a profile or rule that does not exist
├── BadProfile, BadSettings, BadList, NotText   a file or a setting can't be used
├── DamagedFile, NewerData, NotStored  the data folder can't be used
├── BadRange, TextTooLong         an offset does not fit the text, or the text is too long
├── InvalidRequest, WrongBody, BadJson   the request does not match the API's schema
├── Refused, Unpaired, PairingFailed, TryLater   the caller has no access
├── ModelError                    the classifier could not read the text
└── PortTaken, AlreadyServes, AutostartError   the server can't start, or not at login
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from math import ceil
from typing import TYPE_CHECKING

from drape.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class DrapeError(Exception):
    """An error shown to the caller: `code` and `status` (HTTP) are the API's, `field` names the input at fault."""

    code = "error"
    status = 400

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say what is unknown and suggest the nearest id. Repeats `name` only if it looks like an id: it may be a text."""
    said = f"unknown {what} {name!r}" if re.fullmatch(r"[a-z0-9-]{1,40}", name) else f"unknown {what}"
    meant = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") if len(name) <= _LONGEST_ID else ""
    nearest = get_close_matches(meant, list(known), n=1, cutoff=0.4)
    return said + (f", did you mean {nearest[0]!r}?" if nearest else "")


_LONGEST_ID = 40
"""Longest name, in characters, for which the nearest id is suggested."""


class UnknownProfile(DrapeError):
    """No profile has this id."""

    code = "unknown_profile"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        names = list(known)
        said = _unknown("profile", name, names)
        super().__init__(f"{said}{' Known' if said.endswith('?') else '; known'} are {', '.join(names)}", "profile")


class UnknownRule(DrapeError):
    """No rule has this id."""

    code = "unknown_rule"
    status = 404

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(_unknown("rule", name, known), "rule")


class BadProfile(DrapeError):
    """A profile file can't be used; the message says why."""

    code = "bad_profile"
    status = 500

    def __init__(self, profile_id: str, why: str) -> None:
        super().__init__(f"profile {profile_id!r}: {why}", "profile")


class BadSettings(DrapeError):
    """A setting is not valid."""

    code = "bad_settings"


class BadList(DrapeError):
    """A file of terms can't be read, or contains no terms."""

    code = "bad_list"

    def __init__(self, why: str) -> None:
        super().__init__(why, "text")


class NotText(DrapeError):
    """A file does not hold plain text in UTF-8."""

    code = "not_text"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not UTF-8 text: save it as plain text in UTF-8 and try again")


class DamagedFile(DrapeError):
    """A file of the data folder can't be read; Drape leaves it unchanged."""

    code = "damaged_file"
    status = 500

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged: mend it, or move it away to start without it")


class NewerData(DrapeError):
    """A later version of Drape wrote the data folder."""

    code = "newer_data"
    status = 500

    def __init__(self, data: Path) -> None:
        super().__init__(f"{data} was written by a newer Drape: install that one, or name another folder in DRAPE_HOME")


class NotStored(DrapeError):
    """Drape could not write something; the earlier data is still in place."""

    code = "not_stored"
    status = 507

    def __init__(self, why: str) -> None:
        super().__init__(f"not stored, and nothing has changed: {why}")


class BadRange(DrapeError):
    """A UTF-16 offset lies outside the text or inside a surrogate pair."""

    code = "bad_range"

    def __init__(self, unit: int) -> None:
        super().__init__(f"offset {unit} is not a position of the text", "protected")


class TextTooLong(DrapeError):
    """The text is longer than the limit, which counts UTF-16 code units."""

    code = "text_too_long"
    status = 413

    def __init__(self, limit: int) -> None:
        super().__init__(f"the text is longer than {limit} UTF-16 units", "text")


class InvalidRequest(DrapeError):
    """A value is missing, unknown or of the wrong type."""

    code = "invalid_request"


class BadJson(DrapeError):
    """The body is not one JSON object: UTF-8, no duplicate names, no NaN."""

    code = "bad_json"

    def __init__(self, why: str) -> None:
        super().__init__(f"the body must be a JSON object: {why}")


class WrongBody(DrapeError):
    """The Content-Type of the body is not JSON."""

    code = "unsupported_media_type"
    status = 415

    def __init__(self) -> None:
        super().__init__("the body must be application/json", "content-type")


class Refused(DrapeError):
    """The request's host name, Origin or page is not allowed."""

    code = "refused"
    status = 403


class Unpaired(DrapeError):
    """The token is missing, unknown, or bound to another Origin."""

    code = "unpaired"
    status = 401

    def __init__(self) -> None:
        super().__init__("this browser is not paired with Drape", "authorization")


class PairingFailed(DrapeError):
    """Pairing failed; `code` says why: wrong code, expired code, too many tries, or too many browsers."""

    status = 403

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message, "code")
        self.code = code


class TryLater(DrapeError):
    """A wrong code was tried a moment ago; `seconds` (at least 1) is how long to wait."""

    code = "try_later"
    status = 429

    def __init__(self, seconds: float) -> None:
        self.seconds = max(1, ceil(seconds))
        super().__init__(f"after a wrong code, wait {counted(self.seconds, 'second')} before the next try", "code")


class ModelError(DrapeError):
    """The classifier could not read the text; rules that need it fail."""

    code = "reader_failed"
    status = 500

    def __init__(self) -> None:
        super().__init__("the trained reader could not read this text")


class PortTaken(DrapeError):
    """Another program or server uses the port; `by` says which."""

    code = "port_taken"

    def __init__(self, port: int, by: str) -> None:
        super().__init__(f"port {port} is taken by {by}; choose another one with --port", "port")


class AlreadyServes(DrapeError):
    """A server for this port and data folder is already running."""

    code = "already_serves"

    def __init__(self, port: int) -> None:
        super().__init__(f"Drape already answers on http://127.0.0.1:{port} for this data folder", "port")


class AutostartError(DrapeError):
    """The system's service manager is missing, or refused a command."""

    code = "no_service"
