"""Messages of every issue and their harmless neighbours, and which rules of conduct have to speak: issues.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drape.check import check
from drape.finding import CONDUCT_LABELS, WARNINGS
from drape.policy.profiles import usual_profile
from drape.rules import all_rules

_TABLE = Path(__file__).parent / "issues.txt"
_OPEN = "patient-confirmation"
"""Not judged beside a disclosure."""


class Case(NamedTuple):
    """A line of the table: `expected` rules of conduct, whether its failure is known."""

    issue: str
    known: bool
    author: str
    surface: str
    expected: frozenset[str]
    text: str


def cases() -> list[Case]:
    """The table, line by line."""
    issue, found = "", []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            issue = line[2:] if line[2:] in CONDUCT_LABELS else issue
        elif line:
            head, rules, message = line.removeprefix("!").split(" | ", 2)
            surface, author = head.split()
            expected = frozenset() if rules == "none" else _judged(frozenset(rules.split(", ")))
            found.append(Case(issue, line.startswith("!"), author, surface, expected, message.replace("\\n", "\n")))
    return found


def spoken(case: Case) -> frozenset[str]:
    """The rules of conduct that warn or block."""
    report = check(case.text, usual_profile(case.author), surface=case.surface, author=case.author)
    if not report.complete:
        raise RuntimeError(f"not judged by {', '.join(report.failed)}")
    return _judged(frozenset(one.rule for one in report.findings if one.severity in WARNINGS and one.label in CONDUCT_LABELS))


def _judged(rules: frozenset[str]) -> frozenset[str]:
    return rules - {_OPEN} if any(all_rules()[rule].label == "DISCLOSURE" for rule in rules) else rules
