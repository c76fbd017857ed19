"""Drape as one of presidio-analyzer's recognizers, with the real package."""

from __future__ import annotations

import doctest

import pytest
import spacy
from drape.errors import UnknownProfile
from drape.finding import CONDUCT_LABELS, SPAN_LABELS
from drape.integrations import presidio
from drape.integrations.presidio import DrapeRecognizer
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from presidio_anonymizer import AnonymizerEngine

POST = "🎉 We saw you in our office on 3/14, Mrs. Lopez, SSN 536-90-4399!"


def analyzer(recognizer: DrapeRecognizer) -> AnalyzerEngine:
    engine = SpacyNlpEngine()
    engine.nlp = {"en": spacy.blank("en")}  # type: ignore[assignment]
    return AnalyzerEngine(registry=RecognizerRegistry([recognizer]), nlp_engine=engine)


def test_the_example_of_the_documentation_works() -> None:
    tried = doctest.testmod(presidio)
    assert tried.attempted > 5
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (
            None,
            {
                ("DISCLOSURE", POST.removeprefix("🎉 "), 1.0),
                ("PATIENT_CONFIRMATION", "We saw you in our office on 3/14", 1.0),
                ("DATE_TIME", "3/14", 0.85),
                ("PERSON", "Lopez", 0.85),
                ("US_SSN", "536-90-4399", 1.0),
            },
        ),
        (["US_SSN", "PERSON"], {("PERSON", "Lopez", 0.85), ("US_SSN", "536-90-4399", 1.0)}),
        (["EMAIL_ADDRESS"], set()),
    ],
)
def test_findings_are_results_with_presidios_labels(
    wanted: list[str] | None, found: set[tuple[str, str, float]]
) -> None:
    results = analyzer(DrapeRecognizer()).analyze(POST, language="en", entities=wanted)
    assert {(one.entity_type, POST[one.start : one.end], one.score) for one in results} == found


def test_a_result_says_why_and_which_rule() -> None:
    (ssn,) = analyzer(DrapeRecognizer()).analyze(POST, language="en", entities=["US_SSN"], return_decision_process=True)
    assert ssn.recognition_metadata["drape_rule"] == "ssn"
    assert ssn.recognition_metadata["drape_severity"] == "block"
    assert "Social Security" in ssn.analysis_explanation.textual_explanation


@pytest.mark.parametrize(
    ("recognizer", "text", "found"),
    [
        (
            DrapeRecognizer("hipaa-strict"),
            "Her knee surgery on 3/14 went well, Ana Ruiz is home",
            {("PERSON", 0.85), ("DISCLOSURE", 1.0), ("HEALTH", 1.0), ("DATE_TIME", 0.85)},
        ),
        (
            DrapeRecognizer("patient-community"),
            "I had my knee surgery on 3/14, it went well",
            {("SELF_DISCLOSURE", 0.85), ("HEALTH", 0.85), ("DATE_TIME", 0.85)},
        ),
        (
            DrapeRecognizer("review-responses", surface="facebook_review_reply"),
            "Thank you for choosing us for your knee surgery!",
            {("DISCLOSURE", 1.0), ("PATIENT_CONFIRMATION", 1.0), ("HEALTH", 1.0)},
        ),
        (
            DrapeRecognizer("review-responses", surface="facebook_post"),
            "Thank you for choosing us for your knee surgery!",
            {("DISCLOSURE", 1.0), ("PATIENT_CONFIRMATION", 1.0), ("HEALTH", 1.0)},
        ),
    ],
    ids=["a practice", "a patient", "a reply", "a post"],
)
def test_the_profile_and_the_surface_decide(
    recognizer: DrapeRecognizer, text: str, found: set[tuple[str, float]]
) -> None:
    assert {(one.entity_type, one.score) for one in recognizer.analyze(text, [])} == found


def test_of_another_language_only_identifiers_are_results() -> None:
    text = "Doña Carmen Ruiz tiene diabetes, la vimos el martes y su número de seguro social es 536-90-4399"
    results = analyzer(DrapeRecognizer()).analyze(text, language="en")
    assert [(one.entity_type, text[one.start : one.end]) for one in results] == [("US_SSN", "536-90-4399")]


def test_presidio_removes_what_drape_finds() -> None:
    results = analyzer(DrapeRecognizer()).analyze(POST, language="en", entities=["US_SSN", "DATE_TIME"])
    redacted = AnonymizerEngine().anonymize(POST, results).text  # type: ignore[no-untyped-call, arg-type]
    assert redacted == "🎉 We saw you in our office on <DATE_TIME>, Mrs. Lopez, SSN <US_SSN>!"


def test_the_recognizer_knows_every_label_and_refuses_an_unknown_profile() -> None:
    known = set(DrapeRecognizer().supported_entities)
    assert len(known) == len(SPAN_LABELS | CONDUCT_LABELS)
    assert {"PERSON", "DATE_TIME", "US_SSN", "DISCLOSURE"} <= known
    with pytest.raises(UnknownProfile):
        DrapeRecognizer("hipaa-stricter")
