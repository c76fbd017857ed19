"""The reader tells a patient from a dentist, and says the same of a sentence wherever it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from drape.document import Document, read
from drape.network import tokenizer
from drape.pieces import cut
from drape.rules import rule
from drape.tags import CONDUCT
from drape.windows import WHOLE, windows
from hypothesis import given
from hypothesis import strategies as st

FILLER = "Our new parking spaces are ready and the lift works again. "


def sentences(document: Document) -> list[tuple[int, int]]:
    return list(pairwise((*document.starts, len(document.text))))


def labelled(text: str, rule_id: str, author: str, surface: str) -> list[str]:
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
    assert sorted(set(labelled(text, "person-name", author=author, surface=surface))) == names


TOLD = "We treated Mrs. Lopez for sepsis in room 4 last night."


@pytest.mark.parametrize(("before", "after"), [(0, 0), (1, 0), (0, 2), (3, 3), (12, 20), (30, 31)])
def test_a_breach_stays_one_wherever_it_stands_between_good_news(before: int, after: int) -> None:
    text = f"{FILLER * before}\n{TOLD}\n{FILLER * after}".strip()
    opinion = read(text).opinion
    start, end = opinion.evidence["DISCLOSURE"]
    assert "DISCLOSURE" in opinion.issues
    assert text[start:end].strip() == TOLD
    assert {(text[s.start : s.end], s.label) for s in opinion.spans} >= {("sepsis", "HEALTH"), ("room 4", "LOCATION")}


@pytest.mark.parametrize("beside", ["Hi Dana!", "Good morning!", "😊", "✓", "Ha!", "Thank you for your kind words!"])
def test_no_greeting_no_thanks_and_no_symbol_is_what_a_warning_points_at(beside: str) -> None:
    for text in (f"{beside} {TOLD}", f"{TOLD} {beside}"):
        evidence = {text[slice(*place)].strip() for place in read(text).opinion.evidence.values()}
        assert evidence == {TOLD}


def test_what_is_said_of_a_paragraph_does_not_depend_on_those_around_it() -> None:
    lines = [FILLER * 4, TOLD, "my SSN is 536-90-4399", FILLER * 5]
    found = []
    for order in (lines, lines[::-1], [FILLER, *lines, FILLER]):
        text = "\n\n".join(order) + "\n\n" + FILLER * 3
        found.append({(text[s.start : s.end], s.label, round(s.score, 4)) for s in read(text).opinion.spans})
    assert len(found[0]) >= 3
    assert found[0] == found[1] == found[2]


def test_a_keystroke_changes_only_windows_of_its_own_line() -> None:
    lines = [FILLER * 3] * 6

    def windows_of(text: str) -> set[str]:
        return {text[window.start : window.end] for window in windows(text, sentences(read(text)))}

    before = windows_of("\n".join(lines))
    after = windows_of("\n".join([*lines[:3], FILLER * 2 + "x" + FILLER, *lines[4:]]))
    assert 1 <= len(after - before) <= 2


@given(st.lists(st.sampled_from(["A word. ", "\n", "word " * 150, "😀!", "no end "]), max_size=40).map("".join))
def test_windows_cover_a_text_once_and_none_is_too_long(text: str) -> None:
    document = read(text)
    cuts = windows(text, sentences(document))
    assert "".join(text[window.start : window.end] for window in cuts) == text
    assert all(window.end - window.start <= WHOLE for window in cuts)


def test_an_empty_text_has_no_issue() -> None:
    opinion = read("").opinion
    assert opinion.spans == ()
    assert opinion.issues == frozenset()
    assert set(opinion.scores) == set(CONDUCT)


def test_no_piece_of_a_window_is_left_out() -> None:
    text = "中" * WHOLE
    assert cut(tokenizer(), text, "clinician", "facebook_review_reply").places[-1] == (WHOLE - 1, WHOLE)
