"""Find the terms of a list in a text: as whole words, whatever their case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from drape.spans import Span


_WORD = re.compile(r"[^\W_]+")


def find_terms(terms: Sequence[str], text: str) -> Iterator[Span]:
    """The spans of `terms` in `text`, in code points: whole words, whatever their case, accents and punctuation."""
    index = _index(tuple(terms))
    found = list(_WORD.finditer(text)) if index else []
    words = [_folded(match[0]) for match in found]
    for at, word in enumerate(words):
        longest = next((term for term in index.get(word, ()) if tuple(words[at : at + len(term)]) == term), None)
        if longest:
            yield found[at].start(), found[at + len(longest) - 1].end()


def is_usable(term: str) -> bool:
    """Whether a term has a letter or digit, without which it can't be found."""
    return _WORD.search(term) is not None


@lru_cache(maxsize=8)
def _index(terms: tuple[str, ...]) -> Mapping[str, list[tuple[str, ...]]]:
    """The terms as tuples of words, by their first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for term in terms:
        if words := tuple(_folded(match[0]) for match in _WORD.finditer(term)):
            index[words[0]].append(words)
    return {first: sorted(listed, key=len, reverse=True) for first, listed in index.items()}


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
