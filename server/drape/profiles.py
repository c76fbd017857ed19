"""The policy profiles: each a file in `profiles/` that says only how it differs from the rules' own severities."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from drape.errors import BadProfile, UnknownProfile, UnknownRule
from drape.finding import AUTHORS, Severity
from drape.rules import all_rules, rule

if TYPE_CHECKING:
    from collections.abc import Mapping

ORDER = ("hipaa-strict", "practice-marketing", "patient-community")
"""How the profiles are shown; others follow by name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A named policy: the severity of every rule, and who usually writes under it."""

    id: str
    title: str
    description: str
    author: str
    severities: Mapping[str, Severity]


@lru_cache(maxsize=1)
def all_profiles() -> Mapping[str, Profile]:
    """Every profile by its id."""
    folder = files("drape") / "profiles"
    texts = {f.name.removesuffix(".toml"): f.read_text(encoding="utf-8") for f in folder.iterdir()}
    ids = sorted(texts, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return MappingProxyType({name: load(name, texts[name]) for name in ids})


def profile(profile_id: str) -> Profile:
    """One profile; raises UnknownProfile, which names the nearest."""
    try:
        return all_profiles()[profile_id]
    except KeyError:
        raise UnknownProfile(profile_id, all_profiles()) from None


def usual_profile(author: str | None) -> Profile:
    """The profile that suits an author when none was chosen."""
    return profile("patient-community" if author == "patient" else "hipaa-strict")


def load(profile_id: str, toml: str) -> Profile:
    """Read a profile; raises BadProfile on an unknown rule, severity, author or key."""
    try:
        table = tomllib.loads(toml)
        differences = {rule(name).id: Severity(value) for name, value in table.pop("severity", {}).items()}
        severities = {name: differences.get(name, known.severity) for name, known in all_rules().items()}
        made = Profile(id=profile_id, severities=MappingProxyType(severities), **table)
    except (tomllib.TOMLDecodeError, UnknownRule, ValueError, TypeError) as error:
        raise BadProfile(profile_id, str(error)) from error
    if made.author not in AUTHORS:
        raise BadProfile(profile_id, f"unknown author {made.author!r}, one of {', '.join(AUTHORS)}")
    return made
