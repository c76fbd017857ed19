"""The profiles as a page: what each is for, and the severity of every rule. `drape profiles --table` prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.policy.profiles import built_in
from drape.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = """# The profiles

Made by `drape profiles --table > docs/profiles.md`; a test holds it to the profiles.

A profile is a named policy. It gives every rule a severity: **block** holds a post, **warn** and **note** underline, \
– turns the rule off. The files are in `server/drape/policy/profiles`, each as differences from the rules' own \
severities.
`drape profiles` prints the same for your own profiles, too. [rules.md](rules.md) explains every rule; \
[using.md](using.md#a-profile-of-your-own) shows how to write a profile.
"""


def page() -> str:
    """docs/profiles.md: a table of the built-in profiles, and one of every rule's severity in each."""
    known = built_in().values()
    titles = ("profile", "title", "for", "usual author", "jurisdictions", "for a practice instead")
    profiles = (
        (
            f"`{one.id}`",
            one.title,
            one.description,
            one.author,
            ", ".join(one.jurisdictions),
            f"`{one.practice}`" if one.practice else "–",
        )
        for one in known
    )
    severities = (
        (f"[{name}](rules.md#{name})", *(str(one.severities[name]).replace("off", "–") for one in known))
        for name in all_rules()
    )
    return "\n".join([HEAD, *_table(titles, profiles), "", *_table(("rule", *built_in()), severities), ""])


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    titles = list(head)
    return [_row(titles), _row(["---"] * len(titles)), *map(_row, rows)]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
