"""Phrases that can be removed whole, by Drape's own dependency parser (Universal Dependencies)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc, Token

    from drape.spans import Span

MODEL = Path(__file__).parent.parent / "model" / "parser"

_GOES_WHOLE = frozenset(
    [
        "obl",
        "obl:tmod",
        "obl:npmod",
        "obl:unmarked",
        "nmod",
        "nmod:tmod",
        "nmod:unmarked",
        "acl",
        "acl:relcl",
        "advcl",
        "advcl:relcl",
        "appos",
        "parataxis",
        "conj",
        "vocative",
        "list",
        "dislocated",
        "nmod:npmod",
    ]
)
"""Relations whose phrase can be removed and leave a whole sentence."""
_NEEDS_CASE = frozenset(["nmod", "obl"])


@lru_cache(maxsize=1)
def _parser() -> Language:
    """The parser, loaded when it is first needed."""
    return spacy.load(MODEL)


def preload() -> None:
    """Load the parser before it is needed, which takes a third of a second."""
    _parser()


@lru_cache(maxsize=256)
def parsed(sentence: str) -> Doc:
    """Parse a sentence, which must have no lone surrogates."""
    return _parser()(sentence)


def phrases_around(sentence: str, span: Span) -> Iterator[Span]:
    """The phrases that contain `span` and can be removed, from the smallest; code points of the sentence."""
    doc = parsed(sentence)
    inside = [token for token in doc if token.idx < span[1] and span[0] < token.idx + len(token)]
    if not inside:
        return
    token: Token = next((t for t in inside if t.head.i == t.i or t.head.i not in {o.i for o in inside}), inside[0])
    while token.head.i != token.i:
        if token.dep_ in _GOES_WHOLE and (
            token.dep_ not in _NEEDS_CASE or any(c.dep_ == "case" for c in token.children) or token.ent_type_
        ):
            left, right = token.left_edge, token.right_edge
            subtree = set(token.subtree)
            start, end = left.idx, right.idx + len(right)
            if len(subtree) == right.i - left.i + 1 and start <= span[0] and span[1] <= end:
                yield _with_commas(sentence, start, end)
        token = token.head


def _with_commas(sentence: str, start: int, end: int) -> Span:
    """The phrase, with a comma or dash before it if no word follows."""
    before = sentence[:start].rstrip()
    if before.endswith((",", "–", "—", "-")) and not sentence[end:].lstrip()[:1].isalnum():
        start = len(before) - 1
    elif before:
        start = len(before)
    return start, end


_REFERRING = frozenset(["that", "this", "those", "these", "them", "they", "he", "she", "him", "her", "one", "ones"])
_PLACES = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nsubj:outer"])
_THINGS = frozenset(["NOUN", "PROPN"])


def refers_back(sentence: str) -> bool:
    """Whether a pronoun refers to something that was not named before it in the sentence."""
    named = False
    for token in parsed(sentence):
        if named:
            return False
        if token.lower_ in _REFERRING and token.pos_ == "PRON" and token.dep_ in _PLACES:
            return True
        if (token.lower_, token.dep_) in _IT:
            return True
        named = token.pos_ in _THINGS
    return False


_IT = frozenset({("it", "obj"), ("it", "obl"), ("it", "nmod"), ("there", "advmod")})


def has_verb(sentence: str) -> bool:
    """Whether the sentence has a verb."""
    return any(token.pos_ in ("VERB", "AUX") for token in parsed(sentence))


def lacks_who(sentence: str) -> bool:
    """Whether the sentence says what was done but not to whom: "Bitten on the chin."."""
    root = next((token for token in parsed(sentence) if token.head.i == token.i and token.pos_ == "VERB"), None)
    return (
        root is not None
        and "Part" in root.morph.to_dict().get("VerbForm", "")
        and not _WHO & {c.dep_ for c in root.children}
    )


_WHO = frozenset({"nsubj", "nsubj:pass", "aux", "aux:pass", "csubj"})


def is_bare(sentence: str) -> bool:
    """Whether it is a few words without a verb about the sentence before: "Third admission."."""
    words = _words(sentence)
    is_name = len(words) > 1 and all(word[0].isupper() for word in words)
    return len(words) <= _FEW and not is_name and not re.search(r"\d", sentence) and _lacks_verb(sentence, words)


def leads(sentence: str) -> bool:
    """Whether it is a few words without a verb, and no greeting: "Interesting afternoon."."""
    words = _words(sentence)
    most = _LEAD if words and words[0].lower() == "another" else _FEW - 1
    return len(words) <= most and _lacks_verb(sentence, words)


def _words(sentence: str) -> list[str]:
    return re.findall(r"\w[\w'’]*", sentence)


def _lacks_verb(sentence: str, words: Sequence[str]) -> bool:
    """Whether the words have no verb, and are no greeting, tag or address."""
    shown = _GREETS.match(sentence) or re.search(r"[#@]|https?:", sentence)
    return bool(words) and not shown and not has_verb(sentence)


_LEAD = 8
_FEW = 3
_GREETS = re.compile(
    r"\W*(?:thank|thx|ty\b|congrat|welcome|happy|hi\b|hello|hey|dear|sorry|yes|no\b|love|please|cheers|bless|good"
    r"|best|kind|warm|hug|pray|stay|send|vote|be\b|go\b)",
    re.IGNORECASE,
)
_VERBS = frozenset({"VERB", "AUX", "INTJ"})
_SAID_ALONE = frozenset({"thanks", "thank", "congratulations", "congrats", "cheers", "kudos", "welcome"})


def is_whole(text: str) -> bool:
    """Whether a text parses as a whole clause: with a verb or thanks, and no last word that needs another one."""
    doc = parsed(text)
    words = [t for t in doc if not t.is_punct and not t.is_space]
    if not words:
        return False
    last = words[-1]
    if last.pos_ in ("ADP", "DET", "CCONJ", "SCONJ", "AUX") and last.dep_ in (
        "case",
        "det",
        "cc",
        "mark",
        "aux",
        "cop",
    ):
        return False
    that = next((t.i for t in words if t.lower_ in ("that", "because", "if", "when") and t.dep_ == "mark"), None)
    if that is not None and not any(t.pos_ in ("VERB", "AUX") for t in words if t.i > that):
        return False
    return any(t.pos_ in _VERBS or t.lower_ in _SAID_ALONE for t in words) and all(
        t.dep_ != "case" or t.head.i != t.i for t in words
    )
