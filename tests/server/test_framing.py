"""What only frames a message changes no verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import read_messages
from drape.check import check
from drape.finding import WARNINGS
from drape.framing import core
from drape.profiles import usual_profile
from reports import redaction

TOLD = "We treated Maria Lopez for sepsis last night."
WRAPS = (
    "({})", "“{}”", '"{}"', "'{}'", "«{}»", "*{}*", "[{}]", "- {}", "• {}", "– {}", "1. {}", "(1/2) {}", "> {}",
    "Update: {}", "PSA 📢: {}", "Edit – {}", "Part 2: {}", "Reminder - {}", "RT {}", "So: {}", "Ok so {}",
    "Hi everyone! {}", "Good morning, friends. {}", "Good morning 🌞 {}", "Happy Monday, friends! {}", "Hello all, {}",
    "{} Have a great week!", "{} Stay safe out there!", "{} Thanks for reading!", "{} xoxo", "{} #smile #community",
    "{}\n\n#dentallife #mondaymotivation", "{} 💙💙 Have a great day everyone!! 🙏 #blessed", "{}...", "{} :)", "🚨 {} 🚨",
    "\n\n{}\n\n",
)  # fmt: skip


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_frame_is_known(wrap: str) -> None:
    text = wrap.replace("{}", TOLD)
    start, end = core(text)
    assert text[start:end].strip("\n .") == TOLD.strip(" .")


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
def test_what_says_something_is_no_frame(text: str) -> None:
    assert core(text) == (0, len(text))


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_name_in_a_frame_is_found(wrap: str) -> None:
    text = wrap.replace("{}", TOLD)
    found = {one.quote for one in check(text, usual_profile("practice")).findings if one.label == "NAME"}
    assert found == {"Maria Lopez"}


def test_a_hashtag_that_is_a_name_is_found() -> None:
    text = f"{TOLD} #MariaLopezStrong"
    assert "MariaLopezStrong" not in redaction(check(text, usual_profile("practice"))).text


def test_a_frame_changes_hardly_any_verdict() -> None:
    messages = read_messages(Path(__file__).parents[1] / "cases" / "dev.txt")

    def verdict(text: str, author: str, surface: str) -> bool:
        report = check(text, usual_profile(author), surface=surface, author=author)
        return any(found.severity in WARNINGS for found in report.findings)

    flips = []
    for at, message in enumerate(messages):
        alone = verdict(message.text, message.author, message.surface)
        for wrap in WRAPS[at % 3 :: 3]:  # each wrap around a third of the messages
            text = wrap.replace("{}", message.text)
            flips += [(message.id, wrap)] * (verdict(text, message.author, message.surface) != alone)
    assert len(flips) <= 0.02 * len(messages) * len(WRAPS) / 3, flips
