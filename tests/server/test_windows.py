"""A message means the same in a newsletter as by itself, and with line breaks as on one line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from annotated import Message, read_messages
from changes import HERE, JOINS, in_newsletter, newsletters
from drape.check import check
from drape.matching.document import read
from drape.model.windows import MAX_WHOLE, split_windows, zoomed_windows
from drape.policy.profiles import usual_profile
from reports import has_warning, report_on

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parents[1] / "cases"
AUTHORS = ("practice", "clinician", "staff")


def is_warned_of(text: str, author: str, surface: str) -> bool:
    report = report_on(text, author, surface)
    assert report.complete
    return has_warning(report)


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS)
@pytest.mark.parametrize("letter", newsletters())
def test_a_newsletter_is_silent_by_itself(letter: list[str], join: str) -> None:
    text = join.join(part for part in letter if part != HERE)
    assert 400 <= len(text) <= 3000
    assert [author for author in AUTHORS if is_warned_of(text, author, "facebook_post")] == []


def inside_newsletter(messages: list[Message], join: str) -> Iterator[tuple[Message, bool]]:
    """Each message, and whether it is warned of inside a newsletter."""
    for at, message in enumerate(messages):
        yield message, is_warned_of(in_newsletter(at, message.text, join), message.author, message.surface)


@pytest.fixture(scope="module")
def alone() -> dict[bool, list[Message]]:
    """The messages that are warned of by themselves, and the clean ones that are not."""
    messages = [m for name in ("clean.txt", "dev.txt") for m in read_messages(CASES / name)]
    warned = {m.id: is_warned_of(m.text, m.author, m.surface) for m in messages}
    return {True: [m for m in messages if warned[m.id]], False: [m for m in messages if m.clean and not warned[m.id]]}


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS)
def test_a_harmless_message_stays_harmless_inside_a_newsletter(join: str, alone: dict[bool, list[Message]]) -> None:
    silent = alone[False]
    false_positives = [message.id for message, warned in inside_newsletter(silent, join) if warned]
    assert len(silent) >= 280
    assert len(false_positives) <= 0.01 * len(silent), false_positives


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS)
def test_a_risky_message_is_warned_of_inside_a_newsletter(join: str, alone: dict[bool, list[Message]]) -> None:
    risky = alone[True]
    silent = [message.id for message, warned in inside_newsletter(risky, join) if not warned]
    assert len(risky) >= 110
    assert len(silent) <= (0.025 * len(risky) if join == " " else 0), silent


@pytest.mark.parametrize("text", [" ", "\n", "\u200b", " \n\n ", "\u00ad" * 500, "\n\n" * 300, "…", "\u200b ‍ "])
def test_a_text_without_words_has_no_findings(text: str) -> None:
    assert check(text, usual_profile(None)).findings == ()
    assert set(read(text).prediction.scores.values()) <= {0.0} or text == "…"


PARAGRAPH = "The lift works again. " * 21 + "It is the one by the door.\n\n"


@pytest.mark.parametrize("length", range(470, 492, 3))
def test_a_harmless_paragraph_that_ends_with_a_window_has_no_findings(length: int) -> None:
    text = (PARAGRAPH[: length - 3] + ".\n\n") + PARAGRAPH
    assert check(text, usual_profile(None)).findings == ()


def test_a_window_of_a_long_line_is_zoomed_into_within_its_line() -> None:
    sentences = [(at * 100, at * 100 + 100) for at in range(8)]
    text = ("x" * 98 + ". ") * 8
    cut = split_windows(text, sentences)
    assert len(text) > MAX_WHOLE
    assert [(one.start, one.end) for one in cut] == sentences
    assert list(zoomed_windows(cut[0], cut, sentences)) == [(0, 100), (0, 200)]
    assert list(zoomed_windows(cut[1], cut, sentences)) == [(0, 200), (100, 200), (100, 300)]


def test_a_window_of_many_short_sentences_is_zoomed_into_in_few_parts() -> None:
    sentences = [(at * 4, at * 4 + 4) for at in range(150)]
    cut = split_windows("ab. " * 150, sentences)
    assert cut[0] == (0, 60, True)
    assert list(zoomed_windows(cut[0], cut, sentences)) == [(0, 32), (0, 60), (32, 60), (32, 92)]


@pytest.mark.parametrize("run", ["abc.defg.hij." * 40, "https://www.harbor.example/a.b.c/" + "d.e" * 40])
def test_a_long_run_without_spaces_has_no_sentences_within(run: str) -> None:
    starts = read(f"Hello. {run} We are open.").starts
    assert starts == ((0, 7, 7 + len(run)) if run.endswith(".") else (0, 7))


class CountedSpans(list[tuple[int, int]]):
    """Spans that count how often they are read."""

    reads = 0

    def __getitem__(self, at: int) -> tuple[int, int]:  # type: ignore[override]
        self.reads += 1
        return super().__getitem__(at)


def test_zooming_into_a_window_costs_no_more_in_a_longer_line() -> None:
    reads = []
    for count in (40, 4000):
        sentences = CountedSpans((at * 100, at * 100 + 100) for at in range(count))
        cut = split_windows(("x" * 98 + ". ") * count, sentences)
        sentences.reads = 0
        assert len(list(zoomed_windows(cut[count // 2], cut, sentences))) == 3
        reads.append(sentences.reads)
    assert reads[1] < reads[0] + 40  # the search for the window takes a few steps more
