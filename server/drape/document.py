"""The one reading of a text: spaCy tokens and sentences, and a plain form in which shapes are looked for."""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drape import thresholds
from drape.errors import ReaderFailed
from drape.language import foreign
from drape.negation import denied
from drape.normalize import normalize
from drape.normalized_text import NormalizedText, as_it_is
from drape.places import joined, touches
from drape.plain import simplify
from drape.reader import Budget, Opinion, opine
from drape.revision import revised
from drape.tokens import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drape.patterns import Pattern

_log = logging.getLogger(__name__)
_WORDS = re.compile(r"\S")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Doc.set_extension("plain", default=None, force=True)


@Language.component("drape_plain")
def _plain(doc: Doc) -> Doc:
    """Attach the plain form of the text."""
    doc._.plain = simplify(as_it_is(doc._.read))
    return doc


Doc.set_extension("author", default="practice", force=True)
Doc.set_extension("surface", default="facebook_post", force=True)
Doc.set_extension("opinion", default=None, force=True)
Doc.set_extension("foreign", default=(), force=True)
Doc.set_extension("budget", default=None, force=True)


@Language.component("drape_reader")
def _reader(doc: Doc) -> Doc:
    """Attach where the text is in another language, and what the trained reader says of the rest."""
    text: str = doc._.read
    sentences = list(pairwise((*doc._.starts, len(text))))
    try:
        doc._.foreign = foreign(text)
        english = _without(text, doc._.foreign)
        doc._.opinion = opine(english, doc._.author, doc._.surface, sentences, doc._.budget)
    except Exception as error:  # noqa: BLE001 - what needs no reader is still to be judged; the rest is reported as failed
        _log.error("the reader failed: %s", type(error).__name__)
    return doc


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with blanks for the words of some stretches."""
    for start, end in places:
        text = text[:start] + _WORDS.sub(" ", text[start:end]) + text[end:]
    return text


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The spaCy pipeline; made once a process."""
    nlp = spacy.blank("en")
    nlp.max_length = 200_000
    nlp.tokenizer = Tokenizer(nlp.tokenizer, nlp.vocab)
    nlp.add_pipe("drape_sentences")
    nlp.add_pipe("drape_plain")
    nlp.add_pipe("drape_reader")
    return nlp


@dataclass(frozen=True)
class Document:
    """A text as the rules see it. Offsets count code points of `text`, the normalized text, unless said otherwise."""

    normalized: NormalizedText
    author: str
    surface: str
    terms: tuple[str, ...]
    doc: Doc

    @property
    def text(self) -> str:
        """The normalized text."""
        return self.normalized.text

    @cached_property
    def plain(self) -> NormalizedText:
        """The text with look-alike characters and spelled-out digits made plain."""
        plain: NormalizedText = self.doc._.plain
        return plain

    @cached_property
    def opinion(self) -> Opinion:
        """What the trained reader says, without what can't be so; raises ReaderFailed when it could not read."""
        opinion: Opinion | None = self.doc._.opinion
        if opinion is None:
            raise ReaderFailed
        return revised(opinion, self.plain, self.sentences, self._read_without)

    def _read_without(self, places: Sequence[tuple[int, int]]) -> Opinion:
        """What the reader says of the text with blanks for some stretches."""
        sentences = list(pairwise((*self.starts, len(self.text))))
        rest = _without(self.text, (*self.foreign, *places))
        return opine(rest, self.author, self.surface, sentences, self.doc._.budget)

    @cached_property
    def risky(self) -> bool:
        """Whether the reader sees any issue in the message; without one, names and health words are harmless."""
        return bool(self.opinion.issues)

    @cached_property
    def doubtful(self) -> bool:
        """Whether the reader sees an issue, but is not sure enough of it for its word alone to hold a send."""
        raised = {issue: score for issue, score in self.opinion.scores.items() if issue in self.opinion.issues}
        limits = thresholds.of(self.author)
        return bool(raised) and max(limits.over(raised).values()) < limits.block

    @cached_property
    def nearest(self) -> float:
        """The largest share that the reader's score of any issue is of its threshold."""
        limits = thresholds.of(self.author).issues
        return max(score / limits[issue] for issue, score in self.opinion.scores.items())

    def concerns(self, start: int, end: int) -> bool:
        """Whether the reader finds the message risky, or anything to flag in `[start, end)`, or could not read it."""
        return self.is_foreign(start, end) or self.risky or any(self.labels_in(start, end))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """The stretches that are in another language than English, which the reader has not seen."""
        places: tuple[tuple[int, int], ...] = self.doc._.foreign
        return places

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether any part of `[start, end)` is in another language than English."""
        return touches(self.foreign, (start, end))

    def labels_in(self, start: int, end: int) -> Iterator[str]:
        """The labels that the reader gives to any part of `[start, end)`; its spans are in order and apart."""
        for at in range(bisect_left(self._span_starts, end) - 1, -1, -1):
            span = self.opinion.spans[at]
            if span.end <= start:
                return
            yield span.label

    @cached_property
    def _span_starts(self) -> list[int]:
        return [span.start for span in self.opinion.spans]

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels that the reader gives to anything."""
        return frozenset(span.label for span in self.opinion.spans)

    def suspected(self, issue: str, share: float) -> bool:
        """Whether the reader's score of an issue reaches `share` of its threshold."""
        return bool(self.opinion.scores[issue] >= share * thresholds.of(self.author).issues[issue])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where every sentence starts, in order."""
        starts: tuple[int, ...] = self.doc._.starts
        return starts

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """`(start, end)` of every sentence in the plain text, in order, without gaps."""
        return tuple(self._plain_sentences())

    def sentence_has(self, words: Pattern, position: int) -> bool:
        """Whether `words` stand in the plain sentence around a plain offset; each sentence is searched once."""
        at = self._sentence_at(position)
        return at >= 0 and self._has(words, at, slice(*self.sentences[at]))

    def lead(self, position: int) -> str:
        """What stands before a plain offset in its sentence, up to 200 characters."""
        at = self._sentence_at(position)
        return self.plain.text[max(self.sentences[at][0], position - 200) : position] if at >= 0 else ""

    def is_denied(self, position: int, issue: str) -> bool:
        """Whether the clause around a plain offset denies or forbids what the issue is about."""
        at = self._sentence_at(position)
        return at >= 0 and touches(self._denied(at, issue), (position, position + 1))

    def _denied(self, sentence: int, issue: str) -> tuple[tuple[int, int], ...]:
        if (sentence, issue) not in self._clauses:
            start, end = self.sentences[sentence]
            found = joined(sorted(denied(self.plain.text[start:end], issue)))
            self._clauses[sentence, issue] = tuple((start + begin, start + stop) for begin, stop in found)
        return self._clauses[sentence, issue]

    @cached_property
    def _clauses(self) -> dict[tuple[int, str], tuple[tuple[int, int], ...]]:
        return {}

    def _sentence_at(self, position: int) -> int:
        return bisect_right(self.sentences, (position, len(self.plain.text))) - 1

    def text_has(self, words: Pattern) -> bool:
        """Whether `words` stand anywhere in the plain text, which is searched once."""
        return self._has(words, -1, slice(None))

    def _has(self, words: Pattern, sentence: int, where: slice) -> bool:
        key = (words, sentence)
        if key not in self._searched:
            self._searched[key] = words.search(self.plain.text[where]) is not None
        return self._searched[key]

    @cached_property
    def _searched(self) -> dict[tuple[Pattern, int], bool]:
        return {}

    def _plain_sentences(self) -> Iterator[tuple[int, int]]:
        starts = [self.plain.from_original(start) for start in self.starts]
        for start, end in pairwise((*starts, len(self.plain.text))):
            if start < end:
                yield start, end


def read(
    text: str,
    *,
    author: str = "practice",
    surface: str = "facebook_post",
    terms: tuple[str, ...] = (),
    second_looks: int | None = None,
) -> Document:
    """Read a text once; lone surrogates are read as U+FFFD, which keeps every offset.

    At most `second_looks` windows in doubt get a second look that they have not had yet; all of them with None.
    """
    normalized = normalize(_LONE_SURROGATE.sub("\ufffd", text))
    doc = pipeline().make_doc(normalized.text)
    doc._.read, doc._.author, doc._.surface, doc._.budget = normalized.text, author, surface, Budget(second_looks)
    doc = pipeline()(doc)
    return Document(normalized=normalized, author=author, surface=surface, terms=terms, doc=doc)
