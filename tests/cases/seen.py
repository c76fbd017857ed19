#!/usr/bin/env python3
"""What the user would see of sixty messages of kinds-real.txt, as Markdown: `scripts/evaluate --seen`.

Fifteen of each issue, half of them harmless, as the file has them in order. What Drape judges wrongly is marked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotated import read_messages
from drape.check import check
from drape.finding import WARNINGS
from drape.policy.profiles import usual_profile

if TYPE_CHECKING:
    from annotated import Message
    from drape.check.engine import Report

KINDS = Path(__file__).parent / "kinds-real.txt"
EVERY, OF = 3, 8
"""Of eight messages, the first three are shown: of 160, sixty."""

HEAD = (
    "# Sixty messages, and what is seen of them\n\n"
    "Made by `scripts/evaluate --seen > docs/seen.md`: messages in the look of real ones that nothing was learnt from, "
    f"though thresholds were chosen after a look at them (`tests/cases/{KINDS.name}`),\n"
    "each under the usual profile of its author. **Bold** is underlined; (!) would hold a send. ✗ marks what Drape judges wrongly.\n"
)


def page(messages: list[Message]) -> str:
    """The whole page, a paragraph for every message."""
    shown = [message for number, message in enumerate(messages) if number % OF < EVERY]
    return "\n".join([HEAD, *map(_entry, shown)])


def _entry(message: Message) -> str:
    report = check(message.text, usual_profile(message.author), surface=message.surface, author=message.author)
    told = [one for one in report.findings if one.severity in WARNINGS]
    wrong = bool(told) is message.clean
    issues = ", ".join(sorted(message.issues)) or "harmless"
    lines = [
        f"### {message.id} · {message.author}, {message.surface.replace('_', ' ')} · {issues}{' ✗' if wrong else ''}\n",
        *(f"> {line}" for line in _underlined(message.text, report).split("\n")),
        "",
        *(
            f"- {one.message}{' (!)' if one.severity == 'block' else ''}"
            for one in {one.message: one for one in told}.values()
        ),
    ]
    if not told:
        lines.append("- Nothing found")
    if report.redacted.text != message.text:
        lines.append(f"- Redact all: {' '.join(report.redacted.text.split())}")
    if report.rewrite:
        lines.append(f"- Instead: {report.rewrite.text}")
    return "\n".join([*lines, ""])


def _underlined(text: str, report: Report) -> str:
    """The text with every stretch that a warning underlines in bold, the longer where two touch."""
    told = (one for one in report.findings if one.severity in WARNINGS)
    places = sorted(((one.start, one.end) for one in told), key=lambda place: (place[0], -place[1]))
    parts, at = [], 0
    for start, end in places:
        if start < at:
            continue
        parts += [text[at:start], f"**{text[start:end]}**"]
        at = end
    return "".join([*parts, text[at:]])


if __name__ == "__main__":
    print(page(read_messages(KINDS)))
