"""Presidio's own recognizers, and the names that Drape's reader sees, through an NLP engine of one's own."""

from typing import TYPE_CHECKING

from drape.matching.document import read
from presidio import Blank, analyse_with
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.util import filter_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc


class DrapeNames(Blank):
    """Says which words are persons by Drape's trained reader."""

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The tokens of a text with its names."""
        doc: Doc = self.nlp[language](text)
        opinion = read(text).prediction
        places = [(one.start, one.end) for one in opinion.spans if one.label == "NAME"]
        names = (doc.char_span(*place, "PERSON", alignment_mode="expand") for place in places)
        doc.ents = filter_spans(span for span in names if span is not None)
        return self._doc_to_nlp_artifact(doc, language)


analyse_with(DrapeNames())
