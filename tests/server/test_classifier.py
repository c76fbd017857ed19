"""The classifier tells a patient from a dentist, and predicts the same for a sentence wherever it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drape.matching.document import Document, read
from drape.model.decode import CONDUCT_CLASSES
from drape.model.inference import tokenizer
from drape.model.subwords import encode
from drape.model.windows import MAX_WHOLE, split_windows
from drape.rules import rule
from hypothesis import given
from hypothesis import strategies as st

FILLER = "Our new parking spaces are ready and the lift works again. "


def sentence_spans(document: Document) -> list[tuple[int, int]]:
    return list(pairwise((*document.starts, len(document.text))))


def matched_words(text: str, rule_id: str, author: str, surface: str) -> list[str]:
    return [text[m.start : m.end] for m in rule(rule_id).find(read(text, author=author, surface=surface))]


@pytest.mark.parametrize(
    ("text", "author", "surface", "names"),
    [
        ("Thank you Mrs. Patel, your root canal went well on Tuesday!", "practice", "facebook_review_reply", ["Patel"]),
        ("Thank you Dr. Patel for the talk at the library!", "practice", "facebook_post", []),
        ("my son Kwabena has asthma and nobody called back", "patient", "facebook_comment", ["Kwabena"]),
        ("Parkinson's support group meets on Monday", "practice", "facebook_post", []),
    ],
)
def test_a_patient_is_told_from_a_dentist(text: str, author: str, surface: str, names: list[str]) -> None:
    assert sorted(set(matched_words(text, "person-name", author=author, surface=surface))) == names


DISCLOSURE = "We treated Mrs. Lopez for sepsis in room 4 last night."


@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0), (0, 2), (3, 3), (12, 20), (30, 31)])
def test_a_disclosure_is_found_wherever_it_stands_between_harmless_sentences(before: int, after: int) -> None:
    text = f"{FILLER * before}\n{DISCLOSURE}\n{FILLER * after}".strip()
    prediction = read(text).prediction
    start, end = prediction.evidence["DISCLOSURE"]
    assert "DISCLOSURE" in prediction.issues
    assert text[start:end].strip() == DISCLOSURE
    assert {(text[s.start : s.end], s.label) for s in prediction.spans} >= {
        ("sepsis", "HEALTH"),
        ("room 4", "LOCATION"),
    }


@pytest.mark.parametrize("beside", ["Hi Dana!", "Good morning!", "😊", "✓", "Ha!", "Thank you for your kind words!"])
def test_greetings_thanks_and_symbols_are_not_the_evidence_of_a_disclosure(beside: str) -> None:
    for text in (f"{beside} {DISCLOSURE}", f"{DISCLOSURE} {beside}"):
        evidence = {text[slice(*span)].strip() for span in read(text).prediction.evidence.values()}
        assert evidence == {DISCLOSURE}


def test_the_spans_of_a_paragraph_do_not_depend_on_those_around_it() -> None:
    lines = [FILLER * 4, DISCLOSURE, "my SSN is 536-90-4399", FILLER * 5]
    found = []
    for order in (lines, lines[::-1], [FILLER, *lines, FILLER]):
        text = "\n\n".join(order) + "\n\n" + FILLER * 3
        found.append({(text[s.start : s.end], s.label, round(s.score, 4)) for s in read(text).prediction.spans})
    assert len(found[0]) >= 3
    assert found[0] == found[1] == found[2]


def test_a_keystroke_changes_only_windows_of_its_own_line() -> None:
    lines = [FILLER * 3] * 6

    def windows_of(text: str) -> set[str]:
        return {text[window.start : window.end] for window in split_windows(text, sentence_spans(read(text)))}

    before = windows_of("\n".join(lines))
    after = windows_of("\n".join([*lines[:3], FILLER * 2 + "x" + FILLER, *lines[4:]]))
    assert 1 <= len(after - before) <= 2


@given(st.lists(st.sampled_from(["A word. ", "\n", "word " * 150, "😀!", "no end "]), max_size=40).map("".join))
def test_windows_cover_a_text_once_and_none_is_too_long(text: str) -> None:
    document = read(text)
    windows = split_windows(text, sentence_spans(document))
    assert "".join(text[window.start : window.end] for window in windows) == text
    assert all(window.end - window.start <= MAX_WHOLE for window in windows)


def test_an_empty_text_has_no_spans_and_no_conduct() -> None:
    prediction = read("").prediction
    assert prediction.spans == ()
    assert prediction.issues == frozenset()
    assert set(prediction.scores) == set(CONDUCT_CLASSES)


def test_no_token_of_the_longest_window_is_left_out() -> None:
    text = "中" * MAX_WHOLE
    assert encode(tokenizer(), text, "clinician", "facebook_review_reply").spans[-1] == (MAX_WHOLE - 1, MAX_WHOLE)
