"""What the practice has chosen: its profiles, and its own words."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from drape.errors import BadSettings, DamagedFile
from drape.finding import SURFACES, Severity
from drape.house import House, is_usable
from drape.profiles import profile as known_profile
from drape.rules import rule as known_rule
from drape.storage import SETTINGS, locked, read_json, state, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from drape.profiles import Profile

MAX_TERMS, MAX_TERM, MAX_CONTACT = 5000, 100, 120


@dataclass(frozen=True, slots=True)
class Settings:
    """`profile` is the active profile's id and `surfaces` says where another one holds.

    `terms` are always flagged and `never` never, as whole words in any case; replies name `contact`. `off` are the
    rules that the practice has turned off, by the profile's id.
    """

    profile: str = "hipaa-strict"
    terms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    contact: str = ""
    surfaces: Mapping[str, str] = field(default_factory=dict)
    off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def house(self) -> House:
        """The practice's own words, as a check takes them."""
        return House(self.terms, self.never, self.contact)

    def profile_on(self, surface: str) -> str:
        """The id of the profile that holds on a surface."""
        return self.surfaces.get(surface, self.profile)

    def applied(self, policy: Profile) -> Profile:
        """The profile without the rules that are turned off in it."""
        gone = dict.fromkeys(self.off.get(policy.id, ()), Severity.OFF)
        return replace(policy, severities={**policy.severities, **gone}) if gone else policy


def load(data: Path) -> Settings:
    """The settings as stored, or the defaults; raises DamagedFile and leaves the file as it is."""
    path = data / SETTINGS
    now = state(path)
    return Settings() if now is None else _load(path, now)


@lru_cache(maxsize=4)
def _load(path: Path, _now: tuple[int, int, int]) -> Settings:
    """The stored settings; every check asks for them, so the file is read again only when it has changed."""
    stored = read_json(path)
    try:
        return _formed(**stored) if stored is not None else Settings()
    except (BadSettings, ValueError, TypeError, AttributeError) as error:
        raise DamagedFile(path) from error


def change(data: Path, make: Callable[[Settings], Settings]) -> Settings:
    """Store what `make` makes of the settings as they are now; raises what `_valid` raises, and NotStored."""
    with locked(data):
        changed = _valid(data, make(load(data)))
        write_json(data / SETTINGS, asdict(changed))
    return changed


def add(data: Path, name: str, terms: Sequence[str]) -> Settings:
    """Add terms to the list `terms` or `never`."""
    return change(data, lambda now: replace(now, **{name: (*getattr(now, name), *terms)}))  # type: ignore[arg-type]


def _valid(data: Path, settings: Settings) -> Settings:
    """The settings, tidied; raises UnknownProfile, BadProfile or BadSettings where one can't hold."""
    tidied = _formed(**asdict(settings))
    for chosen in (tidied.profile, *tidied.surfaces.values(), *tidied.off):
        known_profile(chosen, data)
    for name in (name for rules in tidied.off.values() for name in rules):
        known_rule(name)
    return tidied


def _formed(
    *,
    profile: str,
    terms: Sequence[str] = (),
    never: Sequence[str] = (),
    contact: str = "",
    surfaces: Mapping[str, str] | None = None,
    off: Mapping[str, Sequence[str]] | None = None,
) -> Settings:
    """Settings of these values; raises BadSettings where one has not the right form."""
    chosen = dict(surfaces or {})
    if not all(isinstance(name, str) for name in (profile, contact, *chosen.values())) or not {*chosen} <= {*SURFACES}:
        raise BadSettings(f"surfaces: a profile's id for any of {', '.join(SURFACES)}", "surfaces")
    if len(contact) > MAX_CONTACT or any(char in contact for char in "{}\n"):
        raise BadSettings(f"contact: one line of at most {MAX_CONTACT} characters, without braces", "contact")
    turned = {name: tuple(dict.fromkeys(rules)) for name, rules in (off or {}).items() if rules}
    return Settings(profile, _listed(terms, "terms"), _listed(never, "never"), contact.strip(), chosen, turned)


def _listed(terms: Sequence[str], name: str) -> tuple[str, ...]:
    cleaned = tuple(dict.fromkeys(term.strip() for term in terms))
    if len(cleaned) > MAX_TERMS or not all(len(term) <= MAX_TERM and is_usable(term) for term in cleaned):
        raise BadSettings(
            f"{name}: at most {MAX_TERMS}, each of 1 to {MAX_TERM} characters with a letter or digit", name
        )
    return cleaned
