"""Vary messages as others might type them: other names, no capitals, slips, two in one, a frame around them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.corpus import Example, Gazetteer, Piece

if TYPE_CHECKING:
    from random import Random

_EXACT = frozenset(
    ["PHONE", "EMAIL", "URL", "IP", "SSN", "MRN", "INSURANCE_ID", "ACCOUNT", "LICENSE", "VEHICLE", "DEVICE", "OTHER_ID"]
)
"""Labels whose characters matter, so that their spans get no slips."""


def varied(example: Example, others: Others, gazetteer: Gazetteer, random: Random) -> Example:
    """A random variation of a message that means the same."""
    for chance in (0.3, 0.3, 0.3):  # people write about more than one thing, and a breach stays one beside good news
        if random.random() > chance:
            break
        example = _joined(example, random.choice(others[example.author]), random)
    if random.random() < 0.35:
        example = renamed(example, gazetteer, random)
    if random.random() < 0.15:
        example = _mistyped(example, random)
    if random.random() < 0.12:
        example = framed(example, random)
    return _in_case(example, random)


def disguised(example: Example, gazetteer: Gazetteer, random: Random) -> Example:
    """A message in another frame or case, or with other names; it must get the same verdict."""
    if random.random() < 0.3:
        example = renamed(example, gazetteer, random)
    return _in_case(framed(example, random), random)


Others = dict[str, list[Example]]


def by_author(examples: list[Example]) -> Others:
    """The messages that may be joined to another one, by author; only those with known spans."""
    authors = {example.author for example in examples}
    return {author: [e for e in examples if e.author == author and e.tagged] for author in authors}


@cache
def _frames() -> dict[str, list[Any]]:
    return tomllib.loads((Path(__file__).parent / "frames.toml").read_text(encoding="utf-8"))


def framed(example: Example, random: Random) -> Example:
    """The message with a frame that says nothing before, after or around it."""
    before, behind = "", ""
    kind = random.random()
    if kind < 0.25:
        before, behind = random.choice(_frames()["around"])
    if 0.25 <= kind < 0.65 or kind > 0.92:
        before = random.choice(_frames()["before"])
    if kind >= 0.6:
        behind = random.choice(_frames()["behind"])
    return replace(example, pieces=tuple(p for p in (Piece(before), *example.pieces, Piece(behind)) if p.text))


def _in_case(example: Example, random: Random) -> Example:
    chance = random.random()
    if chance < 0.25:
        return _changed(example, str.lower)
    return _changed(example, str.upper) if chance < 0.29 else example


def _changed(example: Example, change: object) -> Example:
    return replace(example, pieces=tuple(piece._replace(text=change(piece.text)) for piece in example.pieces))  # type: ignore[operator]


def _joined(example: Example, other: Example, random: Random) -> Example:
    """Two messages in one, in either order."""
    pair = [example, other] if random.random() < 0.5 else [other, example]
    pieces = (*pair[0].pieces, Piece(random.choice(["\n", "\n\n", "\n\n", " "])), *pair[1].pieces)
    return replace(example, pieces=pieces, issues=example.issues | other.issues, tagged=example.tagged and other.tagged)


def renamed(example: Example, gazetteer: Gazetteer, random: Random) -> Example:
    """The message with other private names; each name gets the same replacement everywhere."""
    swapped: dict[str, str] = {}
    pieces = []
    for piece in example.pieces:
        known = piece.text.lower()
        if piece.label == "NAME" and not piece.alike and is_plain_name(piece.text):
            swapped.setdefault(known, _name_like(piece.text, gazetteer, random))
            piece = piece._replace(text=swapped[known])
        pieces.append(piece)
    return replace(example, pieces=tuple(pieces))


def is_plain_name(text: str) -> bool:
    """Whether a name has one to three words of letters only, so that it can be replaced."""
    return all(word.replace("'", "").replace("-", "").isalpha() for word in text.split()) and len(text.split()) <= 3


def _name_like(text: str, gazetteer: Gazetteer, random: Random) -> str:
    words = [random.choice(gazetteer.first), *(random.choice(gazetteer.last) for _ in text.split()[1:])]
    name = " ".join(words)
    return name.lower() if text.islower() else name.upper() if text.isupper() and len(text) > 2 else name


def _mistyped(example: Example, random: Random) -> Example:
    pieces = [
        piece if piece.label in _EXACT else piece._replace(text=_slips(piece.text, random)) for piece in example.pieces
    ]
    return replace(example, pieces=tuple(pieces))


def _slips(text: str, random: Random) -> str:
    words = text.split(" ")
    for i, word in enumerate(words):
        if len(word) > 3 and word.isalpha() and random.random() < 0.1:
            at = random.randrange(1, len(word) - 1)
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            words[i] = random.choice([swapped, word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]])
    return " ".join(words)
