"""Blurring the line between carer and patient, or talking a patient down.

Why: Friendship, flirting, gifts and favours make care unequal, and contempt destroys trust even where nobody is named.

False alarms: Jokes about the work itself.
"""

from __future__ import annotations

from drape.finders import shown
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=shown("BOUNDARY"),
    label="BOUNDARY",
    severity=Severity.BLOCK,
    message="This crosses a professional boundary",
    sources=("boundaries",),
    remedies=(),
    flags=(
        By(
            "clinician",
            "«You were my cutest patient this week, let me take you out for a drink, text me»",
            "instagram_dm",
        ),
    ),
    allows=(
        By("clinician", "I keep this account for family and old friends."),
        By("staff", "Monday again, the printer smells fear"),
    ),
)
