"""A prescription, claim, case, employee or other number that stands for one person.

Why: Any unique number, characteristic or code can be traced back to a person.

False alarms: Order, raffle and poster numbers that are called "reference".
"""

from __future__ import annotations

from drape.cues import labelled
from drape.finders import after, none_of, valid
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, mask, say

_CUE = (
    r"rx|prescription|script|claim|case(?= ?(?:no|num|#|id|ref))|ticket(?= ?(?:no|num|#|id))|ref(?:erence)?|confirmation|conf|employee|emp|student"
    r"|badge|accession|specimen|sample|study id|participant|auth(?:orization)?|referral(?= ?(?:no|num|#|id))|tracking|wristband|booking"
)
_PUBLIC = after(r"\b(?:npi|raffle|order|poster|award|lucky|winner|winning)\b[\w #.:']*$", 32)

RULE = Rule(
    find=labelled(
        _CUE,
        r"(?:[A-Z]{1,4}-?)?\d(?:[\dA-Z]|[-–/](?=[\dA-Z]*\d)| (?=\d{3})){2,18}",
        when=none_of(_PUBLIC, valid(lambda number: len(number) < 4 or number in {"2024", "2025", "2026", "2027"})),
    ),
    label="OTHER_ID",
    severity=Severity.WARN,
    message="A number that stands for one person",
    sources=("safe-harbor-other",),
    remedies=(say("[number]"), mask(), leave_out()),
    flags=(
        "your sertraline is bagged up, Rx «7719034».",
        By("patient", "WorkCover claim «WC-559-20381» is still open"),
        "Employee id «48213» called in sick again",
    ),
    allows=(
        "Raffle ticket #48213 wins the basket!",
        "NPI 1993999998 for referring offices.",
        "Script Frenzy 2026 starts soon.",
    ),
)
