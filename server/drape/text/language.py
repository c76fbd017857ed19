"""Find spans in other languages than English, which the classifier does not know.

A span is foreign by its script, or if function words of a language occur in it and py3langid, which is loaded only
then, agrees. Everything else counts as English: names, hashtags, slang, medical Latin and single words are no evidence.
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

    from drape.spans import Span

_BREAK = re.compile(r"(?<=[.!?…])\s+|[\n|•¡¿。！？\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]+")
"""Where the language may change: at the end of a sentence or line, at a bullet or emoji."""

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
"""A unit is foreign if the share of its letters in another script is larger than this."""

_SURER, _SURE, _DOUBTFUL = 0.01, 0.1, 0.5
"""Limits of py3langid's probability of English: at most _SURE is foreign, at least _DOUBTFUL is English.

If only one function word of the other language occurs, at most _SURER is foreign.
"""

_ENOUGH = 5
"""Fewest different words that are evidence of a language; its function words count twice."""

_GUESSED = 200
"""Most words that py3langid reads: more would only take time."""

_SUBSTANTIAL = 36
"""Fewest foreign letters that count as unread, unless they are a third of all: less is "¡Bienvenidos!" or a wish."""


class _Unit(NamedTuple):
    """A span `[start, end)`, and whether it is foreign; None if undecided."""

    start: int
    end: int
    foreign: bool | None


def foreign_spans(text: str) -> tuple[Span, ...]:
    """The spans of a normalized text in another language than English, sorted and disjoint; short ones are left out."""
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


def _units(text: str) -> Iterator[Span]:
    """The spans between breaks, without white space at their ends; empty ones are left out."""
    gaps = [gap.span() for gap in _BREAK.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *gaps, (len(text), 0)]):
        unit = text[start:end]
        if unit.strip():
            yield end - len(unit.lstrip()), start + len(unit.rstrip())


def _joined(units: Sequence[_Unit]) -> list[Span]:
    """The spans of the foreign units; units that follow each other become one span."""
    spans: list[Span] = []
    after = False
    for unit in units:
        if unit.foreign and after:
            spans[-1] = spans[-1][0], unit.end
        elif unit.foreign:
            spans.append((unit.start, unit.end))
        after = bool(unit.foreign)
    return spans


def _letters(text: str) -> int:
    """Count the letters of a text; letters of scripts with one or two to a word count three times."""
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
    """Whether an undecided unit looks English; asked only if another unit is foreign."""
    words = _words(unit)
    return bool(words) and _guess(words)[1] >= _DOUBTFUL


def _words(unit: str) -> list[str]:
    """The lowercase words of a unit, without names, links, hashtags, handles and words with digits."""
    return _WORD.findall(_NAME.sub(" ", _prose(unit)).lower())


def _prose(text: str) -> str:
    """The text without links, hashtags, handles and words with digits."""
    return " ".join(token for token in text.split() if not _NO_WORD.search(token))


def _count(words: Sequence[str], language: str) -> int:
    """How many different function words of a language occur in `words`."""
    return len(_languages()[language].intersection(words))


@lru_cache(maxsize=1)
def _languages() -> Mapping[str, frozenset[str]]:
    """The function words of each language, from languages.toml."""
    table = tomllib.loads((files("drape.text") / "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


@lru_cache(maxsize=1)
def _little_words() -> frozenset[str]:
    """The function words of every language but English."""
    return frozenset().union(*(words for language, words in _languages().items() if language != "en"))


def _guess(words: Sequence[str]) -> tuple[str, float]:
    """The likeliest language of the first _GUESSED words, and the probability of English."""
    ranked = _identifier().rank(" ".join(words[:_GUESSED]))
    return ranked[0][0], dict(ranked)["en"]


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """py3langid, limited to the languages of languages.toml; loading takes half a second and 80 MB."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - most texts don't need it

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_languages()])
    return identifier
