"""The text after redact-all reads as if somebody had written it so, and holds nothing of what was taken out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from annotated import Message, read_messages
from drape.check import check
from drape.finding import AUTHORS, SPAN_LABELS, SURFACES, WARNINGS, Finding, Severity
from drape.profiles import usual_profile
from drape.redact import fix, redact
from drape.rewrite import wordings
from drape.rules import all_rules, rule, say

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


CORPUS = sorted((Path(__file__).parents[2] / "server" / "training" / "corpus").glob("*.txt"))
EVERY = 9
WORDINGS = {
    text.format(contact="") for known in all_rules().values() if known.rewrite for text in wordings(known.rewrite)
}


def stands_in(quote: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text) is not None


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_no_redaction_or_rewrite_repeats_what_was_taken_out(file: Path) -> None:
    for message in read_messages(file)[::EVERY]:
        assert repeated(message) == [], message.id


def repeated(message: Message) -> list[str]:
    report = check(message.text, usual_profile(message.author), surface=message.surface, author=message.author)
    offered = report.rewrite.text if report.rewrite else ""
    assert not offered or offered in WORDINGS
    flagged = [f for f in report.findings if f.severity in WARNINGS and f.label in SPAN_LABELS - {"AGE"} and f.fixes]
    secrets = [f.quote for f in flagged if f.quote and len(f.quote) > 3]  # "one" is in every text, an age in its decade
    return [secret for secret in secrets if stands_in(secret, report.redacted.text) or stands_in(secret, offered)]
