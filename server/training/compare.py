"""Drape and Presidio's shape recognizers on the same rows: `python -m training.compare synth_dataset_v2.json`.

The rows are Microsoft's presidio-research synthetic set: sentences of everyday business, not posts of a practice, and never trained on.
Needs presidio-analyzer beside Drape.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
import tldextract.tldextract
from drape.document import read
from drape.rules import all_rules
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import SpacyNlpEngine

if TYPE_CHECKING:
    from collections.abc import Callable

SAME = {
    "PERSON": "NAME", "STREET_ADDRESS": "LOCATION", "GPE": "LOCATION", "LOCATION": "LOCATION", "PHONE_NUMBER": "PHONE",
    "EMAIL_ADDRESS": "EMAIL", "US_SSN": "SSN", "CREDIT_CARD": "ACCOUNT", "DATE_TIME": "DATE",
}  # fmt: skip

Found = list[tuple[str, int, int]]


def by_drape(text: str) -> Found:
    """What Drape's rules find, also where nothing makes it a risk."""
    document = read(text, author="patient", surface="facebook_comment")
    return [(rule.label, match.start, match.end) for rule in all_rules().values() for match in rule.find(document)]


def presidio() -> Callable[[str], Found]:
    """Presidio's own recognizers on a blank pipeline, so that nothing is downloaded."""
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    engine = SpacyNlpEngine()
    engine.nlp = {"en": spacy.blank("en")}
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine)

    def found(text: str) -> Found:
        results = analyzer.analyze(text, language="en", score_threshold=0.35)
        return [(SAME[r.entity_type], r.start, r.end) for r in results if r.entity_type in SAME]

    return found


def main() -> None:
    """Print a table: recall and precision of both, by label; a span counts when half of it is found with the same label."""
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    counts = {name: _count(rows, find) for name, find in (("Drape", by_drape), ("Presidio shapes", presidio()))}
    print("| label | spans | " + " | ".join(f"{name} R | {name} P" for name in counts) + " |")
    for label in sorted(set(SAME.values())):
        cells = [f"{c[label, 'hit'] / max(1, c[label, 'gold']):.2f} | {_precision(c, label)}" for c in counts.values()]
        print(f"| {label} | {counts['Drape'][label, 'gold']} | " + " | ".join(cells) + " |")


def _precision(count: Counter[tuple[str, str]], label: str) -> str:
    return f"{count[label, 'true'] / count[label, 'raised']:.2f}" if count[label, "raised"] else "–"


def _count(rows: list[dict[str, object]], find: Callable[[str], Found]) -> Counter[tuple[str, str]]:
    count: Counter[tuple[str, str]] = Counter()
    for row in rows:
        gold = [
            (SAME[s["entity_type"]], s["start_position"], s["end_position"])
            for s in row["spans"]
            if s["entity_type"] in SAME
        ]  # type: ignore[attr-defined]
        found = find(str(row["full_text"]))
        for label, start, end in gold:
            covered = sum(max(0, min(end, e) - max(start, s)) for known, s, e in found if known == label)
            count[label, "gold"] += 1
            count[label, "hit"] += covered * 2 >= end - start
        for label, start, end in found:
            count[label, "raised"] += 1
            count[label, "true"] += any(known == label and s < end and start < e for known, s, e in gold)
    return count


if __name__ == "__main__":
    main()
