"""A text is cut into tokens that lose nothing, and into sentences."""

from __future__ import annotations

import pytest
from drape.matching.document import read


@pytest.mark.parametrize("run", ["😀" * 200, "_" * 150 + "a" * 90 + "-" * 40, "(" * 119, "(" * 120])
def test_a_long_run_without_spaces_is_cut_into_tokens_that_make_the_text_again(run: str) -> None:
    for text in (run, f"Dr. Kim said {run} to us. Then left", f" {run}\n\n {run} "):
        assert read(text).doc.text == text


def test_the_bullet_of_a_line_belongs_to_its_own_sentence() -> None:
    assert read("We are open\n• free parking\n- a lift").starts == (0, 12, 27)


def test_a_hashtag_begins_a_sentence() -> None:
    assert read("Long night. #nurselife #tired").starts == (0, 12)
