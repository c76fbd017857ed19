"""Patterns find what `re` would, in texts of any length, and never hang."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import pcre2
import pytest
from drape.conditions import words
from drape.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

DEEP = r"\b(?:\d ){3,}"
"""Over a long run of digits it has more to go back to than compiled code has room for."""


@pytest.mark.parametrize(
    ("shape", "text", "found"),
    [
        (r"\bNAÏVE\b", "🎉 a naïve naïveté", ["naïve"]),
        (r"(?<!\w)\d{2}(?!\w)", "a12 34 567 ８９ x", ["34", "８９"]),
        (r"(?P<s>[-.])\d(?P=s)", "1-2-3.4.", ["-2-", ".4."]),
        (r"(?:(?-i:Sin)|ssn) \d", "sin 1 Sin 2 SSN 3", ["Sin 2", "SSN 3"]),
        (words("roles"), "the Front Desk of Dr. Lee", ["Front", "Desk"]),
    ],
)
def test_matches_are_those_of_re(shape: str, text: str, found: list[str]) -> None:
    assert [match[0] for match in Pattern(shape).finditer(text)] == found
    assert [match.span() for match in Pattern(shape).finditer(text)] == [
        match.span() for match in re.finditer(shape, text, re.IGNORECASE)
    ]


def test_case_counts_when_it_is_asked_for() -> None:
    assert [match[0] for match in Pattern("[A-Z]{2}", case=True).finditer("ab CD")] == ["CD"]


def test_what_is_too_deep_for_compiled_code_is_found_all_the_same_and_once() -> None:
    text = f"1 2 3 x 4 5 6 y {'7 ' * 30_000}z 8 9 1 "
    assert [match.span() for match in Pattern(DEEP).finditer(text)] == [(0, 6), (8, 14), (16, 60_016), (60_018, 60_024)]
    searched = Pattern(DEEP).search("7 " * 30_000)
    assert searched is not None
    assert searched.span() == (0, 60_000)


def test_a_match_is_given_before_the_next_is_looked_for() -> None:
    first = islice(Pattern(r"1|(?:a+)+$").finditer(f"1 {'a' * 60}b"), 1)
    assert [match[0] for match in first] == ["1"]


@pytest.mark.parametrize("ask", [lambda p, text: list(p.finditer(text)), lambda p, text: p.search(text)])
def test_a_runaway_pattern_is_an_error(ask: Callable[[Pattern, str], object]) -> None:
    with pytest.raises(pcre2.LibraryError, match="match limit"):
        ask(Pattern(r"(?:a+)+$"), f"{'a' * 60}b")
