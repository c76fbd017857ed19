"""Which stretches of a text are in another language than English, which the trained reader does not know.

A stretch is foreign by its letters, or when little words of a language stand in it and py3langid, which is loaded only
then, agrees. Everything else is taken for English: names, hashtags, slang, medical Latin and single words tell nothing.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from py3langid.langid import LanguageIdentifier

    from drape.finding import Place

_BREAK = re.compile(r"(?<=[.!?…])\s+|[\n|•¡¿。！？\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]+")
"""What parts two languages: the end of a sentence or line, a bullet, emoji."""

_NO_WORD = re.compile(r"https?://|www\.|[@#\d]")
_UPPER, _LOWER = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿ]"
_PARTICLE = "(?:de|del|della|di|da|do|dos|das|el|la|las|los|le|du|van|von|der|den|y|e|i)"
_CAPITAL = rf"{_UPPER}{_LOWER}+"
_NAME = re.compile(
    rf"\b{_CAPITAL}(?: {_CAPITAL}){{0,4}}(?:(?:[ '’-]+{_PARTICLE}){{1,3}}(?:[ '’-]+{_CAPITAL})+)+"
    rf"|\b(?:El|La|Los|Las|De|Del|Le|Du)(?: {_CAPITAL})+"
)
"""Capitalised words with particles between them or in front: "José Luis de la Cruz", "Los Angeles"."""

_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_SHARE = 0.3
"""A stretch with more letters of another script than this is foreign."""

_SURER, _SURE, _DOUBTFUL = 0.01, 0.1, 0.5
"""py3langid's probability of English: up to the second it is another language (where only one little word of that
stands, up to the first), from the third on English."""

_ENOUGH = 5
"""So many different words tell a language, its little words counted twice."""

_GUESSED = 200
"""More words would only take time."""

_SUBSTANTIAL = 36
"""So many foreign letters, or a third of all, are a part that was not read; less is "¡Bienvenidos!" or a wish."""


class _Unit(NamedTuple):
    """A stretch `[start, end)`, and whether it is foreign: None where it does not tell."""

    start: int
    end: int
    foreign: bool | None


def foreign(text: str) -> tuple[Place, ...]:
    """The substantial stretches of a normalized text that are in another language, in order and apart."""
    if _little_words().isdisjoint(_WORD.findall(text.lower())) and not _OTHER_SCRIPT.search(text):
        return ()
    units = [_Unit(start, end, _is_foreign(text[start:end])) for start, end in _units(text)]
    if not any(unit.foreign for unit in units):
        return ()
    decided = [
        unit if unit.foreign is not None else unit._replace(foreign=not _looks_english(text[unit.start : unit.end]))
        for unit in units
    ]
    enough = min(_SUBSTANTIAL, _letters(text) / 3)
    return tuple((start, end) for start, end in _joined(decided) if _letters(text[start:end]) >= enough)


def _units(text: str) -> Iterator[Place]:
    """Where there is anything between the breaks, without the white space at its ends."""
    gaps = [gap.span() for gap in _BREAK.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *gaps, (len(text), 0)]):
        unit = text[start:end]
        if unit.strip():
            yield end - len(unit.lstrip()), start + len(unit.rstrip())


def _joined(units: Sequence[_Unit]) -> list[Place]:
    """The foreign units, those that follow each other as one."""
    places: list[Place] = []
    after = False
    for unit in units:
        if unit.foreign and after:
            places[-1] = places[-1][0], unit.end
        elif unit.foreign:
            places.append((unit.start, unit.end))
        after = bool(unit.foreign)
    return places


def _letters(text: str) -> int:
    """How many letters a stretch has; of a script that writes words with one or two, each counts for three."""
    return sum(3 if letter >= "\u2e80" else 1 for letter in _prose(text) if letter.isalpha())


@lru_cache(maxsize=1024)
def _is_foreign(unit: str) -> bool | None:
    letters = [letter for letter in unit if letter.isalpha()]
    if len(_OTHER_SCRIPT.findall(unit)) > _SHARE * len(letters):
        return True
    words = _words(unit)
    english = _count(words, "en")
    most = max(_count(words, language) for language in _languages() if language != "en")
    if english * 2 >= most:  # a Spanish word or two in an English sentence
        return False if english else None
    if most + len({*words}) < _ENOUGH:
        return None
    best, share = _guess(words)
    own = _count(words, best) if best != "en" else 0
    if own and own + len({*words}) >= _ENOUGH and share <= (_SURE if own > 1 else _SURER):
        return True
    return False if share >= _DOUBTFUL else None


@lru_cache(maxsize=1024)
def _looks_english(unit: str) -> bool:
    """Whether a stretch that does not tell looks like English, beside one that is not."""
    words = _words(unit)
    return bool(words) and _guess(words)[1] >= _DOUBTFUL


def _words(unit: str) -> list[str]:
    """The words of a stretch in small letters, without names, links, hashtags, handles and what holds digits."""
    return _WORD.findall(_NAME.sub(" ", _prose(unit)).lower())


def _prose(text: str) -> str:
    """The text without links, hashtags, handles and what holds digits."""
    return " ".join(token for token in text.split() if not _NO_WORD.search(token))


def _count(words: Sequence[str], language: str) -> int:
    """How many different little words of a language stand among these."""
    return len(_languages()[language].intersection(words))


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, frozenset[str]]:
    """The little words of each language, from languages.toml."""
    table = tomllib.loads((files("drape") / "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


@lru_cache(maxsize=1)
def _little_words() -> frozenset[str]:
    """Those of every language but English."""
    return frozenset().union(*(words for language, words in _languages().items() if language != "en"))


def _guess(words: Sequence[str]) -> tuple[str, float]:
    """The likeliest language, and the probability of English, by the first of the words."""
    ranked = _identifier().rank(" ".join(words[:_GUESSED]))
    return ranked[0][0], dict(ranked)["en"]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """py3langid with the languages whose little words we know; takes half a second and 80 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - most texts don't need it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_languages()])
    return identifier
