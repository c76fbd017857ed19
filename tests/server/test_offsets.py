"""Offsets in code points and in UTF-16 units point to the same characters, whatever people type."""

from __future__ import annotations

import json

import pytest
from drape.errors import BadRange
from drape.text.offsets import is_whole, offsets, utf16_length
from hypothesis import given
from hypothesis import strategies as st

PIECES = [
    "a",
    "é",
    "e\u0301",
    "\r\n",
    "\n",
    "😀",
    "👩‍👩‍👧‍👦",
    "🇺🇸",
    "❤️",
    "👍🏽",
    "\u200b",
    "中",
    "אב",
    "\ud83d",
    "\ude00",
    "\x00",
]


def joined(text: str) -> str:
    """A text with one code point for every surrogate pair, as JSON makes it."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=30).map("".join).map(joined)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


@given(TEXTS, st.data())
def test_a_span_holds_the_same_characters_in_both_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    count = offsets(text)
    units = utf16(text)[2 * count.to_utf16(start) : 2 * count.to_utf16(end)]
    assert units == utf16(text[start:end])


@given(TEXTS)
def test_converting_an_offset_there_and_back_changes_nothing(text: str) -> None:
    count = offsets(text)
    assert [count.from_utf16(count.to_utf16(i)) for i in range(len(text) + 1)] == list(range(len(text) + 1))
    assert count.to_utf16(len(text)) == utf16_length(text) == len(utf16(text)) // 2


@pytest.mark.parametrize(("text", "unit"), [("😀", 1), ("a😀b", 2), ("abc", 4), ("", 1), ("😀", 3)])
def test_an_offset_inside_a_surrogate_pair_or_outside_the_text_is_refused(text: str, unit: int) -> None:
    with pytest.raises(BadRange):
        offsets(text).from_utf16(unit)


@given(
    st.recursive(
        TEXTS | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=5
    )
)
def test_a_value_is_whole_when_it_can_be_written_as_utf8(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
        written = True
    except UnicodeEncodeError:
        written = False
    assert is_whole(value) is written
