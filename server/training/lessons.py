"""Messages as the reader meets them: varied, cut into windows, every piece with its tag, in batches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from drape.document import pipeline
from drape.pieces import Pieces, cut
from drape.tags import CONDUCT, TAGS
from drape.windows import WHOLE, windows

from training.augment import by_author, disguised, varied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tokenizers import Tokenizer

    from training.corpus import Example, Gazetteer

TAG = {name: i for i, name in enumerate(TAGS)}
UNLABELLED = -100


class Lesson(NamedTuple):
    """A message as the reader meets it: the windows that it is read in, the tag of each of their pieces, its issues."""

    windows: tuple[Pieces, ...]
    tags: tuple[list[int], ...]
    issues: tuple[float, ...]
    twin: int | None = None
    """Where in a batch the lesson of the same message in another frame stands."""

    @property
    def longest(self) -> int:
        """Pieces of its longest window."""
        return max(len(window.ids) for window in self.windows)


def lesson(tokenizer: Tokenizer, example: Example) -> Lesson:
    """A message cut into windows as Drape cuts it."""
    places = [(window.start, window.end) for window in windows(example.text, _sentences(example.text))]
    cuts = [cut(tokenizer, example.text[start:end], example.author, example.surface) for start, end in places]
    tags = [
        _spread(_labels(example, pieces, start), pieces.own) if example.tagged else [UNLABELLED] * len(pieces.ids)
        for pieces, (start, _) in zip(cuts, places, strict=True)
    ]
    return Lesson(tuple(cuts), tuple(tags), tuple(float(issue in example.issues) for issue in CONDUCT))


def _sentences(text: str) -> list[tuple[int, int]]:
    if len(text) <= WHOLE:
        return []
    doc = pipeline().make_doc(text)
    doc._.read = text
    starts = pipeline().get_pipe("drape_sentences")(doc)._.starts
    return list(pairwise((*starts, len(text))))


@dataclass(frozen=True)
class Course:
    """What a reader is taught: `messages` whole, a share of the `harmless` in each epoch."""

    messages: list[Example]
    harmless: list[Example]
    gazetteer: Gazetteer
    tokenizer: Tokenizer

    def part(self, number: int) -> Course:
        """One of PARTS of an epoch: each can be kept when it is done."""
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
"""The share of third-party texts that each epoch shows."""
TWINS = 0.2
"""The share of messages that each epoch shows in two frames, and asks the same verdict of."""


def _labels(example: Example, pieces: Pieces, begun: int) -> list[int]:
    """The tag of every own piece of a window that begins at `begun`: that of the span it overlaps first."""
    edges, at = [], -begun
    for piece in example.pieces:
        if piece.label:
            edges.append((at, at + len(piece.text), piece))
        at += len(piece.text)
    return [
        next((_tag(piece, start <= begin) for begin, stop, piece in edges if start < stop and begin < end), 0)
        for start, end in pieces.places
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
    """About how many batches a part of an epoch has."""
    random = Random(0)
    return len(list(of_lessons(list(course.part(0).lessons(random)), size, random)))


def of_lessons(groups: Sequence[tuple[Lesson, ...]], size: int, random: Random) -> Iterator[list[Lesson]]:
    """Lessons in batches, twins together."""

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
    """Items in batches of about `size` pieces, alike in length, in random order; an item's extent: rows, longest row."""
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
