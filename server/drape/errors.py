"""What can go wrong, as a tree.

DrapeError
├── UnknownProfile, UnknownRule, UnknownSurface   the caller named something that we don't have
└── BadProfile                                    a profile file can't be used
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class DrapeError(Exception):
    """An error to show to the caller: `code` and `status` are the API's, `field` names the input at fault."""

    code = "error"
    status = 400

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def _unknown(what: str, name: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(name, list(known), n=1, cutoff=0.4)
    return f"unknown {what} {name!r}" + (f", did you mean {nearest[0]!r}?" if nearest else "")


class UnknownProfile(DrapeError):
    """There is no profile of this id."""

    code = "unknown_profile"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(_unknown("profile", name, known), "profile")


class UnknownRule(DrapeError):
    """There is no rule of this id."""

    code = "unknown_rule"
    status = 404

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(_unknown("rule", name, known), "rule")


class BadProfile(DrapeError):
    """A profile file is not usable; the message says why."""

    code = "bad_profile"
    status = 500

    def __init__(self, profile_id: str, why: str) -> None:
        super().__init__(f"profile {profile_id!r}: {why}", "profile")
