"""Messages as the model reads them: varied, split into windows, every token tagged, in batches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drape.matching.pipeline import pipeline
from drape.model.decode import CONDUCT_CLASSES, TAGS
from drape.model.subwords import Encoding, encode
from drape.model.windows import MAX_WHOLE, split_windows

from training.augment import by_author, disguised, varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tokenizers import Tokenizer

    from training.corpus import Example, Gazetteer

TAG = {name: i for i, name in enumerate(TAGS)}
UNLABELLED = -100


class Lesson(NamedTuple):
    """A message as the model reads it: its windows, the tags of their tokens, its conduct labels (0 or 1)."""

    windows: tuple[Encoding, ...]
    tags: tuple[list[int], ...]
    issues: tuple[float, ...]
    twin: int | None = None
    """The index in the batch of the same message in another frame."""

    @property
    def longest(self) -> int:
        """Number of tokens in the longest window."""
        return max(len(window.ids) for window in self.windows)


def lesson(tokenizer: Tokenizer, example: Example) -> Lesson:
    """Split a message into windows as Drape does."""
    spans = [(window.start, window.end) for window in split_windows(example.text, _sentences(example.text))]
    cuts = [encode(tokenizer, example.text[start:end], example.author, example.surface) for start, end in spans]
    tags = [
        _spread(_labels(example, pieces, start), pieces.text_mask) if example.tagged else [UNLABELLED] * len(pieces.ids)
        for pieces, (start, _) in zip(cuts, spans, strict=True)
    ]
    return Lesson(tuple(cuts), tuple(tags), tuple(float(issue in example.issues) for issue in CONDUCT_CLASSES))


def _sentences(text: str) -> list[tuple[int, int]]:
    if len(text) <= MAX_WHOLE:
        return []
    doc = pipeline().make_doc(text)
    doc._.read = text
    starts = pipeline().get_pipe("drape_sentences")(doc)._.starts
    return list(pairwise((*starts, len(text))))


@dataclass(frozen=True)
class Course:
    """What a model is taught: all `messages`, and a share of the `harmless` ones in each epoch."""

    messages: list[Example]
    harmless: list[Example]
    gazetteer: Gazetteer
    tokenizer: Tokenizer

    def part(self, number: int) -> Course:
        """One of the PARTS of an epoch; each can be kept when it is done."""
        return replace(
            self, messages=self.messages[number % PARTS :: PARTS], harmless=self.harmless[number % PARTS :: PARTS]
        )

    def lessons(self, random: Random) -> Iterator[tuple[Lesson, ...]]:
        """Every message in a new variation; some twice, in different frames."""
        others = by_author(self.messages)
        for example in (*self.messages, *random.sample(self.harmless, int(len(self.harmless) * HARMLESS))):
            variation = varied(example, others, self.gazetteer, random)
            lessons = [lesson(self.tokenizer, variation)]
            if random.random() < TWINS:
                lessons.append(lesson(self.tokenizer, disguised(variation, self.gazetteer, random)))
            yield tuple(lessons)


PARTS = 16
HARMLESS = 0.5
"""The share of third-party texts in each epoch."""
TWINS = 0.2
"""The share of messages that are in each epoch in two frames, and must get the same verdict in both."""


def _labels(example: Example, pieces: Encoding, begun: int) -> list[int]:
    """The tag of every text token of a window that begins at `begun`: that of the first span it overlaps."""
    edges, at = [], -begun
    for piece in example.pieces:
        if piece.label:
            edges.append((at, at + len(piece.text), piece))
        at += len(piece.text)
    return [
        next((_tag(piece, start <= begin) for begin, stop, piece in edges if start < stop and begin < end), 0)
        for start, end in pieces.spans
    ]


def _tag(piece: object, first: bool) -> int:  # noqa: FBT001
    label, alike = piece.label, piece.alike  # type: ignore[attr-defined]
    if alike:
        return TAG["L-NAME" if label == "NAME" else "L-OTHER"]
    return TAG[f"{'B' if first else 'I'}-{label}"]


def _spread(labels: list[int], own: list[int]) -> list[int]:
    following = iter(labels)
    return [next(following) if mine else UNLABELLED for mine in own]


def steps_of(course: Course, size: int) -> int:
    """Roughly how many batches a part of an epoch has."""
    random = Random(0)
    return len(list(of_lessons(list(course.part(0).lessons(random)), size, random)))


def of_lessons(groups: Sequence[tuple[Lesson, ...]], size: int, random: Random) -> Iterator[list[Lesson]]:
    """Lessons in batches, twins in the same batch."""

    def extent(lessons: tuple[Lesson, ...]) -> tuple[int, int]:
        return sum(len(one.windows) for one in lessons), max(one.longest for one in lessons)

    for batch in in_batches(groups, extent, size, random):
        made: list[Lesson] = []
        for lessons in batch:
            at = len(made)
            made += [lessons[0], *(one._replace(twin=at) for one in lessons[1:])]
        yield made


Item = TypeVar("Item")


def in_batches(
    items: Sequence[Item], extent: Callable[[Item], tuple[int, int]], size: int, random: Random
) -> Iterator[list[Item]]:
    """Items in batches of about `size` tokens, similar in length, shuffled; `extent` gives rows and longest row."""
    sized = [(rows, longest, longest + random.random() * 8, item) for item in items for rows, longest in [extent(item)]]
    made: list[list[Item]] = [[]]
    used = 0
    for rows, longest, _, item in sorted(sized, key=lambda one: one[2]):
        if made[-1] and (used + rows) * longest > size:
            made.append([])
            used = 0
        used += rows
        made[-1].append(item)
    random.shuffle(made)
    return iter(made)
