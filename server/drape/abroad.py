"""Numbers and addresses in texts of other languages, where no reader helps: their labels, shapes, and whose they are.

What is found here is looked for in those texts alone.
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

from drape.conditions import Candidate, Condition, after, all_of, any_of, by, none_of, sentence_has, valid
from drape.cues import ID, is_ours
from drape.finders import CHECKED, CONTEXT, either, pattern
from drape.identifiers import digits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drape.finders import Find


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    """Each list of abroad.toml as one pattern, which begins with a word."""
    table = tomllib.loads((files("drape") / "abroad.toml").read_text(encoding="utf-8"))
    return {name: rf"(?<![a-zà-ɏ])(?:{'|'.join(listed)})" for name, listed in table.items()}


def is_abroad(candidate: Candidate) -> bool:
    """Hold where the text is in another language than English."""
    document = candidate.document
    return document.is_foreign(*document.plain.to_original(candidate.start, candidate.end))


def _pattern(shape: str, *conditions: Condition, group: int | str = 0, sure: int = CONTEXT) -> Find:
    """Find what `shape` matches in another language, where all conditions hold; costs nothing in English texts."""
    find = pattern(shape, group=group, when=all_of(is_abroad, *conditions), sure=sure)
    return lambda document: find(document) if document.foreign else ()


def _before(name: str, within: int) -> Condition:
    return after(_words()[name], within)


is_practices = all_of(is_abroad, any_of(_before("ours", 48), sentence_has(_words()["desk"])))
"""The words around a contact in another language say that it is the practice's own."""

_MENTIONS = 4
"""So many places of a contact are looked at for whose it is."""


def _is_practices_anywhere(candidate: Candidate) -> bool:
    """Hold where the words before a contact, here or at one of its first mentions, say that it is the practice's."""
    text, words = candidate.document.plain.text, candidate.words
    starts = islice((found.start() for found in re.finditer(re.escape(words), text)), _MENTIONS)
    places = [candidate, *(Candidate(candidate.document, start, start + len(words)) for start in starts)]
    return any(is_ours(place) or is_practices(place) for place in places)


is_private = all_of(is_abroad, any_of(_before("theirs", 40), none_of(_is_practices_anywhere)))
"""A contact in another language belongs to a person, unless the words before it say otherwise."""

_GAP = r"\w*+(?:[^\d\n!;.]|\.(?!\s*(?-i:[A-ZÀ-Þ][a-zß-ÿ]))){0,24}?"
"""What may stand between a label and its number: no end of a sentence."""


def labelled(label: str, fewest: int = 5) -> Find:
    """Find the number that a word for `label` in another language introduces, if it has so many digits."""
    return _pattern(
        rf"{_words()[label]}{_GAP}(?<![\w.-])(?P<value>{ID})(?!\w)",
        valid(lambda number: len(digits(number)) >= fewest),
        none_of(_before("phone", 24)),
        group="value",
    )


_a_phone = any_of(
    _before("phone", 30),
    none_of(*(_before(label, 30) for label in ("SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE"))),
)

phones = either(
    _pattern(rf"(?<![\w/#.+-]){_words()['phone_shapes']}(?![\w-])", is_private, _a_phone),
    _pattern(r"(?<![\w/#.+-])\d[\d ]{5,12}\d(?![\w-])", is_private, _before("phone", 24)),
)
"""Telephone numbers as other countries write them."""

addresses = _pattern(
    rf"(?<!\d){_words()['street_shapes']}(?![a-zà-ɏ\d])(?:,? \d{{4,5}} (?-i:[A-ZÀ-Þ])[\w-]+)?",
    any_of(by("patient"), sentence_has(_words()["home"])),
    none_of(is_practices),
)
"""Streets with a number, where somebody lives."""

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
"""Numbers that a state gives to a person, with their check: Brazil, France, China, Spain (two), Mexico, Italy."""

national_ids = either(
    *(_pattern(rf"(?<![\w.-])(?:{shape})(?![\w-])", valid(check.is_valid), sure=CHECKED) for shape, check in _NATIONAL)
)
