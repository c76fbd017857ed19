"""Policy profiles: each file has only its differences from the rules' own severities, or from another profile.

The built-in ones are in `policy/profiles`, a practice's own in the folder `profiles` of its data folder. A changed file
is read again at the next check.
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
from drape.rules import JURISDICTIONS, all_rules, rule
from drape.store.data_dir import PROFILES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from drape.store.data_dir import Store

TONES = ("plain", "gentle")
STYLES = ("phrase", "leave-out", "mask")
_KEYS = (
    "order",
    "extends",
    "title",
    "description",
    "author",
    "practice",
    "tone",
    "redaction",
    "jurisdictions",
    "severity",
)
_LONGEST = 200
"""Longest title or description, in characters."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named policy: the severity of every rule, and how findings are worded.

    `author` usually writes under it, `tone` is one of TONES, `redaction` is the one of STYLES offered first, and
    `jurisdictions` say which sources are cited. `practice` names the profile that a practice should choose instead, if
    this one is not for a practice's page.
    """

    id: str
    title: str
    description: str
    author: str
    severities: Mapping[str, Severity]
    practice: str | None = None
    tone: str = "plain"
    redaction: str = "phrase"
    jurisdictions: tuple[str, ...] = ("us",)

    def suits(self, author: str) -> bool:
        """Whether the profile is made for texts of this author."""
        if "patient" in (author, self.author):
            return author == self.author
        return not (self.practice and author == "practice")


class Mistake(NamedTuple):
    """What is wrong in a profile file, and in which line, counted from 1."""

    line: int
    what: str


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Profile]:
    """The built-in profiles, by id."""
    return MappingProxyType({name: _load_built_in(name) for name in _built_in_files()})


@lru_cache(maxsize=64)
def _load_built_in(profile_id: str) -> Profile:
    """One built-in profile, after the one that it extends; raises BadProfile."""
    name, seen = profile_id, {profile_id}
    while name := tomllib.loads(_built_in_files().get(name, "")).get("extends", ""):
        if name in seen:
            raise BadProfile(profile_id, f"it extends itself, through {name!r}")
        seen.add(name)
    return load(profile_id, _built_in_files()[profile_id])


@lru_cache(maxsize=1)
def _built_in_files() -> Mapping[str, str]:
    """The TOML of every built-in profile by id, sorted by the `order` in the files."""
    found = [(file.name, file.read_text(encoding="utf-8")) for file in (files("drape.policy") / "profiles").iterdir()]
    texts = {name.removesuffix(".toml"): toml for name, toml in found if name.endswith(".toml")}
    return dict(sorted(texts.items(), key=lambda item: (tomllib.loads(item[1]).get("order", _LAST), item[0])))


_LAST = 1000
"""The order of a built-in profile that has none."""


def all_profiles(store: Store | None = None) -> Mapping[str, Profile]:
    """Every usable profile by id: the built-in ones, then those of a data folder, sorted by name."""
    return MappingProxyType({**built_in(), **{name: made for name, made in _own(store) if isinstance(made, Profile)}})


def broken_profiles(store: Store) -> Mapping[str, str]:
    """What is wrong with each unusable profile of a data folder, by id."""
    return {name: made.message for name, made in _own(store) if isinstance(made, BadProfile)}


def profile(profile_id: str, store: Store | None = None) -> Profile:
    """The profile with this id; raises UnknownProfile, or BadProfile if its file has a mistake."""
    if profile_id in built_in():
        return built_in()[profile_id]
    own = dict(_own(store))
    if profile_id not in own:
        raise UnknownProfile(profile_id, all_profiles(store))
    made = own[profile_id]
    if isinstance(made, BadProfile):
        raise made
    return made


def usual_profile(author: str | None) -> Profile:
    """The profile for an author if none was chosen."""
    return profile("patient-community" if author == "patient" else "hipaa-strict")


def _own(store: Store | None) -> Iterator[tuple[str, Profile | BadProfile]]:
    for path in sorted(store.file(PROFILES).glob("*.toml")) if store else ():
        made = path.stat()
        yield path.stem, _read(path, made.st_mtime_ns, made.st_size)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int, _size: int) -> Profile | BadProfile:
    """A practice's own profile, read again when its file changes."""
    if path.stem in built_in():
        return BadProfile(path.stem, "this is the name of a built-in profile, choose another")
    try:
        return load(path.stem, path.read_text(encoding="utf-8-sig"))
    except BadProfile as error:
        return error
    except (OSError, UnicodeDecodeError) as error:
        return BadProfile(path.stem, f"can't be read: {type(error).__name__}")


def load(profile_id: str, toml: str) -> Profile:
    """Parse a profile; raises BadProfile with the first mistake and its line."""
    wrong = next(mistakes(toml), None)
    if wrong:
        raise BadProfile(profile_id, f"line {wrong.line}: {wrong.what}")
    table = _table(toml)
    table.pop("order", None)
    base = _load_built_in(table.pop("extends")) if "extends" in table else None
    usual = base.severities if base else {name: known.severity for name, known in all_rules().items()}
    severities = {**usual, **{name: Severity(value) for name, value in table.pop("severity", {}).items()}}
    kept = (
        ("tone", "redaction", "jurisdictions")
        if "author" in table
        else ("author", "practice", "tone", "redaction", "jurisdictions")
    )
    inherited = {key: getattr(base, key) for key in kept} if base else {}
    given = {**inherited, **table}
    given["jurisdictions"] = tuple(given.get("jurisdictions", ("us",)))
    return Profile(id=profile_id, severities=MappingProxyType(severities), **given)


def _table(toml: str) -> dict[str, Any]:
    """A profile file's keys and values; `places` is what `jurisdictions` was called in version 0.1."""
    table = tomllib.loads(toml)
    return {"jurisdictions" if key == "places" else key: value for key, value in table.items()}


def mistakes(toml: str) -> Iterator[Mistake]:
    """The mistakes in a profile file, sorted by line."""
    try:
        table = _table(toml)
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
    if not isinstance(table.get("order", 0), int):
        yield "order", "'order' must be a whole number: where the profile stands in the list"
    for key in ("title", "description"):
        if not isinstance(table.get(key, "-"), str) or not 1 <= len(table.get(key, "-")) <= _LONGEST:
            yield key, f"{key!r} must be a text of 1 to {_LONGEST} characters"
    choices: dict[str, Collection[str]] = {
        "author": AUTHORS,
        "practice": _built_in_files(),
        "tone": TONES,
        "redaction": STYLES,
        "extends": _built_in_files(),
    }
    for key, known in choices.items():
        if key in table and not (isinstance(table[key], str) and table[key] in known):
            yield key, f"unknown {key} {table[key]!r}, one of {', '.join(known)}"
    jurisdictions = table.get("jurisdictions", ["us"])
    if not isinstance(jurisdictions, list) or not jurisdictions or not {*map(str, jurisdictions)} <= {*JURISDICTIONS}:
        yield "jurisdictions", f"'jurisdictions' must be a list of {', '.join(JURISDICTIONS)}"


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
    """The line in which a key is set, or 1."""
    given = re.search(rf"^[ \t]*\[?[\"']?{re.escape(key)}[\"']?\s*[=\]]", toml, re.MULTILINE)
    return toml.count("\n", 0, given.start()) + 1 if given else 1
