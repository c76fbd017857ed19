"""A check answers although a rule or the classifier breaks, names what failed, and logs nothing of the text."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from drape.check import check, engine
from drape.matching.matchers import Match, pattern
from drape.rules import all_rules
from posts import APPOINTMENT
from reports import STRICT, fixable_quotes_of, quotes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest
    from drape.matching.document import Document


def replace_rule(monkeypatch: pytest.MonkeyPatch, name: str, find: Callable[[Document], Iterable[Match]]) -> None:
    """Let one rule look for matches by `find`."""
    rules = {**all_rules(), name: replace(all_rules()[name], find=find)}
    monkeypatch.setattr(engine, "all_rules", lambda: rules)


def test_a_rule_that_raises_is_named_and_the_others_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def raises(document: Document) -> list[Match]:
        raise ValueError(f"secret words: {document}")

    replace_rule(monkeypatch, "phone", raises)
    with caplog.at_level(logging.DEBUG):
        report = check(APPOINTMENT, STRICT)
    assert report.failed == ("phone",)
    assert not report.complete
    assert [rule for rule, _ in fixable_quotes_of(report)] == ["patient-confirmation", "date", "insurance-id"]
    assert "secret" not in caplog.text
    assert "office" not in caplog.text
    assert "rule phone failed: ValueError" in caplog.text


def test_when_the_classifier_raises_numbers_of_a_certain_shape_are_still_found_and_the_check_is_incomplete(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def raises(text: str, *_: object) -> None:
        raise RuntimeError(text)

    for module in ("pipeline", "document"):
        monkeypatch.setattr(f"drape.matching.{module}.predict", raises)
    report = check("My SSN is 536-90-4399, says Marzipan", STRICT)
    assert quotes_of(report) == [("ssn", "536-90-4399")]
    assert {"person-name", "named-disclosure", "health", "patient-confirmation"} <= set(report.failed)
    assert not report.complete
    assert "Marzipan" not in caplog.text
    assert "the classifier failed: RuntimeError" in caplog.text


def test_a_rule_that_finds_no_end_fails_and_the_others_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: Document) -> Iterator[Match]:
        while True:
            yield Match(0, 3)

    replace_rule(monkeypatch, "email", endless)
    monkeypatch.setattr(engine, "_RULE_DEADLINE_S", 0.3)
    report = check("SSN 536-90-4399", STRICT)
    assert report.failed == ("email",)
    assert ("ssn", "536-90-4399") in quotes_of(report)


def test_a_runaway_pattern_fails_instead_of_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    replace_rule(monkeypatch, "email", pattern(r"(?:a+)+$"))
    report = check(f"SSN 536-90-4399 {'a' * 60}b", STRICT)
    assert report.failed == ("email",)
    assert ("ssn", "536-90-4399") in quotes_of(report)
