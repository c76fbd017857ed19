"""A greeting, brackets or hashtags around a message change no verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import read_messages
from drape.check import check
from drape.policy.profiles import usual_profile
from drape.text.framing import core_span
from reports import has_warning, redaction_of, report_on

DISCLOSURE = "We treated Maria Lopez for sepsis last night."
FRAMES = (
    "({})", "“{}”", '"{}"', "'{}'", "«{}»", "*{}*", "[{}]", "- {}", "• {}", "– {}", "1. {}", "(1/2) {}", "> {}",
    "Update: {}", "PSA 📢: {}", "Edit – {}", "Part 2: {}", "Reminder - {}", "RT {}", "So: {}", "Ok so {}",
    "Hi everyone! {}", "Good morning, friends. {}", "Good morning 🌞 {}", "Happy Monday, friends! {}", "Hello all, {}",
    "{} Have a great week!", "{} Stay safe out there!", "{} Thanks for reading!", "{} xoxo", "{} #smile #community",
    "{}\n\n#dentallife #mondaymotivation", "{} 💙💙 Have a great day everyone!! 🙏 #blessed", "{}...", "{} :)", "🚨 {} 🚨",
    "\n\n{}\n\n",
)  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES)
def test_the_core_of_a_framed_message_is_found(frame: str) -> None:
    text = frame.replace("{}", DISCLOSURE)
    start, end = core_span(text)
    assert text[start:end].strip("\n .") == DISCLOSURE.strip(" .")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you!",
        "Good morning beautiful, you looked great",
        "Maria: your results are in",
        "Happy Birthday Maria!",
        "Thanks Maria! See you Tuesday!",
        "Hi Tom! Good to see you",
        "(555) 123-4567 is your cell (home)",
        "“Great” she said “really great”",
        "It's fine. Love you",
        "Your crown is ready - call us",
        "",
    ],
)
def test_words_that_say_something_are_no_frame(text: str) -> None:
    assert core_span(text) == (0, len(text))


@pytest.mark.parametrize("frame", FRAMES)
def test_a_name_in_a_frame_is_found(frame: str) -> None:
    text = frame.replace("{}", DISCLOSURE)
    found = {one.quote for one in check(text, usual_profile("practice")).findings if one.label == "NAME"}
    assert found == {"Maria Lopez"}


def test_a_hashtag_that_is_a_name_is_found() -> None:
    text = f"{DISCLOSURE} #MariaLopezStrong"
    assert "MariaLopezStrong" not in redaction_of(check(text, usual_profile("practice"))).text


def test_a_frame_changes_hardly_any_verdict() -> None:
    messages = read_messages(Path(__file__).parents[1] / "cases" / "dev.txt")
    changed = []
    for at, message in enumerate(messages):
        alone = has_warning(report_on(message.text, message.author, message.surface))
        for frame in FRAMES[at % 3 :: 3]:  # each frame around a third of the messages
            framed = report_on(frame.replace("{}", message.text), message.author, message.surface)
            if has_warning(framed) != alone:
                changed.append((message.id, frame))
    assert len(changed) <= 0.02 * len(messages) * len(FRAMES) / 3, changed
