"""What the practice has chosen: the active profile and its own list of terms."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from drape.errors import BadSettings
from drape.profiles import profile
from drape.storage import read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path

MAX_TERMS, MAX_TERM = 200, 100
_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """`profile` is a profile's id; `terms` are always flagged, in any case, as whole words."""

    profile: str = "hipaa-strict"
    terms: tuple[str, ...] = ()


def load(data: Path) -> Settings:
    """The settings as stored, or the defaults; raises BadSettings and leaves a damaged file as it is."""
    path = data / _FILE
    try:
        stored = read_json(path)
        return valid(**stored) if stored is not None else Settings()
    except (ValueError, TypeError) as error:
        raise BadSettings(f"{path} is damaged: mend it, or move it away to start with the defaults") from error


def save(data: Path, settings: Settings) -> None:
    """Store valid settings."""
    write_json(data / _FILE, asdict(settings))


def valid(*, profile: str, terms: list[str] | tuple[str, ...] = ()) -> Settings:
    """Settings of these values; raises UnknownProfile or BadSettings."""
    _known(profile)
    cleaned = tuple(dict.fromkeys(term.strip() for term in terms))
    if len(cleaned) > MAX_TERMS or not all(1 <= len(term) <= MAX_TERM for term in cleaned):
        raise BadSettings(f"terms: at most {MAX_TERMS}, each of 1 to {MAX_TERM} characters", "terms")
    return Settings(profile, cleaned)


def _known(profile_id: str) -> None:
    profile(profile_id)
