"""The rules as Markdown: what each flags, allows and cites. `drape rules --book` prints docs/rules.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.policy.profiles import built_in
from drape.rules import Example, all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.rules import Rule, RuleExample

_HEAD = """# The rules

Made by `drape rules --book > docs/rules.md`; a test holds it to the rules. Words in « » are what a rule flags.

This is not legal advice. Sources are quoted where we have seen them; where a clause was not seen, no number is given.
"""


def rules_page() -> str:
    """docs/rules.md: a table of contents, and every rule's page."""
    contents = (f"- [{known.text.title}](#{known.id})" for known in all_rules().values())
    return "\n".join([_HEAD, *contents, "", *("\n".join(rule_page(known)) for known in all_rules().values())])


def rule_page(known: Rule) -> Iterator[str]:
    """One rule's page, as blocks of Markdown."""
    yield f"## {known.id}\n\n**{known.text.title}** ({known.label})\n\n{known.text.why}\n"
    if known.text.patient_message != known.text.why:
        yield f"To patients it says: {known.text.patient_message}\n"
    yield f"What it gets wrong: {known.text.false_alarms}\n"
    yield "It flags:\n"
    yield from (f"- {_example(example)}" for example in known.flags)
    yield "\nIt leaves:\n"
    yield from (f"- {_example(example)}" for example in known.allows)
    yield "\nIt rests on:\n"
    yield from (f"- {citation.ref}: {citation.title}. <{citation.url}>" for citation in known.citations)
    yield f"\nProfiles: {', '.join(f'{one.id} {one.severities[known.id]}' for one in built_in().values())}.\n"


def _example(example: RuleExample) -> str:
    """An example in one line, with its author unless that is the practice."""
    author, text = (example.author, example.text) if isinstance(example, Example) else ("practice", example)
    line = " ".join(text.split()).replace("*", "\\*").replace("#", "\\#").replace("_", "\\_").replace("[", "\\[")
    return line if author == "practice" else f"{line} ({author})"
