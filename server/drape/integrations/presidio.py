"""Drape's findings for programs that use presidio-analyzer. Needs the extra `presidio`; nothing else imports this.

A program that imports onnxruntime itself must import `drape` first, which turns onnxruntime's telemetry off.

Presidio needs an NLP engine; one without a model is enough, because Drape reads the text itself:

>>> import spacy
>>> from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
>>> from presidio_analyzer.nlp_engine import SpacyNlpEngine
>>> engine = SpacyNlpEngine()
>>> engine.nlp = {"en": spacy.blank("en")}
>>> reads = DrapeRecognizer("review-responses", surface="facebook_review_reply")
>>> analyzer = AnalyzerEngine(registry=RecognizerRegistry([reads]), nlp_engine=engine)
>>> reply = "Sorry that you missed two appointments, Rita. My cell is 202-555-0143."
>>> [(found.entity_type, reply[found.start : found.end]) for found in analyzer.analyze(reply, language="en")]
[('PATIENT_CONFIRMATION', 'you missed two appointments'), ('PERSON', 'Rita'), ('PHONE_NUMBER', '202-555-0143')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer import AnalysisExplanation, LocalRecognizer, RecognizerResult

from drape.check import check
from drape.finding import CONDUCT_LABELS, SPAN_LABELS, Severity
from drape.policy.profiles import profile as named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from drape.finding import Finding

_PRESIDIO = {
    "NAME": "PERSON",
    "DATE": "DATE_TIME",
    "PHONE": "PHONE_NUMBER",
    "EMAIL": "EMAIL_ADDRESS",
    "IP": "IP_ADDRESS",
    "SSN": "US_SSN",
}
"""Presidio's entities for labels; the other labels keep their names."""

_SCORES = {Severity.BLOCK: 1.0, Severity.WARN: 0.85, Severity.NOTE: 0.5}
"""Presidio's score for a severity, 0 to 1: how much it matters under the profile, not how likely it is."""


_NAME = "DrapeRecognizer"


def entity(label: str) -> str:
    """Presidio's entity for a label."""
    return _PRESIDIO.get(label, label)


class DrapeRecognizer(LocalRecognizer):
    """Find what Drape finds under one profile, for one surface and author; raises UnknownProfile.

    Offsets count code points, as Presidio's do. A finding on the whole message has no span and is left out. In text
    that is not English only numbers, dates and addresses are found, whatever language Presidio was told.
    """

    def __init__(
        self, profile: str = "hipaa-strict", *, surface: str = "facebook_post", author: str | None = None
    ) -> None:
        self._policy = named(profile)
        self._surface, self._author = surface, author
        entities = sorted(map(entity, SPAN_LABELS | CONDUCT_LABELS))
        super().__init__(supported_entities=entities, supported_language="en", name=_NAME)

    def load(self) -> None:
        """Load the model, so that the first text does not wait for it."""
        check("warm up", self._policy, redacts=False)

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """The findings that have a span, of the given entities or of all."""
        del nlp_artifacts  # Drape reads the text itself
        report = check(text, self._policy, surface=self._surface, author=self._author, redacts=False)
        wanted = (found for found in report.findings if not entities or entity(found.label) in entities)
        return [
            _result(found, found.start, found.end)
            for found in wanted
            if found.start is not None and found.end is not None
        ]


def _result(found: Finding, start: int, end: int) -> RecognizerResult:
    score = _SCORES[found.severity]
    why = AnalysisExplanation(recognizer=_NAME, original_score=score, textual_explanation=found.why)
    about = {"recognizer_name": _NAME, "drape_rule": found.rule, "drape_severity": found.severity.value}
    return RecognizerResult(entity(found.label), start, end, score, why, about)
