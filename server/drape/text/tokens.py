"""Split a text into tokens and sentences: spaCy's rules in linear time, and sentence ends as in posts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from drape.spans import covered_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.vocab import Vocab

_ENDS = frozenset(".!?…") | {"...", "!!", "??", "!?", "?!"}
_SIGNS = frozenset("™®©°")
"""Symbols that are no emoji, so that no sentence ends at them."""

Doc.set_extension("read", default="", force=True)
"""The text of the document: spaCy's own `text` joins the tokens at every call."""
Doc.set_extension("starts", default=(), force=True)

_LONG_RUN = re.compile(r"\S{120,}")
_PARTS = re.compile(r"\w+|[^\w\s]")


class Tokenizer:
    """spaCy's tokenizer, except for long runs without white space, where it takes quadratic time.

    This one splits such runs (emoji, rows of dashes, noise) into words and single marks.
    """

    def __init__(self, usual: Callable[[str], Doc], vocab: Vocab) -> None:
        self._usual = usual
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize a text; the tokens and their spaces give back the exact text."""
        runs = list(_LONG_RUN.finditer(text))
        if not runs:
            return self._usual(text)
        words: list[str] = []
        spaces: list[bool] = []
        for begin, end, is_long in _stretches(runs, len(text)):
            if is_long:
                parts = _PARTS.findall(text, begin, end)
                words += parts
                spaces += [False] * len(parts)
            else:
                for token in self._usual(text[begin:end]):
                    words.append(token.text)
                    spaces.append(bool(token.whitespace_))
        return Doc(self._vocab, words=words, spaces=spaces)


def _stretches(runs: Iterable[re.Match[str]], length: int) -> Iterator[tuple[int, int, bool]]:
    """Every span of a text in order, inside and between `runs`, each with whether it is a run."""
    done = 0
    for run in runs:
        if done < run.start():
            yield done, run.start(), False
        yield *run.span(), True
        done = run.end()
    if done < length:
        yield done, length, False


@Language.component("drape_sentences")
def _sentences(doc: Doc) -> Doc:
    """Start a sentence after end punctuation, after every line break, and at a capital letter after an emoji.

    A long run, which the tokenizer splits, contains no sentence start.
    """
    text: str = doc._.read
    starts, ended, emoji, broken = [], True, not text.isascii(), False
    runs = covered_by([run.span() for run in _LONG_RUN.finditer(text)])
    for token in doc:
        word = token.text
        pictured = emoji and word[:1].isupper() and _ends_in_emoji(text, token.idx)
        inside = (token.is_punct and word != "#" and token.i > 0 and not broken) or runs((token.idx - 1, token.idx + 1))
        begins = pictured or (ended and not inside)
        if begins:
            starts.append(token.idx)
        broken = "\n" in word
        ended = (ended and token.is_punct and not begins) or word in _ENDS or broken
    doc._.starts = tuple(starts)
    return doc


def _ends_in_emoji(text: str, end: int) -> bool:
    """Whether the text before `end` closes with an emoji (with variation selector and joiners) and one space."""
    if not end or text[end - 1] != " ":
        return False
    at = end - 2
    while at > 0 and text[at] in "\ufe0f\u200d":
        at -= 1
    return at >= 0 and text[at] not in _SIGNS and unicodedata.category(text[at]) in {"So", "Sk"}
