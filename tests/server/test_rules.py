"""Every rule is whole in itself: it is documented, flags what it says it flags, and leaves alone what it allows."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from drape.errors import UnknownRule
from drape.finding import AUTHORS, CONDUCT_LABELS, SPAN_LABELS, WARNINGS
from drape.matching.document import read
from drape.policy.profiles import profile
from drape.rules import Example, Rule, RuleExample, all_rules, rule
from drape.surfaces import SURFACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark import ParameterSet

RULES = tuple(all_rules().values())
ENOUGH = 5


def as_example(example: RuleExample) -> Example:
    return Example("practice", example) if isinstance(example, str) else example


def without_marks(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The plain text and the `(start, end)` of every «span»."""
    text, spans = "", []
    for i, piece in enumerate(marked.replace("»", "«").split("«")):
        if i % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    return text, spans


def matched_words(known: Rule, example: Example, text: str) -> list[str]:
    """The words that a rule matches: of matches that overlap, the surest and longest."""
    document = read(text, author=example.author, surface=example.surface, terms=known.terms)
    kept: list[tuple[int, int]] = []
    for match in sorted(known.find(document), key=lambda m: (-m.confidence, m.start - m.end)):
        if not any(match.start < end and start < match.end for start, end in kept):
            kept.append((match.start, match.end))
    originals = (document.normalized.to_original(*span) for span in sorted(kept))
    return [text[start:end] for start, end in originals]


def flagged() -> Iterator[ParameterSet]:
    for known in RULES:
        for example in map(as_example, known.flags):
            yield pytest.param(known, example, id=f"{known.id} flags in: {example.text[:60]}")


def allowed() -> Iterator[ParameterSet]:
    for known in RULES:
        for example in map(as_example, known.allows):
            yield pytest.param(known, example, id=f"{known.id} allows: {example.text[:60]}")


@pytest.mark.parametrize(("known", "example"), list(flagged()))
def test_a_rule_flags_exactly_the_marked_words(known: Rule, example: Example) -> None:
    text, spans = without_marks(example.text)
    assert spans, "an example marks what must be found"
    assert matched_words(known, example, text) == [text[start:end] for start, end in spans]


@pytest.mark.parametrize(("known", "example"), list(allowed()))
def test_a_rule_leaves_its_look_alikes_alone(known: Rule, example: Example) -> None:
    assert matched_words(known, example, example.text) == []


@pytest.mark.parametrize("known", RULES, ids=lambda known: known.id)
def test_a_rule_is_documented_and_has_examples_of_both_kinds(known: Rule) -> None:
    assert known.label in SPAN_LABELS | CONDUCT_LABELS
    assert known.text.title
    assert known.text.why.endswith(".")
    assert known.text.false_alarms.endswith(".")
    assert known.citations
    assert len(known.flags) >= ENOUGH, f"rules/{known.id}.py needs examples that it flags"
    assert len(known.allows) >= ENOUGH, f"rules/{known.id}.py needs examples that it allows"
    for example in map(as_example, (*known.flags, *known.allows)):
        assert example.author in AUTHORS
        assert example.surface in SURFACES


@pytest.mark.parametrize("known", RULES, ids=lambda known: known.id)
def test_a_rules_docstring_names_its_sources(known: Rule) -> None:
    module = import_module(f"drape.rules.{known.id.replace('-', '_')}")
    said = " ".join((module.__doc__ or "").split())
    assert [citation.ref for citation in known.citations if citation.ref not in said] == []


@pytest.mark.parametrize("known", RULES, ids=lambda known: known.id)
def test_a_reason_is_two_short_sentences_at_most_and_never_shouts(known: Rule) -> None:
    for why in (known.text.why, known.text.patient_message):
        sentences = re.split(r"(?<=[.?!])\s+", why)
        assert len(sentences) <= 2, why
        assert max(len(sentence.split()) for sentence in sentences) <= 30, why
        assert "!" not in why


def test_patients_are_told_gently_and_never_of_the_law() -> None:
    gentle = profile("patient-community")
    for known in RULES:
        if gentle.severities[known.id] in WARNINGS:
            assert not re.search(
                r"\b(?:HIPAA|law|fined?|offence|licen[cs]e to|regulator)\b", known.text.patient_message
            ), known.id


def test_a_message_is_a_short_sentence() -> None:
    for known in RULES:
        assert known.text.message[0].isupper()
        assert len(known.text.message) <= 60
        assert not known.text.message.endswith(".")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRule, match="did you mean 'phone'"):
        rule("phnoe")


def test_word_lists_are_sorted_and_without_repeats() -> None:
    lists = [f for f in (files("drape.matching") / "words").iterdir() if f.name.endswith(".txt")]
    assert lists
    for listed in lists:
        terms = [line for line in listed.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert terms == sorted(set(terms)), listed.name
