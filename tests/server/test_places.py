"""Stretches touch, lie within each other, and are mentioned again."""

from __future__ import annotations

import re

import pytest
from drape.places import lowered, mentions, touches, within
from hypothesis import example, given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("place", "expected"),
    [((0, 2), False), ((1, 3), True), ((4, 5), True), ((5, 7), False), ((9, 12), True), ((12, 13), False)],
)
def test_a_stretch_touches_those_that_share_a_character(place: tuple[int, int], *, expected: bool) -> None:
    assert touches([(2, 5), (7, 12)], place) is expected


@pytest.mark.parametrize(
    ("place", "expected"), [((2, 5), True), ((3, 9), True), ((3, 13), False), ((1, 3), False), ((13, 14), False)]
)
def test_a_stretch_lies_within_another(place: tuple[int, int], *, expected: bool) -> None:
    assert within([(2, 12), (3, 5)])(place) is expected


PHRASES = st.lists(
    st.text("ab (1)-", min_size=1, max_size=6).filter(lambda phrase: re.search(r"\w", phrase)), max_size=5
)


@given(st.text("ab (1)-", max_size=40), PHRASES)
@example("b a", ["a", "a b"])
def test_mentions_are_what_a_search_for_each_phrase_finds(text: str, phrases: list[str]) -> None:
    found = {place for _, place in mentions(text, set(phrases))}
    wanted = set()
    for phrase in phrases:
        for start in range(len(text)):
            shape = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
            if match := shape.match(text, start):
                wanted.add(match.span())
    assert found == wanted


def test_small_letters_are_as_many() -> None:
    assert lowered("İSTANBUL Straße") == "İstanbul straße"
