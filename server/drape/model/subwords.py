"""Tokenize a window for the classifier: subword tokens with their spans and letter case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_TOKENS = 512
"""Most tokens of a window, prompt prefix included: the model has this many positions."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A window as input. `text_mask` marks the tokens of the text; `spans` are their code points in the text."""

    ids: list[int]
    case_ids: list[int]
    text_mask: list[int]
    spans: list[tuple[int, int]]


def prompt_prefix(author: str, surface: str) -> str:
    """The text before a window that tells the classifier its author and surface."""
    return f"{author} {surface.replace('_', ' ')} : "


def encode(tokenizer: Tokenizer, text: str, author: str, surface: str) -> Encoding:
    """Tokenize a text after its prompt prefix; tokens beyond MAX_TOKENS are left out."""
    prefix = prompt_prefix(author, surface)
    encoded = tokenizer.encode(prefix + text)
    ids, offsets = encoded.ids[:MAX_TOKENS], encoded.offsets[:MAX_TOKENS]
    text_mask = [int(end > len(prefix)) for _, end in offsets]
    spans = [(max(0, start - len(prefix)), end - len(prefix)) for start, end in offsets if end > len(prefix)]
    found = iter(spans)
    case_ids = [_case(text, *next(found)) if mine else 0 for mine in text_mask]
    return Encoding(ids, case_ids, text_mask, spans)


def _case(text: str, start: int, end: int) -> int:
    """The case of the word around a token: 0 lower case, 1 Title, 2 CAPITALS, 3 mixed."""
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
