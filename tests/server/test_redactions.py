"""The text after redact-all reads as if somebody had written it so, and holds nothing of what was taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drape.finding import AUTHORS, SURFACES, Finding, Severity
from drape.redact import fix, redact
from drape.rules import rule, say

TABLE = Path(__file__).parents[1] / "cases" / "redactions.txt"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
PAIRS = [
    (*before.split(" | ", 1), after.removeprefix("=> ")) for before, after in zip(LINES[::2], LINES[1::2], strict=True)
]


def found(marked: str, author: str) -> tuple[str, list[Finding]]:
    """The text without its marks, and a finding for every {{rule|words}}."""
    text, findings = "", []
    for i, part in enumerate(re.split(r"\{\{([^}]*)\}\}", marked)):
        known, _, words = part.partition("|") if i % 2 else ("", "", part)
        start = len(text)
        text += words
        if known:
            findings.append((known, start, len(text)))
    return text, [finding(text, known, start, end, author) for known, start, end in findings]


def finding(text: str, rule_id: str, start: int, end: int, author: str) -> Finding:
    known = rule(rule_id)
    own = (say("[name]"),) if rule_id == "person-name" and author == "patient" else ()
    fixes = tuple(fix(text, start, end, remedy, known.label) for remedy in (*own, *known.remedies))
    return Finding("", rule_id, known.label, Severity.WARN, start, end, text[start:end], "", "", fixes=fixes)


def test_the_table_is_long_and_knows_every_surface_and_author() -> None:
    assert len(PAIRS) >= 120
    assert {head.split()[0] for head, _, _ in PAIRS} == {*SURFACES}
    assert {head.split()[1] for head, _, _ in PAIRS} == {*AUTHORS}


@pytest.mark.parametrize(("head", "marked", "expected"), PAIRS, ids=[marked for _, marked, _ in PAIRS])
def test_redact_all_leaves_a_sentence(head: str, marked: str, expected: str) -> None:
    text, findings = found(marked.replace("\\n", "\n"), head.split()[1])
    redacted = redact(text, findings).text
    assert redacted == expected.replace("\\n", "\n")
    assert not [f.quote for f in findings if re.search(rf"(?<!\w){re.escape(str(f.quote))}(?!\w)", redacted)]
