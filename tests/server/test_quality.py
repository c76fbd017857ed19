"""The whole of Drape on annotated messages: figures may not fall below what was reached (scripts/evaluate shows them all)."""

from __future__ import annotations

from pathlib import Path

from annotated import read_messages
from reports import redaction_of, report_on
from score import score

CASES = Path(__file__).parents[1] / "cases"
FLOORS = {"risky_messages_warned": 0.95, "identifier_span_recall": 0.94, "span_precision": 0.86}
CEILINGS = {"clean_messages_alarmed": 0.05, "lookalikes_flagged": 0.03, "messages_leaking_after_redact_all": 0.07}


def figures(name: str) -> dict[str, float]:
    messages = read_messages(CASES / name)
    predictions = {}
    for m in messages:
        report = report_on(m.text, m.author, m.surface)
        assert report.complete
        found = [{"label": f.label, "severity": f.severity, "start": f.start, "end": f.end} for f in report.findings]
        predictions[m.id] = {"findings": found, "redacted": redaction_of(report).text}
    table, _ = score(messages, predictions)
    return {key: row["value"] for key, row in table.items() if isinstance(row, dict) and "value" in row}


def test_the_figures_on_the_development_messages_do_not_fall() -> None:
    reached = figures("dev.txt")
    assert {key: reached[key] for key in FLOORS if reached[key] < FLOORS[key]} == {}
    assert {key: reached[key] for key in CEILINGS if reached[key] > CEILINGS[key]} == {}


def test_few_clean_posts_are_false_positives() -> None:
    assert figures("clean.txt")["clean_messages_alarmed"] <= 0.02
