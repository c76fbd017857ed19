"""A prescription, claim, case, employee or other number that stands for one person.

Why: Any unique number, characteristic or code can be traced back to a person.

False alarms: Order, raffle and poster numbers that are called "reference".

To patients: With this number others can ask about you. The practice will find you without it.
"""

from __future__ import annotations

from drape.conditions import after, all_of, by, none_of, valid
from drape.cues import about_somebody, labelled
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.identifiers import digits
from drape.rules import By, Rule

_CUE = (
    r"rx|trip(?= ?#)|file(?= ?(?:no|num|#|[A-Z]{2}-))|ic(?= [A-Z]\d)|treaty card|ndis plan|grievance|prescription|script|claim|case(?= ?(?:no|num|#|id|ref))|ticket(?= ?(?:no|num|#|id))|ref(?:erence)?|confirmation|conf|employee|emp|student"
    r"|badge|accession|specimen|sample|study id|participant|auth(?:orization)?|referral(?= ?(?:no|num|#|id))|tracking|wristband|booking"
)
_PUBLIC = after(r"\b(?:npi|raffle|order|poster|award|lucky|winner|winning)\b[\w #.:']*$", 32)

_RUN = r"\b(?:run|incident|call|pcr)(?: (?:no\.?|num(?:ber)?|report))?[ #:]{1,3}(?P<run>(?:\d{2}|20\d{2})-\d{5,8})\b"
"""The number of an ambulance's run, the year before it: it leads to the report of one patient."""

RULE = Rule(
    find=either(
        labelled(
            _CUE,
            when=all_of(
                about_somebody,
                none_of(_PUBLIC, valid(lambda number: len(digits(number)) < 4 or number.startswith("20"))),
            ),
        ),
        pattern(_RUN, group="run", when=by("staff", "clinician"), sure=CONTEXT, counts="alone"),
        said("OTHER_ID"),
    ),
    label="OTHER_ID",
    severity=Severity.WARN,
    message="A number that stands for one person",
    sources=("safe-harbor-other",),
    flags=(
        "your sertraline is bagged up, Rx «7719034».",
        By("patient", "my WorkCover claim «WC-559-20381» is still open"),
        "Employee id «48213»: she called in sick again",
        By("staff", "whoever had run «25-114208», bring the bag valve back"),
        By("patient", "my prescription number is «7713320», is it ready?"),
        "Your claim number «CLM-88213» was denied.",
    ),
    allows=(
        "Raffle ticket #48213 wins the basket!",
        "NPI 1993999998 for referring offices.",
        "Script Frenzy 2026 starts soon.",
        "Ticket 12 wins the basket!",
        "Room 204 is our new quiet room.",
    ),
)
