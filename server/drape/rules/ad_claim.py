"""A promise, a superlative or an unproven comparison.

Why: Health claims need evidence, and nobody can promise a result; regulators treat such claims as misleading.

False alarms: Jokes about being the best at something else.
"""

from __future__ import annotations

from drape.finders import shown
from drape.finding import Severity
from drape.rules import Rule

RULE = Rule(
    find=shown("AD_CLAIM"),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="A claim that nobody can promise",
    sources=(
        "ftc-health",
        "ama-publicity",
    ),
    remedies=(),
    flags=("«Guaranteed pain-free implants, the best dentist in town!»",),
    allows=(
        "No dentist can honestly promise you won't feel a thing.",
        "Flu shots this Saturday, 9 to 1.",
    ),
)
