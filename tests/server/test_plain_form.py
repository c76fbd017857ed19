"""The plain form turns hidden numbers into digits, and its offsets map back to the original text."""

from __future__ import annotations

import pytest
from drape.text.normalize import normalize
from drape.text.plain_form import plain_form
from hypothesis import given
from hypothesis import strategies as st

FORMS = [
    ("nothing to do", "Call 202-555-0143", "Call 202-555-0143"),
    ("digit words", "ring five five five oh one two three ok", "ring 5550123 ok"),
    ("double and triple", "oh double seven triple zero one two", "07700012"),
    ("words among digits", "404, five five five, 0138", "4045550138"),
    ("counting words in a sentence", "one or two of us", "one or two of us"),
    ("spaced digits", "4 0 4 5 5 5 0 1 7 3!", "4045550173!"),
    ("wide digits and dashes", "２０２–555—0143", "202-555-0143"),
    ("zero-width characters", "202\u200b555\u200d0143", "2025550143"),
    ("numbers against Chinese", "手机13800138000,身份证号1101X号", "手机 13800138000,身份证号 1101X 号"),
    ("numbers against Korean", "전화010-1234-5678로", "전화 010-1234-5678 로"),
    ("odd spaces and quotes", "a\u00a0b\u202fc “d” ‘e’", "a b c \"d\" 'e'"),
]


@pytest.mark.parametrize(("what", "text", "expected"), FORMS)
def test_numbers_are_written_in_plain_digits(what: str, text: str, expected: str) -> None:
    assert plain_form(normalize(text)).text == expected, what


def test_a_number_between_letters_without_spaces_maps_back_to_itself() -> None:
    text = "手机13800138000号"
    plain = plain_form(normalize(text))
    start = plain.text.index("1")
    assert text[slice(*plain.to_original(start, start + 11))] == "13800138000"


def test_a_plain_span_maps_back_to_the_words_typed() -> None:
    text = "😀 ring five five five oh one two three, ok"
    plain = plain_form(normalize(text))
    start = plain.text.index("5550123")
    begin, end = plain.to_original(start, start + 7)
    assert text[begin:end] == "five five five oh one two three"


@given(
    st.lists(
        st.sampled_from([*"ab 12-\n", "five ", "oh ", "😀", "\u200b", "–", "é", "３", "double "]), max_size=40
    ).map("".join)
)
def test_offsets_are_in_order_and_inside_the_text(text: str) -> None:
    plain = plain_form(normalize(text))
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))
