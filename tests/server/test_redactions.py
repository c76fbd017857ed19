"""A redacted text is safe, reads as if somebody had written it so, and says nothing that the original did not."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from annotated import Message, read_messages
from drape.check import check
from drape.check.redaction_marks import redaction_marks
from drape.finding import AUTHORS, SPAN_LABELS, Redaction
from drape.policy.profiles import usual_profile
from drape.redaction.reply_templates import wordings
from drape.redaction.tidy import is_fragment, points_back, without_joint
from drape.surfaces import SURFACES
from hypothesis import given
from hypothesis import strategies as st
from reports import edited, has_warning, redaction_of, report_on

CASES = Path(__file__).parents[1] / "cases"
LINES = [
    line for line in (CASES / "redactions.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
]
PAIRS = [
    (*before.split(" | ", 1), after.removeprefix("=> ")) for before, after in zip(LINES[::2], LINES[1::2], strict=True)
]
SAFE_REPLIES = {text.format(contact="") for text in wordings()} | {
    text.format(contact="").replace("!", ".") for text in wordings()
}


def redacted(text: str, author: str, surface: str) -> Redaction:
    return redaction_of(report_on(text, author, surface))


def test_the_table_knows_every_surface_and_author() -> None:
    assert len(PAIRS) >= 60
    assert {head.split()[0] for head, _, _ in PAIRS} == {*SURFACES}
    assert {head.split()[1] for head, _, _ in PAIRS} == {*AUTHORS}


@pytest.mark.parametrize(("head", "before", "after"), PAIRS, ids=[before for _, before, _ in PAIRS])
def test_the_redacted_text_is_that_of_the_table(head: str, before: str, after: str) -> None:
    surface, author = head.split()
    redaction = redacted(before.replace("\\n", "\n"), author, surface)
    assert redaction.safe
    if after == "(a safe reply)":
        assert redaction.text in SAFE_REPLIES
    else:
        assert redaction.text == after.replace("\\n", "\n")


CORPUS = sorted((Path(__file__).parents[2] / "server" / "training" / "corpus").glob("*.txt"))
EVERY = 40
"""Of each file, one in so many messages is checked here; `scripts/evaluate --redactions` checks all."""

SCARS = re.compile(
    r"(?<=\S)  |[ ][,;.!?](?:\s|$)|,,|,\s*[.!?]|\(\s*\)|\b(?:our|my|your|the|an?) (?:an?|the) \b|\[[a-z]"
    r"|\b(?:at|on|in|from|for|with|of|and|by) *(?:[.!?,](?!\w)|$)",
    re.IGNORECASE | re.MULTILINE,
)


def some_messages(file: Path) -> list[Message]:
    return [m for m in read_messages(file)[::EVERY] if m.issues]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_a_redacted_message_is_safe_has_no_scars_and_is_not_redacted_further(file: Path) -> None:
    for message in some_messages(file):
        report = report_on(message.text, message.author, message.surface)
        redaction = redaction_of(report)
        if not has_warning(report):
            assert redaction == Redaction(message.text, ())
            continue
        assert redaction.safe, message.id
        again = report_on(redaction.text, message.author, message.surface)
        assert not has_warning(again), message.id
        assert redaction_of(again).text == redaction.text, message.id
        assert {*SCARS.findall(redaction.text)} <= {*SCARS.findall(message.text)}, message.id


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_a_redacted_message_has_no_new_words(file: Path) -> None:
    for message in some_messages(file):
        report = report_on(message.text, message.author, message.surface)
        redaction = redaction_of(report)
        if report.rewrite and redaction.text == report.rewrite.text:
            assert redaction.text in SAFE_REPLIES or message.surface in ("facebook_post", "instagram_caption"), (
                message.id
            )
            continue
        words = {word.lower() for word in re.findall(r"\w+", message.text)} | {"number"}
        assert {word.lower() for word in re.findall(r"\w+", redaction.text)} <= words, message.id


RISKY_MESSAGES = [m for m in read_messages(CASES / "dev.txt") if m.issues]


def test_edits_are_in_order_and_apart_and_make_the_redacted_text() -> None:
    for message in RISKY_MESSAGES:
        redaction = redacted(message.text, message.author, message.surface)
        assert all(one.end < other.start for one, other in pairwise(redaction.edits)), message.id
        assert edited(message.text, redaction.edits) == redaction.text, message.id


def test_a_fix_of_one_finding_changes_its_own_sentence_only() -> None:
    text = "Our fair is on Friday. Mr. Delgado, your MRI came back clear. Bring a chair!"
    report = report_on(text, "practice", "facebook_comment")
    fixes = [fix for found in report.findings if found.quote in ("Delgado", "MRI") for fix in found.fixes]
    assert {fix.title for fix in fixes} == {"Leave it out", "Take the sentence out"}
    for fix in fixes:
        done = text[: fix.start] + fix.replacement + text[fix.end :]
        assert done.startswith("Our fair is on Friday. ")
        assert done.endswith("Bring a chair!")


def test_findings_that_the_author_allows_are_not_redacted() -> None:
    text = "Thanks Denise for the cake. Mr. Delgado, your MRI came back clear."
    first = report_on(text, "practice", "facebook_comment")
    name = next(f.id for f in first.findings if f.quote == "Denise")
    profile = usual_profile("practice")
    redaction = check(text, profile, surface="facebook_comment", author="practice", leave={name}).redacted
    assert redaction is not None
    assert redaction.text == "Thanks Denise for the cake."


def test_without_a_request_for_it_nothing_is_redacted() -> None:
    report = check("Our patient Maria Lopez has sepsis.", usual_profile("practice"), redacts=False)
    assert (report.redacted, report.rewrite) == (None, None)


PIECES = (
    "Hi Maria! ", "your MRI came back clear", "\n\n", ". ", "we close at 5", " 😍 ", "Thanks ", "call us", ", ", "and ",
    "on 3/14", "#flu ", "Mr. Lopez ",
)  # fmt: skip


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=14,
    ).map("".join)
)
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    redaction = redacted(text, "practice", "facebook_comment")
    assert redacted(redaction.text, "practice", "facebook_comment").text == redaction.text


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("She was so brave!", True),
        ("That is how we roll.", True),
        ("It was her first time.", True),
        ("This week we close early.", False),
        ("It's National Nurses Week.", False),
        ("We close early.", False),
    ],
)
def test_a_sentence_that_points_back_to_the_one_before_is_recognised(sentence: str, *, back: bool) -> None:
    assert points_back(sentence) == back


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("Some people.", True),
        ("Stop it tonight.", True),
        ("Thank you!", False),
        ("Be smart!", False),
        ("We are open.", False),
    ],
)
def test_a_fragment_is_recognised(sentence: str, *, fragment: bool) -> None:
    assert is_fragment(sentence) == fragment


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("In other news, we moved.", "we moved."),
        ("Anyway! Town hall is at 7.", "Town hall is at 7."),
        ("So happy to be here.", "So happy to be here."),
        ("Bring a chair.", "Bring a chair."),
    ],
)
def test_a_connective_is_removed_with_the_sentence_before(sentence: str, rest: str) -> None:
    assert sentence[without_joint(sentence) :] == rest


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("…", True),
        ("[phone number]", True),
        ("the [name]", True),
        ("•••-•••-••••", True),
        ("a patient", False),
        ("Soon", False),
        ("Young", False),
    ],
)
def test_redaction_marks_are_told_from_words_that_look_like_them(text: str, *, marked: bool) -> None:
    assert redaction_marks(text)((0, len(text))) == marked


def test_few_messages_keep_an_identifier_after_redaction() -> None:
    with_residue = 0
    for message in RISKY_MESSAGES:
        redaction = redacted(message.text, message.author, message.surface)
        spans = [s for s in message.spans if s.label in SPAN_LABELS - {"HEALTH", "INSURER"}]
        quotes = [message.text[s.start : s.end] for s in spans]
        with_residue += any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", redaction.text) for quote in quotes)
    assert with_residue / len(RISKY_MESSAGES) <= 0.08
