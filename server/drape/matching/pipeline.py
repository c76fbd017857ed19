"""The spaCy pipeline: tokens, sentences, the plain form, foreign spans, and the classifier's prediction."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from drape.model.classifier import predict
from drape.text.language import foreign_spans
from drape.text.normalized_text import unchanged
from drape.text.plain_form import plain_form
from drape.text.tokens import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable


_log = logging.getLogger(__name__)
_WORDS = re.compile(r"\S")

for _name, _default in {
    "plain": None,
    "author": "practice",
    "surface": "facebook_post",
    "prediction": None,
    "foreign": (),
    "budget": None,
}.items():
    Doc.set_extension(_name, default=_default, force=True)


@Language.component("drape_plain")
def _plain(doc: Doc) -> Doc:
    """Attach the plain form of the text."""
    doc._.plain = plain_form(unchanged(doc._.read))
    return doc


@Language.component("drape_classifier")
def _classify(doc: Doc) -> Doc:
    """Attach the foreign spans, and the classifier's prediction for the rest."""
    text: str = doc._.read
    sentences = list(pairwise((*doc._.starts, len(text))))
    try:
        doc._.foreign = foreign_spans(text)
        english = without(text, doc._.foreign)
        doc._.prediction = predict(english, doc._.author, doc._.surface, sentences, doc._.budget)
    except Exception as error:  # noqa: BLE001 - rules that need no prediction still run; the others fail
        _log.error("the classifier failed: %s", type(error).__name__)
    return doc


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks for the words of some spans; offsets stay the same."""
    for start, end in spans:
        text = text[:start] + _WORDS.sub(" ", text[start:end]) + text[end:]
    return text


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The spaCy pipeline, made once for each process."""
    nlp = spacy.blank("en")
    nlp.max_length = 200_000
    nlp.tokenizer = Tokenizer(nlp.tokenizer, nlp.vocab)
    nlp.add_pipe("drape_sentences")
    nlp.add_pipe("drape_plain")
    nlp.add_pipe("drape_classifier")
    return nlp
