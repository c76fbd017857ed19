"""The one reading of a text: spaCy tokens and sentences, and a plain form in which shapes are looked for."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drape.errors import ReaderFailed
from drape.plain import Plain, simplify
from drape.reader import Opinion, opine, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)
_ENDS = frozenset(".!?…") | {"...", "!!", "??", "!?", "?!"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Doc.set_extension("plain", default=None, force=True)


@Language.component("drape_sentences")
def _sentences(doc: Doc) -> Doc:
    """Start a sentence after end punctuation and after every line break."""
    starts, ended = [], True
    for token in doc:
        begins = ended and not (token.is_punct and token.i)
        starts.append(1 if begins else -1)
        ended = (ended and not begins) or "\n" in token.text or token.text in _ENDS
    # one by one, spaCy looks through the whole text for each
    values = np.array(starts, dtype=np.int32).astype(np.uint64).reshape(-1, 1)
    return doc.from_array(["SENT_START"], values) if starts else doc  # type: ignore[arg-type]


@Language.component("drape_plain")
def _plain(doc: Doc) -> Doc:
    """Attach the plain form of the text."""
    doc._.plain = simplify(doc.text)
    return doc


Doc.set_extension("author", default="practice", force=True)
Doc.set_extension("surface", default="facebook_post", force=True)
Doc.set_extension("opinion", default=None, force=True)


@Language.component("drape_reader")
def _reader(doc: Doc) -> Doc:
    """Attach what the trained reader says of the text."""
    sentences = [(sentence.start_char, sentence[-1].idx + len(sentence[-1].text_with_ws)) for sentence in doc.sents]
    try:
        doc._.opinion = opine(doc.text, doc._.author, doc._.surface, sentences)
    except Exception as error:  # noqa: BLE001 - what needs no reader is still to be judged; the rest is reported as failed
        _log.error("the reader failed: %s", type(error).__name__)
    return doc


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The spaCy pipeline; made once a process."""
    nlp = spacy.blank("en")
    nlp.max_length = 200_000
    nlp.add_pipe("drape_sentences")
    nlp.add_pipe("drape_plain")
    nlp.add_pipe("drape_reader")
    return nlp


@dataclass(frozen=True)
class Document:
    """A text as the rules see it. Offsets count code points of `text` unless said otherwise."""

    text: str
    author: str
    surface: str
    terms: tuple[str, ...]
    doc: Doc

    @cached_property
    def plain(self) -> Plain:
        """The text with look-alike characters and spelled-out digits made plain."""
        plain: Plain = self.doc._.plain
        return plain

    @cached_property
    def opinion(self) -> Opinion:
        """What the trained reader says; raises ReaderFailed when it could not read."""
        opinion: Opinion | None = self.doc._.opinion
        if opinion is None:
            raise ReaderFailed
        return opinion

    @cached_property
    def risky(self) -> bool:
        """Whether the reader sees any issue in the message; without one, names and health words are harmless."""
        return bool(self.opinion.issues)

    def concerns(self, start: int, end: int) -> bool:
        """Whether the reader finds the message risky, or anything to flag in `[start, end)`."""
        return self.risky or any(start < span.end and span.start < end for span in self.opinion.spans)

    def suspected(self, issue: str, share: float) -> bool:
        """Whether the reader's score of an issue reaches `share` of its threshold."""
        return bool(self.opinion.scores[issue] >= share * settings()["issues"][issue])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where every sentence of the original text starts, in order."""
        return tuple(sentence.start_char for sentence in self.doc.sents)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """`(start, end)` of every sentence in the plain text, in order, without gaps."""
        return tuple(self._plain_sentences())

    def sentence_at(self, position: int) -> str:
        """The plain sentence around a plain offset."""
        at = bisect_right(self.sentences, (position, len(self.plain.text))) - 1
        return self.plain.text[slice(*self.sentences[at])] if at >= 0 else ""

    def _plain_sentences(self) -> Iterator[tuple[int, int]]:
        starts = [self.plain.from_original(start) for start in self.starts]
        for start, end in zip(starts, [*starts[1:], len(self.plain.text)], strict=True):
            if start < end:
                yield start, end


def read(
    text: str,
    *,
    author: str = "practice",
    surface: str = "facebook_post",
    terms: tuple[str, ...] = (),
) -> Document:
    """Read a text once; lone surrogates are read as U+FFFD, which keeps every offset."""
    doc = pipeline().make_doc(_LONE_SURROGATE.sub("\ufffd", text))
    doc._.author, doc._.surface = author, surface
    doc = pipeline()(doc)
    return Document(text=text, author=author, surface=surface, terms=terms, doc=doc)
