"""What `drape check` and `drape redact` share: reading the text, and checking it."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING

from drape.check import check
from drape.commands.terminal import read_text
from drape.errors import DrapeError, TextTooLong
from drape.finding import AUTHORS
from drape.policy import settings
from drape.policy.profiles import profile, usual_profile
from drape.store.migrations import open_store
from drape.surfaces import SURFACES
from drape.text.offsets import utf16_length
from drape.web.limits import TEXT_LIMIT

if TYPE_CHECKING:
    import argparse

    from drape.finding import Report
    from drape.policy.profiles import Profile


_FOR = {"patient": "patients", "practice": "practices", "clinician": "clinicians", "staff": "staff"}
_OURS = "a practice's page"
EMPTY = "The text is empty: there was nothing to check."
NOT_READ = "Drape reads English only so far. Numbers and addresses were checked."


def add_text(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the text, and for how it is checked."""
    parser.description = "Uses the stored settings: the active profile, the practice's lists and its contact."
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="a text file, or - for standard input")
    parser.add_argument(
        "--profile", help="default: the active one of the settings, or the one that is chosen there for the surface"
    )
    parser.add_argument("--surface", choices=SURFACES, default=SURFACES[0], help="default: %(default)s")
    parser.add_argument("--author", choices=AUTHORS, help="default: who usually writes under the profile")


def read(name: str) -> str:
    """The text of a file or of standard input.

    Raises NotText or OSError; DrapeError for a missing file, because the name may have been meant as words of a post.
    """
    try:
        if name:
            return read_text(name)
    except OSError as error:
        if name == "-" or error.errno not in _NO_FILE:
            raise
    called = "of this name" if not name or any(map(str.isspace, name)) or len(name) > _LONGEST_NAME else name
    raise DrapeError(f"there is no file {called}. {TO_CHECK_WORDS}")


_NO_FILE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL}
"""Errors for a name that no file has, or can have."""

_LONGEST_NAME = 100
"""Longest name, in characters, that an error repeats; a longer one, or one with spaces, may be words of a post."""

TO_CHECK_WORDS = "To check words, and not a file, leave the name out: Drape then asks for them"


class Judge:
    """Checks texts as the arguments say and, if `stored`, the stored settings."""

    def __init__(self, arguments: argparse.Namespace, *, stored: bool) -> None:
        self._store = open_store()
        self._stored = stored
        self._settings = settings.load(self._store) if stored else settings.Settings()
        self._named = profile(arguments.profile, self._store) if arguments.profile else None
        self._hinted: set[str] = set()

    def policy(self, surface: str, author: str | None) -> Profile:
        """The profile for a text."""
        if self._named:
            chosen = self._named
        elif self._stored:
            chosen = profile(self._settings.profile_on(surface), self._store)
        else:
            chosen = usual_profile(author)
        return self._settings.applied(chosen)

    def warn_of_misfit(self, surface: str, author: str | None) -> None:
        """Warn once on standard error if the profile is not made for the author."""
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
        """Check a text; raises TextTooLong at the API's limit."""
        if utf16_length(text) > TEXT_LIMIT:
            raise TextTooLong(TEXT_LIMIT)
        policy = self.policy(surface, author)
        return check(text, policy, surface=surface, author=author, term_lists=self._settings.term_lists)
