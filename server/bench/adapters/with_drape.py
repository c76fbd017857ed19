"""Drape under its strictest profile, redaction included."""

from drape.check import check
from drape.finding import Severity
from drape.policy.profiles import profile
from reading import Finding, read

POLICY = profile("hipaa-strict")


def find(message: dict[str, str]) -> tuple[list[Finding], str | None]:
    """What Drape says to the message's author on its surface; a note is no warning."""
    report = check(message["text"], POLICY, surface=message["surface"], author=message["author"])
    found = [
        {"label": one.label, "severity": one.severity.value, "start": one.start, "end": one.end}
        for one in report.findings
        if one.severity is not Severity.NOTE
    ]
    return found, report.redacted.text


read(find)
