"""What Drape says of a message, under the usual profile of its author."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drape.check import check
from drape.finding import WARNINGS, Severity
from drape.policy.profiles import usual_profile

if TYPE_CHECKING:
    from annotated import Message


@lru_cache(maxsize=200_000)
def verdict(text: str, author: str, surface: str) -> dict:
    """What Drape says of a message, in the shape that score.py reads."""
    report = check(text, usual_profile(author), surface=surface, author=author)
    if report.failed:
        raise RuntimeError(f"not judged by {', '.join(report.failed)}")
    findings = [
        {
            "label": f.label,
            "severity": str(f.severity),
            "start": f.start,
            "end": f.end,
            "rule": f.rule,
            "quote": f.quote,
        }
        for f in report.findings
    ]
    warned = any(f.severity in WARNINGS for f in report.findings)
    blocked = any(f.severity is Severity.BLOCK for f in report.findings)
    return {"findings": findings, "redacted": report.redacted.text, "warned": warned, "blocked": blocked}


def verdict_on(message: Message) -> dict:
    """What Drape says of an annotated message."""
    return verdict(message.text, message.author, message.surface)


def share(hits: int, n: int) -> str:
    """A share with its counts."""
    return f"{hits / n:.3f} ({hits}/{n})" if n else "–"
