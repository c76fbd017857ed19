"""Annotated messages and third-party corpora, as pieces of text that carry a label."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drape.text.normalize import normalize

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "cases"))
from annotated import Message, read_messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Piece(NamedTuple):
    """A part of a text; `label` is None outside spans, and `alike` marks look-alikes (hard negatives)."""

    text: str
    label: str | None = None
    alike: bool = False


@dataclass(frozen=True)
class Example:
    """A message to learn from; `issues` are its conduct labels."""

    id: str
    author: str
    surface: str
    pieces: tuple[Piece, ...]
    issues: frozenset[str]
    tagged: bool = True
    """Whether its spans are annotated; if not, only its conduct labels are learnt."""

    @property
    def text(self) -> str:
        """The whole message."""
        return "".join(piece.text for piece in self.pieces)


def read_corpus(folder: Path) -> list[Example]:
    """Every message of every file of a folder, in order."""
    return [as_example(message) for file in sorted(folder.glob("*.txt")) for message in read_messages(file)]


BLOCK, EVERY = 20, 10
"""Neighbours in a file may be pairs: BLOCK of them stay together, and one of EVERY blocks is held out."""


def held_out(examples: Sequence[Example]) -> frozenset[str]:
    """The ids of the messages that no model is trained on, a tenth of every file; they choose the thresholds."""
    seen: Counter[str] = Counter()
    found = set()
    for example in examples:
        family = example.id.split("-")[0]
        if (seen[family] // BLOCK + sum(map(ord, family))) % EVERY == 0:
            found.add(example.id)
        seen[family] += 1
    return frozenset(found)


def as_example(message: Message) -> Example:
    """A message, split at the edges of its spans."""
    marked = [(s.start, s.end, s.label, False) for s in message.spans]
    marked += [(s.start, s.end, s.label, True) for s in message.lookalikes]
    pieces, done = [], 0
    for start, end, label, alike in sorted(marked):
        pieces += [Piece(message.text[done:start]), Piece(message.text[start:end], label, alike)]
        done = end
    pieces.append(Piece(message.text[done:]))
    kept = tuple(piece for piece in map(_as_read, pieces) if piece.text)
    return Example(message.id, message.author, message.surface, kept, message.issues)


def _as_read(piece: Piece) -> Piece:
    """A piece as Drape reads it: normalized."""
    return piece._replace(text=normalize(piece.text).text)


NAMES = ("PER", "LOC", "ORG")
HEALTH = ("DIS", "CHEM")
KINDS = NAMES + HEALTH
"""What third-party corpora label; each corpus labels only some kinds and leaves the others open."""

_SAME = {
    "person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG", "Disease": "DIS", "Chemical": "CHEM",
    "ADR": "DIS", "DI": "DIS", "SSI": "DIS", "WD": "DIS",
}  # fmt: skip


class Sentence(NamedTuple):
    """A third-party sentence as words with IOB tags, and the kinds that its corpus labels."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    known: tuple[str, ...]


def read_auxiliary(data: Path) -> list[Sentence]:
    """Sentences with names from tweets and prose, health terms from forums and abstracts; see DATA_LICENSES.md."""
    files = [
        ("broad_twitter_corpus/btc.train", NAMES),
        ("wnut17/wnut17train.conll", NAMES),
        ("wikigold/wikigold.conll.txt", NAMES),
        ("psytar/train.txt", ("DIS",)),
        ("bc5cdr_ncbi/ncbi_train.tsv", ("DIS",)),
        ("bc5cdr_ncbi/bc5cdr_train.tsv", HEALTH),
    ]
    return [sentence for name, known in files for sentence in _conll(data / name, known)]


def read_tweets(path: Path) -> Iterator[str]:
    """The texts of a third-party corpus that consists of words."""
    for sentence in _conll(path, NAMES):
        yield joined(sentence.words)[0]


def joined(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join words to a text; returns it with the span of each word."""
    text, spans = "", []
    for word in words:
        glue = "" if not text or word in ".,!?;:%)'" or word.startswith(("'", "n't")) else " "
        text += glue + word
        spans.append((len(text) - len(word), len(text)))
    return text, spans


def _conll(path: Path, known: tuple[str, ...]) -> Iterator[Sentence]:
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word, _, tag = line.replace("\t", " ").rpartition(" ")
        if line.strip():
            rows.append((word.split(" ")[0], tag))
        elif rows:
            yield _without_handles(rows, known)
            rows = []


def _without_handles(rows: list[tuple[str, str]], known: tuple[str, ...]) -> Sentence:
    """Join "@" and "name" to one word without a label, because handles are found by their pattern."""
    words, tags = [], []
    for word, tag in rows:
        kind = _SAME.get(tag[2:], tag[2:])
        if words and words[-1] == "@":
            words[-1], tags[-1] = f"@{word}", "O"
        else:
            words.append(word)
            tags.append(f"{tag[0]}-{kind}" if kind in known and not word.startswith("@") else "O")
    return Sentence(tuple(words), tuple(tags), known)


@dataclass(frozen=True)
class Gazetteer:
    """Names of many origins, to replace others."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def read_gazetteer(data: Path) -> Gazetteer:
    """First names and surnames by country and from the US census."""
    names = data / "gazetteers"
    by_country = names / "popular_names_by_country"
    first = _column(by_country / "common-forenames-by-country.csv", "Romanized Name")
    last = _column(by_country / "common-surnames-by-country.csv", "Romanized Name")
    census = [name for part in ("female.first", "male.first") for name in _census(names, part)[:600]]
    return Gazetteer(tuple(first + census), tuple(last + _census(names, "all.last")[:2500]))


def _column(path: Path, column: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = {row[column].strip() for row in csv.DictReader(file)}
    return sorted(name for name in found if re.fullmatch(r"[A-Za-zÀ-ÿ' -]{2,18}", name))


def _census(names: Path, part: str) -> list[str]:
    text = (names / "us_census_1990_names" / f"dist.{part}").read_text(encoding="ascii")
    return [line.split()[0].title() for line in text.splitlines() if line.strip()]


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON that people can read."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
