"""A prescription, claim, case, employee or other number that identifies one person.

Source: 45 CFR 164.514(b)(2)(i)(R).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.checksums import digits
from drape.matching.conditions import all_of, by_author, none_of, passes, preceded_by
from drape.matching.context import labelled_number, speaks_of_somebody
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_CUE = (
    r"rx|trip(?= ?#)|file(?= ?(?:no|num|#|[A-Z]{2}-))|ic(?= [A-Z]\d)|treaty card|ndis plan|grievance|prescription"
    r"|script|claim|case(?= ?(?:no|num|#|id|ref))|ticket(?= ?(?:no|num|#|id))|ref(?:erence)?|confirmation|conf"
    r"|employee|emp|student"
    r"|badge|accession|specimen|sample|study id|participant|auth(?:orization)?|referral(?= ?(?:no|num|#|id))|tracking"
    r"|wristband|booking"
)
_PUBLIC = preceded_by(r"\b(?:npi|raffle|order|poster|award|lucky|winner|winning)\b[\w #.:']*$", 32)

_RUN = r"\b(?:run|incident|call|pcr)(?: (?:no\.?|num(?:ber)?|report))?[ #:]{1,3}(?P<run>(?:\d{2}|20\d{2})-\d{5,8})\b"
"""An ambulance's run number, with the year before it: it leads to one patient's report."""

RULE = Rule(
    find=any_match(
        labelled_number(
            _CUE,
            when=all_of(
                speaks_of_somebody,
                none_of(_PUBLIC, passes(lambda number: len(digits(number)) < 4 or number.startswith("20"))),
            ),
        ),
        pattern(_RUN, group="run", when=by_author("staff", "clinician"), confidence=CONTEXT, counts="alone"),
        labelled_span("OTHER_ID"),
    ),
    label="OTHER_ID",
    severity=Severity.WARN,
    sources=("safe-harbor-other",),
    flags=(
        "your sertraline is bagged up, Rx «7719034».",
        Example("patient", "my WorkCover claim «WC-559-20381» is still open"),
        "Employee id «48213»: she called in sick again",
        Example("staff", "whoever had run «25-114208», bring the bag valve back"),
        Example("patient", "my prescription number is «7713320», is it ready?"),
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
