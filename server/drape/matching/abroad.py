"""Numbers and addresses in other languages than English: label words, patterns, and whose they are.

The classifier does not read such text; these matchers search only there.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from stdnum.br import cpf
from stdnum.cn import ric
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.mx import curp

from drape.matching.checksums import digits
from drape.matching.conditions import (
    Candidate,
    Condition,
    all_of,
    any_of,
    by_author,
    none_of,
    passes,
    preceded_by,
    sentence_has,
)
from drape.matching.context import ID, is_business
from drape.matching.matchers import CHECKSUM, CONTEXT, any_match, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drape.matching.matchers import Matcher


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    """Each list of abroad.toml as one pattern, which begins with a word."""
    table = tomllib.loads((files("drape.matching") / "abroad.toml").read_text(encoding="utf-8"))
    return {name: rf"(?<![a-zà-ɏ])(?:{'|'.join(listed)})" for name, listed in table.items()}


def is_abroad(candidate: Candidate) -> bool:
    """Hold if the candidate is in another language than English."""
    document = candidate.document
    return document.is_foreign(*document.plain.to_original(candidate.start, candidate.end))


def _pattern(shape: str, *conditions: Condition, group: int | str = 0, confidence: int = CONTEXT) -> Matcher:
    """Find what `shape` matches in another language, if all conditions hold; an English text is not searched."""
    find = pattern(shape, group=group, when=all_of(is_abroad, *conditions), confidence=confidence)
    return lambda document: find(document) if document.foreign else ()


def _before(name: str, within: int) -> Condition:
    return preceded_by(_words()[name], within)


is_practices = all_of(is_abroad, any_of(_before("ours", 48), sentence_has(_words()["desk"])))
"""Words around a contact in another language say that it is the practice's own."""

_MENTIONS = 4
"""Most mentions of a contact that are searched for its owner."""


def _is_practices_anywhere(candidate: Candidate) -> bool:
    """Hold if words before a contact, or before one of its first mentions, say that it is the practice's."""
    text, words = candidate.document.plain.text, candidate.words
    starts = islice((found.start() for found in re.finditer(re.escape(words), text)), _MENTIONS)
    spans = [candidate, *(Candidate(candidate.document, start, start + len(words)) for start in starts)]
    return any(is_business(span) or is_practices(span) for span in spans)


is_private = all_of(is_abroad, any_of(_before("theirs", 40), none_of(_is_practices_anywhere)))
"""A contact in another language belongs to a person, unless words before it say otherwise."""

_GAP = r"\w*+(?:[^\d\n!;.]|\.(?!\s*(?-i:[A-ZÀ-Þ][a-zß-ÿ]))){0,24}?"
"""What may be between a label and its number: no end of a sentence."""


def labelled(label: str, fewest: int = 5) -> Matcher:
    """Find the number after a word for `label` in another language, if it has at least `fewest` digits."""
    return _pattern(
        rf"{_words()[label]}{_GAP}(?<![\w.-])(?P<value>{ID})(?!\w)",
        passes(lambda number: len(digits(number)) >= fewest),
        none_of(_before("phone", 24)),
        group="value",
    )


_a_phone = any_of(
    _before("phone", 30),
    none_of(*(_before(label, 30) for label in ("SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE"))),
)

phones = any_match(
    _pattern(rf"(?<![\w/#.+-]){_words()['phone_shapes']}(?![\w-])", is_private, _a_phone),
    _pattern(r"(?<![\w/#.+-])\d[\d ]{5,12}\d(?![\w-])", is_private, _before("phone", 24)),
)
"""Telephone numbers as written in other countries."""

addresses = _pattern(
    rf"(?<!\d){_words()['street_shapes']}(?![a-zà-ɏ\d])(?:,? \d{{4,5}} (?-i:[A-ZÀ-Þ])[\w-]+)?",
    any_of(by_author("patient"), sentence_has(_words()["home"])),
    none_of(is_practices),
)
"""Streets with a house number, where somebody lives."""

births = _pattern(rf"{_words()['birth']}{_GAP}(?<!\d)(?P<date>{_words()['date_shapes']})(?!\d)", group="date")
"""Dates of birth."""

_NATIONAL = (
    (r"\d{3}\.\d{3}\.\d{3}-\d{2}", cpf),
    (r"[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", nir),
    (r"\d{17}[\dX]", ric),
    (r"\d{8}-?[A-Z]", dni),
    (r"[XYZ]-?\d{7}-?[A-Z]", nie),
    (r"[A-Z]{4}\d{6}[A-Z]{6}[A-Z\d]\d", curp),
    (r"[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]", codicefiscale),
)
"""National identification numbers with check digits: Brazil, France, China, Spain (two), Mexico, Italy."""

national_ids = any_match(
    *(
        _pattern(rf"(?<![\w.-])(?:{shape})(?![\w-])", passes(check.is_valid), confidence=CHECKSUM)
        for shape, check in _NATIONAL
    )
)
