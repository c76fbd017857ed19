"""Cut a text into the word pieces that the reader knows, each with its place and its case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 512
"""Pieces of one reading at most, the introduction included: as many places as the model knows."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One reading's input. `own` says which pieces are the text's; `places` are theirs, in code points of the text."""

    ids: list[int]
    cases: list[int]
    own: list[int]
    places: list[tuple[int, int]]


def introduction(author: str, surface: str) -> str:
    """What the reader is told about a text before it reads it."""
    return f"{author} {surface.replace('_', ' ')} : "


def cut(tokenizer: Tokenizer, text: str, author: str, surface: str) -> Pieces:
    """The pieces of a text after its introduction; those over LONGEST are left out."""
    prefix = introduction(author, surface)
    encoded = tokenizer.encode(prefix + text)
    ids, offsets = encoded.ids[:LONGEST], encoded.offsets[:LONGEST]
    own = [int(end > len(prefix)) for _, end in offsets]
    places = [(max(0, start - len(prefix)), end - len(prefix)) for start, end in offsets if end > len(prefix)]
    found = iter(places)
    cases = [_case(text, *next(found)) if mine else 0 for mine in own]
    return Pieces(ids, cases, own, places)


def _case(text: str, start: int, end: int) -> int:
    """0 without capitals, 1 like a Title, 2 all CAPITALS, 3 mixed: of the whole word that a piece belongs to."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    word = text[start:end]
    if word == word.lower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[:1].isupper() and word[1:] == word[1:].lower() else 3
