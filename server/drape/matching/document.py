"""A text as the rules see it: its normalized and plain form, its sentences, and the classifier's prediction."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from drape.errors import ModelError
from drape.matching.pipeline import pipeline, without
from drape.model import thresholds
from drape.model.classifier import Budget, predict
from drape.model.postprocess import postprocess
from drape.spans import merge_overlapping, overlaps
from drape.text.negation import denied_spans
from drape.text.normalize import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from drape.model.prediction import Prediction
    from drape.regex import Pattern
    from drape.text.normalized_text import NormalizedText

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Document:
    """A text as the rules see it. Offsets count code points of `text`, the normalized text, unless stated otherwise."""

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
        """The plain form of `text`: ASCII dashes, quotes and digits, spelled-out digits as digits."""
        plain: NormalizedText = self.doc._.plain
        return plain

    @cached_property
    def prediction(self) -> Prediction:
        """The classifier's prediction after postprocessing; raises ModelError if the classifier failed."""
        prediction: Prediction | None = self.doc._.prediction
        if prediction is None:
            raise ModelError
        return postprocess(prediction, self.plain, self.sentences, self._read_without)

    def _read_without(self, spans: Sequence[tuple[int, int]]) -> Prediction:
        """Predict the text again with blanks in place of some spans."""
        sentences = list(pairwise((*self.starts, len(self.text))))
        rest = without(self.text, (*self.foreign, *spans))
        return predict(rest, self.author, self.surface, sentences, self.doc._.budget)

    @cached_property
    def is_risky(self) -> bool:
        """Whether the classifier raises any conduct label; without one, names and health terms are harmless."""
        return bool(self.prediction.issues)

    @cached_property
    def is_uncertain(self) -> bool:
        """Whether the classifier raises a conduct label, but with a score too low to hold a send on its own."""
        raised = {issue: score for issue, score in self.prediction.scores.items() if issue in self.prediction.issues}
        limits = thresholds.thresholds_for(self.author)
        return bool(raised) and max(limits.over(raised).values()) < limits.block

    @cached_property
    def nearest(self) -> float:
        """The highest share that the score of a conduct label has of its threshold."""
        limits = thresholds.thresholds_for(self.author).issues
        return max(score / limits[issue] for issue, score in self.prediction.scores.items())

    def is_relevant(self, start: int, end: int) -> bool:
        """Whether the message is risky, or `[start, end)` has a labelled span or is in another language."""
        return self.is_foreign(start, end) or self.is_risky or any(self.labels_in(start, end))

    @cached_property
    def foreign(self) -> tuple[tuple[int, int], ...]:
        """The spans in another language than English, which the classifier has not read."""
        spans: tuple[tuple[int, int], ...] = self.doc._.foreign
        return spans

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether any part of `[start, end)` is in another language than English."""
        return overlaps(self.foreign, (start, end))

    def labels_in(self, start: int, end: int) -> Iterator[str]:
        """The labels of the classifier's spans that overlap `[start, end)`; these spans are sorted and disjoint."""
        for at in range(bisect_left(self._span_starts, end) - 1, -1, -1):
            span = self.prediction.spans[at]
            if span.end <= start:
                return
            yield span.label

    @cached_property
    def _span_starts(self) -> list[int]:
        return [span.start for span in self.prediction.spans]

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of all of the classifier's spans."""
        return frozenset(span.label for span in self.prediction.spans)

    def near_threshold(self, issue: str, share: float) -> bool:
        """Whether the score of a conduct label reaches `share` of its threshold."""
        return bool(self.prediction.scores[issue] >= share * thresholds.thresholds_for(self.author).issues[issue])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where every sentence starts, in order."""
        starts: tuple[int, ...] = self.doc._.starts
        return starts

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """`(start, end)` of every sentence in code points of the plain text, in order, without gaps."""
        return tuple(self._plain_sentences())

    def sentence_has(self, words: Pattern, position: int) -> bool:
        """Whether the pattern matches in the sentence at an offset of the plain text; the result is cached."""
        at = self._sentence_at(position)
        return at >= 0 and self._has(words, at, slice(*self.sentences[at]))

    def lead(self, position: int) -> str:
        """The text before an offset of the plain text in its sentence, up to 200 characters."""
        at = self._sentence_at(position)
        return self.plain.text[max(self.sentences[at][0], position - 200) : position] if at >= 0 else ""

    def is_denied(self, position: int, issue: str) -> bool:
        """Whether the clause at an offset of the plain text denies or forbids what the conduct label is about."""
        at = self._sentence_at(position)
        return at >= 0 and overlaps(self._denied(at, issue), (position, position + 1))

    def _denied(self, sentence: int, issue: str) -> tuple[tuple[int, int], ...]:
        if (sentence, issue) not in self._clauses:
            start, end = self.sentences[sentence]
            found = merge_overlapping(sorted(denied_spans(self.plain.text[start:end], issue)))
            self._clauses[sentence, issue] = tuple((start + begin, start + stop) for begin, stop in found)
        return self._clauses[sentence, issue]

    @cached_property
    def _clauses(self) -> dict[tuple[int, str], tuple[tuple[int, int], ...]]:
        return {}

    def _sentence_at(self, position: int) -> int:
        return bisect_right(self.sentences, (position, len(self.plain.text))) - 1

    def text_has(self, words: Pattern) -> bool:
        """Whether the pattern matches anywhere in the plain text; the result is cached."""
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

    At most `second_looks` windows in doubt get a new second look; all of them with None.
    """
    normalized = normalize(_LONE_SURROGATE.sub("\ufffd", text))
    doc = pipeline().make_doc(normalized.text)
    doc._.read, doc._.author, doc._.surface, doc._.budget = normalized.text, author, surface, Budget(second_looks)
    doc = pipeline()(doc)
    return Document(normalized=normalized, author=author, surface=surface, terms=terms, doc=doc)
