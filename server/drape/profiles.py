"""The policy profiles: each a file that says only how it differs from the rules' own severities, or another profile.

Built-in ones lie in `profiles/`, a practice's own in the folder `profiles` of its data folder. A file that changes is
read again with the next check.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from drape.errors import BadProfile, DrapeError, UnknownProfile
from drape.finding import AUTHORS, Severity
from drape.rules import PLACES, all_rules, rule

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

ORDER = (
    "hipaa-strict", "practice-marketing", "review-responses", "clinician-personal",
    "patient-community", "uk-gmc", "ahpra", "gdpr-eu",
)  # fmt: skip
"""The built-in profiles, as they are shown."""

TONES = ("plain", "gentle")
STYLES = ("phrase", "leave-out", "mask")
_KEYS = ("extends", "title", "description", "author", "practice", "tone", "redaction", "places", "severity")
_LONGEST = 200
"""Characters of a title or description."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named policy: the severity of every rule, and how it is said.

    `author` usually writes under it, `tone` is one of TONES, `redaction` the style of STYLES that is offered first,
    and sources are cited that hold in `places`. A profile that is not for a practice's page names in `practice` the one
    that a practice should choose instead.
    """

    id: str
    title: str
    description: str
    author: str
    severities: Mapping[str, Severity]
    practice: str | None = None
    tone: str = "plain"
    redaction: str = "phrase"
    places: tuple[str, ...] = ("us",)

    def suits(self, author: str) -> bool:
        """Whether it is made for texts of this author."""
        if "patient" in (author, self.author):
            return author == self.author
        return not (self.practice and author == "practice")


class Mistake(NamedTuple):
    """What is wrong in a profile file, and in which line (from 1)."""

    line: int
    what: str


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Profile]:
    """The profiles that come with Drape, by their id."""
    folder = files("drape") / "profiles"
    return MappingProxyType({name: load(name, (folder / f"{name}.toml").read_text(encoding="utf-8")) for name in ORDER})


def all_profiles(data: Path | None = None) -> Mapping[str, Profile]:
    """Every usable profile by its id: the built-in ones, then those of a data folder by name."""
    return MappingProxyType({**built_in(), **{name: made for name, made in _own(data) if isinstance(made, Profile)}})


def broken_profiles(data: Path) -> Mapping[str, str]:
    """What is wrong with each profile of a data folder that can't be used, by its id."""
    return {name: made.message for name, made in _own(data) if isinstance(made, BadProfile)}


def profile(profile_id: str, data: Path | None = None) -> Profile:
    """One profile; raises UnknownProfile, which names the nearest, or BadProfile where its file has a mistake."""
    if profile_id in built_in():
        return built_in()[profile_id]
    own = dict(_own(data))
    if profile_id not in own:
        raise UnknownProfile(profile_id, all_profiles(data))
    made = own[profile_id]
    if isinstance(made, BadProfile):
        raise made
    return made


def usual_profile(author: str | None) -> Profile:
    """The profile that suits an author when none was chosen."""
    return profile("patient-community" if author == "patient" else "hipaa-strict")


def _own(data: Path | None) -> Iterator[tuple[str, Profile | BadProfile]]:
    for path in sorted((data / "profiles").glob("*.toml")) if data else ():
        made = path.stat()
        yield path.stem, _read(path, made.st_mtime_ns, made.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int, _size: int) -> Profile | BadProfile:
    """A practice's own profile, read anew when its file has changed."""
    if path.stem in built_in():
        return BadProfile(path.stem, "this is the name of a built-in profile, choose another")
    try:
        return load(path.stem, path.read_text(encoding="utf-8-sig"))
    except BadProfile as error:
        return error
    except (OSError, UnicodeDecodeError) as error:
        return BadProfile(path.stem, f"can't be read: {type(error).__name__}")


def load(profile_id: str, toml: str) -> Profile:
    """Read a profile; raises BadProfile with the first mistake and its line."""
    wrong = next(mistakes(toml), None)
    if wrong:
        raise BadProfile(profile_id, f"line {wrong.line}: {wrong.what}")
    table = tomllib.loads(toml)
    base = built_in()[table.pop("extends")] if "extends" in table else None
    usual = base.severities if base else {name: known.severity for name, known in all_rules().items()}
    severities = {**usual, **{name: Severity(value) for name, value in table.pop("severity", {}).items()}}
    kept = (
        ("tone", "redaction", "places") if "author" in table else ("author", "practice", "tone", "redaction", "places")
    )
    inherited = {key: getattr(base, key) for key in kept} if base else {}
    given = {**inherited, **table}
    given["places"] = tuple(given.get("places", ("us",)))
    return Profile(id=profile_id, severities=MappingProxyType(severities), **given)


def mistakes(toml: str) -> Iterator[Mistake]:
    """What is wrong in a profile file, line by line."""
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        yield Mistake(int(at[1]) if at else toml.count("\n") + 1, str(error).partition(" (at")[0])
        return
    except RecursionError:
        yield Mistake(1, "nested too deep")
        return
    found = [*_wrong_keys(table), *_wrong_severities(table.get("severity", {}))]
    yield from sorted(Mistake(_line_of(key, toml), what) for key, what in found)


def _wrong_keys(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((key, f"unknown key {key!r}, known are {', '.join(_KEYS)}") for key in table if key not in _KEYS)
    needed = ("title", "description") if "extends" in table else ("title", "description", "author")
    yield from ((key, f"{key!r} is missing") for key in needed if key not in table)
    for key in ("title", "description"):
        if not isinstance(table.get(key, "-"), str) or not 1 <= len(table.get(key, "-")) <= _LONGEST:
            yield key, f"{key!r} must be a text of 1 to {_LONGEST} characters"
    choices: dict[str, Collection[str]] = {"author": AUTHORS, "practice": ORDER, "tone": TONES, "redaction": STYLES}
    if "extends" in table:
        choices["extends"] = built_in()
    for key, known in choices.items():
        if key in table and not (isinstance(table[key], str) and table[key] in known):
            yield key, f"unknown {key} {table[key]!r}, one of {', '.join(known)}"
    places = table.get("places", ["us"])
    if not isinstance(places, list) or not places or not {*map(str, places)} <= {*PLACES}:
        yield "places", f"'places' must be a list of {', '.join(PLACES)}"


def _wrong_severities(severities: object) -> Iterator[tuple[str, str]]:
    if not isinstance(severities, dict):
        yield "severity", "'severity' must be a table: [severity]"
        return
    for name, value in severities.items():
        try:
            rule(name)
        except DrapeError as error:
            yield name, error.message
        if value not in [*Severity]:
            yield name, f"{value!r} is not a severity, one of {', '.join(Severity)}"


def _line_of(key: str, toml: str) -> int:
    """The line in which a key is given, or the first."""
    given = re.search(rf"^[ \t]*\[?[\"']?{re.escape(key)}[\"']?\s*[=\]]", toml, re.MULTILINE)
    return toml.count("\n", 0, given.start()) + 1 if given else 1
