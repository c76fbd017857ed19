"""The rules: every module here that defines RULE is one; its texts are in `catalog`, its sources in sources.toml."""

from __future__ import annotations

import pkgutil
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from drape import finding
from drape.catalog import RuleText, rule_text
from drape.errors import UnknownRule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from drape.matching.matchers import Matcher


JURISDICTIONS = ("us", "uk", "au", "eu")
"""The jurisdictions in which a source may hold."""


class Example(NamedTuple):
    """An example with its author and surface."""

    author: str
    text: str
    surface: str = "facebook_post"


RuleExample = str | Example


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: its matcher, label, severity, sources and examples; « » in `flags` marks what must be found."""

    find: Matcher
    label: str
    severity: finding.Severity
    sources: tuple[str, ...]
    flags: tuple[RuleExample, ...]
    allows: tuple[RuleExample, ...]
    terms: tuple[str, ...] = ()  # the custom terms that hold for the examples
    id: str = ""

    @property
    def text(self) -> RuleText:
        """The rule's texts, in the current language."""
        return rule_text(self.id)

    @property
    def citations(self) -> tuple[finding.Citation, ...]:
        """All of the rule's sources, from sources.toml."""
        return self.cited(JURISDICTIONS)

    def cited(self, jurisdictions: Collection[str]) -> tuple[finding.Citation, ...]:
        """The rule's sources that hold in `jurisdictions`; the source "house" if none does."""
        sources = [source for source in map(_source, self.sources) if not source.where.isdisjoint(jurisdictions)]
        return tuple(source.citation for source in sources or [_source("house")])


@lru_cache(maxsize=1)
def all_rules() -> Mapping[str, Rule]:
    """Every rule by id (the module's name with dashes), sorted by id."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found: dict[str, Rule] = {name: import_module(f"{__name__}.{name}").RULE for name in names}
    rules = (replace(rule, id=name.replace("_", "-")) for name, rule in found.items())
    return MappingProxyType({rule.id: rule for rule in rules})


def rule(rule_id: str) -> Rule:
    """The rule with this id; raises UnknownRule, which names the nearest."""
    try:
        return all_rules()[rule_id]
    except KeyError:
        raise UnknownRule(rule_id, all_rules()) from None


class _Source(NamedTuple):
    """A citation, and the jurisdictions in which it holds."""

    citation: finding.Citation
    where: frozenset[str]


def _source(key: str) -> _Source:
    try:
        return _sources()[key]
    except KeyError:
        raise LookupError(f"rules/sources.toml has no source [{key}]") from None


@lru_cache(maxsize=1)
def _sources() -> Mapping[str, _Source]:
    table = tomllib.loads((files("drape.rules") / "sources.toml").read_text(encoding="utf-8"))
    return {key: _Source(finding.Citation(**entry), where) for key, where, entry in map(_split, table.items())}


def _split(item: tuple[str, dict[str, Any]]) -> tuple[str, frozenset[str], dict[str, Any]]:
    key, entry = item
    return key, frozenset(entry.pop("where")), entry
