"""What both ways to run presidio-analyzer share: nothing is downloaded, and entities get Drape's labels."""

from __future__ import annotations

import spacy
import tldextract.tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine
from reading import Finding, read, warning

LABELS = {
    "PERSON": "NAME", "LOCATION": "LOCATION", "PHONE_NUMBER": "PHONE", "EMAIL_ADDRESS": "EMAIL", "US_SSN": "SSN",
    "UK_NHS": "MRN", "IP_ADDRESS": "IP", "URL": "URL", "DATE_TIME": "DATE", "CREDIT_CARD": "ACCOUNT", "IBAN_CODE": "ACCOUNT",
    "US_BANK_NUMBER": "ACCOUNT", "US_DRIVER_LICENSE": "LICENSE", "US_PASSPORT": "LICENSE", "MEDICAL_LICENSE": "LICENSE",
}  # fmt: skip


class Blank(SpacyNlpEngine):
    """spaCy's tokenizer without a model."""

    def __init__(self) -> None:
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}


def analyse_with(engine: SpacyNlpEngine) -> None:
    """Read the messages with Presidio's own recognizers for English and the names that `engine` sees."""
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine)

    def find(message: dict[str, str]) -> tuple[list[Finding], str | None]:
        results = analyzer.analyze(message["text"], language="en", score_threshold=0.35)
        return [warning(LABELS.get(one.entity_type, "OTHER_ID"), one.start, one.end) for one in results], None

    read(find)
