"""What a report says, where a test expects it to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drape.finding import Redaction, Report


def redaction(report: Report) -> Redaction:
    """What may be left of the text; the check must have been asked for it."""
    assert report.redacted is not None
    return report.redacted
