"""The rules: every module here that defines RULE is one, found by folder.

A rule module's docstring is its documentation: the first line is its title, then the
paragraphs "Why: …" and "False alarms: …", and where patients are told otherwise, "To patients: …".
"""

from __future__ import annotations

import inspect
import pkgutil
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from drape import finding
from drape.errors import UnknownRule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from drape.finders import Find


PLACES = ("us", "uk", "au", "eu")
"""Where sources hold."""


class Rewrite(NamedTuple):
    """A whole text that may take an advertisement's place."""

    title: str
    text: str


class By(NamedTuple):
    """An example that somebody else than the practice writes."""

    author: str
    text: str
    surface: str = "facebook_post"


Example = str | By


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One breach: how it is found and what is said. `flags` marks what must be found with « »."""

    find: Find
    label: str
    severity: finding.Severity
    message: str
    sources: tuple[str, ...]
    flags: tuple[Example, ...]
    allows: tuple[Example, ...]
    rewrite: Rewrite | None = None
    terms: tuple[str, ...] = ()  # the custom terms under which the examples are read
    id: str = ""
    title: str = ""
    why: str = ""
    false_alarms: str = ""
    gently: str = ""

    @property
    def citations(self) -> tuple[finding.Citation, ...]:
        """The sources, from sources.toml."""
        return self.cited(PLACES)

    def cited(self, places: Collection[str]) -> tuple[finding.Citation, ...]:
        """The sources that hold in `places`; the house rule where none does."""
        sources = [source for source in map(_source, self.sources) if not source.where.isdisjoint(places)]
        return tuple(source.citation for source in sources or [_source("house")])


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id (the module's name with dashes), in the order of ids."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    rules = (_documented(module.RULE, module.__name__, inspect.getdoc(module) or "") for module in modules)
    return MappingProxyType({rule.id: rule for rule in rules})


def rule(rule_id: str) -> Rule:
    """One rule; raises UnknownRule, which names the nearest."""
    try:
        return all_rules()[rule_id]
    except KeyError:
        raise UnknownRule(rule_id, all_rules()) from None


def _documented(rule: Rule, module: str, documentation: str) -> Rule:
    title, *paragraphs = (" ".join(part.split()) for part in documentation.split("\n\n"))
    told = dict(part.split(": ", 1) for part in paragraphs)
    return replace(
        rule,
        id=module.rpartition(".")[2].replace("_", "-"),
        title=title.rstrip("."),
        why=told["Why"],
        false_alarms=told["False alarms"],
        gently=told.get("To patients", told["Why"]),
    )


class _Source(NamedTuple):
    """A citation, and the places where it holds."""

    citation: finding.Citation
    where: frozenset[str]


def _source(key: str) -> _Source:
    return _sources()[key]


@lru_cache(maxsize=1)
def _sources() -> Mapping[str, _Source]:
    table = tomllib.loads((files("drape.rules") / "sources.toml").read_text(encoding="utf-8"))
    return {key: _Source(finding.Citation(**entry), where) for key, where, entry in map(_split, table.items())}


def _split(item: tuple[str, dict[str, Any]]) -> tuple[str, frozenset[str], dict[str, Any]]:
    key, entry = item
    return key, frozenset(entry.pop("where")), entry
