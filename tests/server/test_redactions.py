"""What is left of a text is safe, reads as if somebody had written it so, and says nothing that was not said."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from annotated import Message, read_messages
from drape.check import check
from drape.finding import AUTHORS, SPAN_LABELS, SURFACES, WARNINGS, Redaction, Report
from drape.own_words import own_words
from drape.profiles import usual_profile
from drape.redaction.reply_templates import wordings
from drape.redaction.tidy import is_fragment, points_back, without_joint
from hypothesis import given
from hypothesis import strategies as st

CASES = Path(__file__).parents[1] / "cases"
LINES = [
    line for line in (CASES / "redactions.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
]
PAIRS = [
    (*before.split(" | ", 1), after.removeprefix("=> ")) for before, after in zip(LINES[::2], LINES[1::2], strict=True)
]
REPLIES = {text.format(contact="") for text in wordings()} | {
    text.format(contact="").replace("!", ".") for text in wordings()
}


def judged(text: str, author: str, surface: str) -> Report:
    return check(text, usual_profile(author), surface=surface, author=author)


def redaction(report: Report) -> Redaction:
    assert report.redacted is not None
    return report.redacted


def test_the_table_knows_every_surface_and_author() -> None:
    assert len(PAIRS) >= 60
    assert {head.split()[0] for head, _, _ in PAIRS} == {*SURFACES}
    assert {head.split()[1] for head, _, _ in PAIRS} == {*AUTHORS}


@pytest.mark.parametrize(("head", "before", "after"), PAIRS, ids=[before for _, before, _ in PAIRS])
def test_what_is_left_could_be_posted(head: str, before: str, after: str) -> None:
    surface, author = head.split()
    left = redaction(judged(before.replace("\\n", "\n"), author, surface))
    assert left.safe
    if after == "(a safe reply)":
        assert left.text in REPLIES
    else:
        assert left.text == after.replace("\\n", "\n")


CORPUS = sorted((Path(__file__).parents[2] / "server" / "training" / "corpus").glob("*.txt"))
EVERY = 40
"""One message of so many of a file: all of them are judged by `scripts/evaluate --redactions`."""

SCARS = re.compile(
    r"(?<=\S)  |[ ][,;.!?](?:\s|$)|,,|,\s*[.!?]|\(\s*\)|\b(?:our|my|your|the|an?) (?:an?|the) \b|\[[a-z]"
    r"|\b(?:at|on|in|from|for|with|of|and|by) *(?:[.!?,](?!\w)|$)",
    re.IGNORECASE | re.MULTILINE,
)


def of_file(file: Path) -> list[Message]:
    return [m for m in read_messages(file)[::EVERY] if m.issues]


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_of_every_file_what_is_left_is_safe_and_has_no_scars_and_stays(file: Path) -> None:
    for message in of_file(file):
        report = judged(message.text, message.author, message.surface)
        left = redaction(report)
        if not any(f.severity in WARNINGS for f in report.findings):
            assert left == Redaction(message.text, ())
            continue
        assert left.safe, message.id
        again = judged(left.text, message.author, message.surface)
        assert not any(f.severity in WARNINGS for f in again.findings), message.id
        assert redaction(again).text == left.text, message.id
        assert {*SCARS.findall(left.text)} <= {*SCARS.findall(message.text)}, message.id


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_nothing_is_said_that_was_not_said(file: Path) -> None:
    for message in of_file(file):
        report = judged(message.text, message.author, message.surface)
        left = redaction(report)
        if report.rewrite and left.text == report.rewrite.text:
            assert left.text in REPLIES or message.surface in ("facebook_post", "instagram_caption"), message.id
            continue
        words = {word.lower() for word in re.findall(r"\w+", message.text)} | {"number"}
        assert {word.lower() for word in re.findall(r"\w+", left.text)} <= words, message.id


OTHERS = [m for m in read_messages(CASES / "dev.txt") if m.issues]


def test_edits_are_sorted_and_apart_and_lead_to_what_is_left() -> None:
    for message in OTHERS:
        left = redaction(judged(message.text, message.author, message.surface))
        assert all(one.end < other.start for one, other in pairwise(left.edits)), message.id
        done = message.text
        for edit in reversed(left.edits):
            done = done[: edit.start] + edit.replacement + done[edit.end :]
        assert done == left.text, message.id


def test_a_fix_of_one_finding_changes_its_own_sentence_only() -> None:
    text = "Our fair is on Friday. Mr. Delgado, your MRI came back clear. Bring a chair!"
    report = judged(text, "practice", "facebook_comment")
    fixes = [fix for found in report.findings if found.quote in ("Delgado", "MRI") for fix in found.fixes]
    assert {fix.title for fix in fixes} == {"Leave it out", "Take the sentence out"}
    for fix in fixes:
        done = text[: fix.start] + fix.replacement + text[fix.end :]
        assert done.startswith("Our fair is on Friday. ")
        assert done.endswith("Bring a chair!")


def test_findings_that_their_author_lets_stand_stay() -> None:
    text = "Thanks Denise for the cake. Mr. Delgado, your MRI came back clear."
    first = judged(text, "practice", "facebook_comment")
    name = next(f.id for f in first.findings if f.quote == "Denise")
    profile = usual_profile("practice")
    left = check(text, profile, surface="facebook_comment", author="practice", leave={name}).redacted
    assert left is not None
    assert left.text == "Thanks Denise for the cake."


def test_where_it_was_not_asked_for_nothing_is_redacted() -> None:
    report = check("Our patient Maria Lopez has sepsis.", usual_profile("practice"), redacts=False)
    assert (report.redacted, report.rewrite) == (None, None)


@given(
    st.lists(
        st.sampled_from(["Hi Maria! ", "your MRI came back clear", "\n\n", ". ", "we close at 5", " 😍 ", "Thanks ", "call us", ", ", "and ", "on 3/14", "#flu ", "Mr. Lopez "]),
        max_size=14,
    ).map("".join)
)  # fmt: skip
def test_twice_is_once(text: str) -> None:
    left = redaction(judged(text, "practice", "facebook_comment"))
    assert redaction(judged(left.text, "practice", "facebook_comment")).text == left.text


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
def test_a_sentence_that_speaks_of_the_one_before_is_known(sentence: str, *, back: bool) -> None:
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
def test_a_fragment_is_known(sentence: str, *, fragment: bool) -> None:
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
def test_a_joint_goes_with_what_it_joined(sentence: str, rest: str) -> None:
    assert sentence[without_joint(sentence) :] == rest


@pytest.mark.parametrize(
    ("text", "ours"),
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
def test_our_words_are_told_from_what_looks_like_them(text: str, *, ours: bool) -> None:
    assert own_words(text)((0, len(text))) == ours


def test_identifiers_that_are_left_are_few() -> None:
    leaking = 0
    for message in OTHERS:
        left = redaction(judged(message.text, message.author, message.surface))
        spans = [s for s in message.spans if s.label in SPAN_LABELS - {"HEALTH", "INSURER"}]
        quotes = [message.text[s.start : s.end] for s in spans]
        leaking += any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", left.text) for quote in quotes)
    assert leaking / len(OTHERS) <= 0.08
