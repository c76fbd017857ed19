"""Spans overlap, lie within each other, and phrases are found again."""

from __future__ import annotations

import re

import pytest
from drape.spans import covered_by, find_phrases, lowercase_in_place, overlaps
from hypothesis import example, given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 2), False), ((1, 3), True), ((4, 5), True), ((5, 7), False), ((9, 12), True), ((12, 13), False)],
)
def test_spans_overlap_when_they_share_a_character(span: tuple[int, int], *, expected: bool) -> None:
    assert overlaps([(2, 5), (7, 12)], span) is expected


@pytest.mark.parametrize(
    ("span", "expected"), [((2, 5), True), ((3, 9), True), ((3, 13), False), ((1, 3), False), ((13, 14), False)]
)
def test_a_span_is_covered_by_those_around_it(span: tuple[int, int], *, expected: bool) -> None:
    assert covered_by([(2, 12), (3, 5)])(span) is expected


PHRASES = st.lists(
    st.text("ab (1)-", min_size=1, max_size=6).filter(lambda phrase: re.search(r"\w", phrase)), max_size=5
)


@given(st.text("ab (1)-", max_size=40), PHRASES)
@example("b a", ["a", "a b"])
def test_phrases_are_found_as_a_search_for_each_finds_them(text: str, phrases: list[str]) -> None:
    found = {span for _, span in find_phrases(text, set(phrases))}
    expected = set()
    for phrase in phrases:
        for start in range(len(text)):
            shape = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
            if match := shape.match(text, start):
                expected.add(match.span())
    assert found == expected


def test_lowercase_letters_are_as_many() -> None:
    assert lowercase_in_place("İSTANBUL Straße") == "İstanbul straße"
