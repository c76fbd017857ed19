"""The rules as pages: what each catches, what it leaves, and what it rests on. `drape rules --book` prints RULES.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.profiles import built_in
from drape.rules import By, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.rules import Example, Rule

_HEAD = """# The rules

Made by `drape rules --book > RULES.md`; a test holds it to the rules. Words in « » are what a rule flags.

This is not legal advice. Sources are quoted where we have seen them; where a clause was not seen, no number is given.
"""


def book() -> str:
    """RULES.md: a table of contents, then every rule's page."""
    contents = (f"- [{known.title}](#{known.id})" for known in all_rules().values())
    return "\n".join([_HEAD, *contents, "", *("\n".join(page(known)) for known in all_rules().values())])


def page(known: Rule) -> Iterator[str]:
    """One rule's page as Markdown lines."""
    yield f"## {known.id}\n\n**{known.title}** ({known.label})\n\n{known.why}\n"
    if known.gently != known.why:
        yield f"To patients it says: {known.gently}\n"
    yield f"What it gets wrong: {known.false_alarms}\n"
    yield "It flags:\n"
    yield from (f"- {_shown(example)}" for example in known.flags)
    yield "\nIt leaves:\n"
    yield from (f"- {_shown(example)}" for example in known.allows)
    yield "\nIt rests on:\n"
    yield from (f"- {citation.ref}: {citation.title}. <{citation.url}>" for citation in known.citations)
    yield f"\nProfiles: {', '.join(f'{one.id} {one.severities[known.id]}' for one in built_in().values())}.\n"


def _shown(example: Example) -> str:
    """An example in one line, with its author where that is not the practice."""
    author, text = (example.author, example.text) if isinstance(example, By) else ("practice", example)
    line = " ".join(text.split()).replace("*", "\\*").replace("#", "\\#").replace("_", "\\_").replace("[", "\\[")
    return line if author == "practice" else f"{line} ({author})"
