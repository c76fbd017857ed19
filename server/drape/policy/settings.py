"""The practice's settings: its profiles, and its own terms."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from drape.errors import BadSettings, DamagedFile
from drape.finding import Severity
from drape.matching.terms import is_usable
from drape.policy.profiles import profile as known_profile
from drape.policy.term_lists import TermLists
from drape.rules import rule as known_rule
from drape.store.data_dir import SETTINGS
from drape.surfaces import SURFACES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from drape.policy.profiles import Profile
    from drape.store.data_dir import Store

MAX_TERMS, MAX_TERM, MAX_CONTACT = 5000, 100, 120


@dataclass(frozen=True, slots=True)
class Settings:
    """`profile` is the active profile's id; `surfaces` names another one for some surfaces.

    `terms` are always flagged and `never` never, as whole words in any case; replies name the `contact`. `off` lists
    the rules that are turned off, by profile id.
    """

    profile: str = "hipaa-strict"
    terms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    contact: str = ""
    surfaces: Mapping[str, str] = field(default_factory=dict)
    off: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def term_lists(self) -> TermLists:
        """The practice's own terms, as `check` takes them."""
        return TermLists(self.terms, self.never, self.contact)

    def profile_on(self, surface: str) -> str:
        """The id of the profile for a surface."""
        return self.surfaces.get(surface, self.profile)

    def applied(self, policy: Profile) -> Profile:
        """The profile with its turned-off rules at `off`."""
        gone = dict.fromkeys(self.off.get(policy.id, ()), Severity.OFF)
        return replace(policy, severities={**policy.severities, **gone}) if gone else policy


def load(store: Store) -> Settings:
    """The stored settings, or the defaults; raises DamagedFile and leaves the file unchanged."""
    now = store.fingerprint(SETTINGS)
    return Settings() if now is None else _load(store, now)


@lru_cache(maxsize=4)
def _load(store: Store, _now: tuple[int, int, int]) -> Settings:
    """The stored settings, cached until the file changes, because every check needs them."""
    stored = store.read(SETTINGS)
    try:
        return _from_values(**stored) if stored is not None else Settings()
    except (BadSettings, ValueError, TypeError, AttributeError) as error:
        raise DamagedFile(store.file(SETTINGS)) from error


def update(store: Store, make: Callable[[Settings], Settings]) -> Settings:
    """Store what `make` makes of the current settings.

    Raises UnknownProfile, BadProfile, UnknownRule or BadSettings for a wrong setting; DamagedFile or NotStored.
    """
    with store.locked():
        changed = _valid(store, make(load(store)))
        store.write(SETTINGS, asdict(changed))
    return changed


def add_terms(store: Store, name: str, terms: Sequence[str]) -> Settings:
    """Add terms to the list `terms` or `never`; raises what `update` raises."""
    return update(store, lambda now: replace(now, **{name: (*getattr(now, name), *terms)}))  # type: ignore[arg-type]


def _valid(store: Store, settings: Settings) -> Settings:
    """Clean the settings; raises UnknownProfile, BadProfile, UnknownRule or BadSettings for a wrong one."""
    tidied = _from_values(**asdict(settings))
    for chosen in (tidied.profile, *tidied.surfaces.values(), *tidied.off):
        known_profile(chosen, store)
    for name in (name for rules in tidied.off.values() for name in rules):
        known_rule(name)
    return tidied


def _from_values(
    *,
    profile: str,
    terms: Sequence[str] = (),
    never: Sequence[str] = (),
    contact: str = "",
    surfaces: Mapping[str, str] | None = None,
    off: Mapping[str, Sequence[str]] | None = None,
) -> Settings:
    """Settings with these values, cleaned; raises BadSettings if one has the wrong form."""
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
