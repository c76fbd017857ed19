"""A check reads any text whole, however odd or long it is."""

from __future__ import annotations

import pytest
from drape.check import check
from hypothesis import given
from hypothesis import strategies as st
from reports import STRICT, edited, quotes_of, redaction_of

PIECES = (
    *"aM 0123-/.@,!\n\r'’", "😀", "👩‍👧", "🇺🇸", "é", "\u200b", "\ud800", "３", "five ", "my cell ", "Hi Maria ",
    "1EG4-TE5-MK73 ", "202-555-0143 ", "on 3/14 ", "We saw you ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(TEXTS)
def test_any_text_is_read_and_its_edits_make_the_redacted_text(text: str) -> None:
    report = check(text, STRICT)
    assert report.failed == ()
    for found in report.findings:
        assert found.quote == text[found.start : found.end]
    redaction = redaction_of(report)
    assert edited(text, redaction.edits) == redaction.text


LONG_RUNS = ["#", "😀", "_", "(", "’", "1", "a\n", "12 Elm St, ", "we saw you ", "::1:", "1 ", "one ", "a."]
"""Each once took time in the square of its length, more than a minute at the limit; the last three filled PCRE2's stack."""


@pytest.mark.parametrize("piece", LONG_RUNS)
def test_the_longest_text_of_one_repeated_piece_is_read(piece: str) -> None:
    text = piece * (65_536 // (2 * len(piece))) + " SSN 536-90-4399"
    report = check(text, STRICT)
    assert report.complete
    assert ("ssn", "536-90-4399") in quotes_of(report)
