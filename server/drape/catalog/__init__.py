"""Every sentence that the server shows to users: one folder for each language.

To add a language, add a folder beside `en` with the same files and keys; a test compares them. A context variable holds
the language of the current request.
"""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DEFAULT = "en"
FILES = ("rules", "phrases", "replies")
_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule's texts: the `message` of a finding, `why` it matters, and `patient_message` in place of `why`."""

    title: str
    message: str
    why: str
    false_alarms: str
    patient_message: str
    rewrite: Mapping[str, str] | None = None


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The available languages, English first."""
    found = [folder.name for folder in files("drape.catalog").iterdir() if (folder / "rules.toml").is_file()]
    return tuple(sorted(found, key=lambda name: (name != DEFAULT, name)))


def negotiate(preferred: Sequence[str]) -> str:
    """The first available one of the `preferred` languages ("es-MX", "en"), with or without region; else English."""
    known = {language.casefold(): language for language in languages()}
    for wanted in map(str.casefold, preferred):
        if found := known.get(wanted) or known.get(wanted.partition("-")[0]):
            return found
    return DEFAULT


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language, one of `languages()`, within this block, in this thread or task."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def speak(language: str) -> None:
    """Use a language from now on, in this thread or task; every web request sets it anew."""
    _language.set(language)


def rule_text(rule_id: str) -> RuleText:
    """A rule's texts in the current language."""
    language = _language.get()
    try:
        stored = dict(table(language, "rules")[rule_id])
    except KeyError:
        raise LookupError(f"catalog/{language}/rules.toml says nothing of the rule [{rule_id}]") from None
    return RuleText(**{"patient_message": stored["why"]} | stored)


def phrase(key: str) -> str:
    """A title or short sentence of `phrases.toml`, in the current language."""
    text: str = table(_language.get(), "phrases")[key]
    return text


def replies() -> Mapping[str, Any]:
    """The safe replies, by visibility, writer and speech act; several wordings each."""
    return table(_language.get(), "replies")


@lru_cache(maxsize=32)
def table(language: str, name: str) -> Mapping[str, Any]:
    """One TOML file of a language."""
    text = (files("drape.catalog") / language / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
