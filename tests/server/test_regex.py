"""Patterns match as those of `re` do, in texts of any length, and never hang."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import pcre2
import pytest
from drape.matching.conditions import word_list_pattern
from drape.regex import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

DEEP = r"\b(?:\d ){3,}"
"""Over a long run of digits it backtracks further than compiled code has stack for."""


@pytest.mark.parametrize(
    ("regex", "text", "found"),
    [
        (r"\bNAÏVE\b", "🎉 a naïve naïveté", ["naïve"]),
        (r"(?<!\w)\d{2}(?!\w)", "a12 34 567 ８９ x", ["34", "８９"]),
        (r"(?P<s>[-.])\d(?P=s)", "1-2-3.4.", ["-2-", ".4."]),
        (r"(?:(?-i:Sin)|ssn) \d", "sin 1 Sin 2 SSN 3", ["Sin 2", "SSN 3"]),
        (word_list_pattern("roles"), "the Front Desk of Dr. Lee", ["Front", "Desk"]),
    ],
)
def test_matches_are_those_of_re(regex: str, text: str, found: list[str]) -> None:
    assert [match[0] for match in Pattern(regex).finditer(text)] == found
    assert [match.span() for match in Pattern(regex).finditer(text)] == [
        match.span() for match in re.finditer(regex, text, re.IGNORECASE)
    ]


def test_case_matters_when_a_pattern_asks_for_it() -> None:
    assert [match[0] for match in Pattern("[A-Z]{2}", case=True).finditer("ab CD")] == ["CD"]


def test_a_match_too_deep_for_compiled_code_is_still_found_once() -> None:
    text = f"1 2 3 x 4 5 6 y {'7 ' * 30_000}z 8 9 1 "
    assert [match.span() for match in Pattern(DEEP).finditer(text)] == [(0, 6), (8, 14), (16, 60_016), (60_018, 60_024)]
    searched = Pattern(DEEP).search("7 " * 30_000)
    assert searched is not None
    assert searched.span() == (0, 60_000)


def test_a_match_is_yielded_before_the_next_is_searched_for() -> None:
    first = islice(Pattern(r"1|(?:a+)+$").finditer(f"1 {'a' * 60}b"), 1)
    assert [match[0] for match in first] == ["1"]


@pytest.mark.parametrize("search", [lambda p, text: list(p.finditer(text)), lambda p, text: p.search(text)])
def test_a_runaway_pattern_is_an_error(search: Callable[[Pattern, str], object]) -> None:
    with pytest.raises(pcre2.LibraryError, match="match limit"):
        search(Pattern(r"(?:a+)+$"), f"{'a' * 60}b")
