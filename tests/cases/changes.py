"""Changes of a message that say nothing: its verdict must stay."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WRAPS = (
    "({})", "“{}”", '"{}"', "*{}*", "[{}]", "- {}", "• {}", "1. {}", "> {}", "Update: {}", "PSA: {}", "FYI: {}", "Reminder - {}",
    "Hi everyone! {}", "Happy Monday! {}", "{} Have a great week!", "{} Stay safe out there!", "{} #smile #community", "{} 💙",
    "{}...", "\n\n{}\n\n", "🚨 {} 🚨", "RT {}", "Ok so {}",
)  # fmt: skip
AROUND = "Our new parking spaces are ready.\n\n{}\n\nThe coffee machine in the lobby is back, too."


def _bold(text: str) -> str:
    """Letters and digits in the bold style of mathematics, as some people post."""
    return "".join(
        chr(ord(c) + 0x1D400 - 65) if "A" <= c <= "Z" else chr(ord(c) + 0x1D41A - 97) if "a" <= c <= "z" else c
        for c in text
    )


CHANGES: dict[str, list[Callable[[str], str]]] = {
    "wraps": [lambda text, wrap=wrap: wrap.replace("{}", text) for wrap in WRAPS],
    "case": [str.lower, str.upper],
    "paragraphs": [lambda text: AROUND.replace("{}", text)],
    "styled letters": [_bold],
}

JOINS = {"spaces": " ", "line breaks": "\n", "blank lines": "\n\n"}
HERE = "(message)"


@cache
def newsletters() -> list[list[str]]:
    """Each harmless newsletter's paragraphs, one of which is where a message is put in."""
    text = (Path(__file__).parent / "newsletters.txt").read_text(encoding="utf-8").partition("\n\n")[2]
    return [letter.strip().split("\n\n") for letter in text.split("---")]


def in_newsletter(number: int, text: str, join: str) -> str:
    """A message as a paragraph of one of the newsletters."""
    letters = newsletters()
    return join.join(text if part == HERE else part for part in letters[number % len(letters)])
