"""A person's exact age.

Why: An age narrows down who is meant; HIPAA lists ages over 89 as identifiers, and rare ages identify by themselves.

False alarms: Ages in education that are written like a person's.
"""

from __future__ import annotations

import re

from drape.finders import CONTEXT, either, pattern, said, seen_as
from drape.finding import Severity
from drape.rules import By, Rule, generalise, leave_out

_OLD = r"(?<![\w$./-])\d{1,3}[- ]?(?:y/?o|y\.o\.|(?:yr'?s?|years?|mo(?:nth)?s?|weeks?|days?)[- ]olds?|años|ans)(?!\w)"


def _decade(quote: str) -> str:
    """An age as the decade it lies in; 90 and over as one group, as HIPAA allows."""
    number = re.search(r"\d{1,3}", quote)
    age = int(number[0]) if number and re.search(r"y|old|ans|años|^\d+$", quote) and "month" not in quote else 0
    if age >= 90:
        return "90 or older"
    return f"in their {age // 10 * 10}s" if age >= 20 else "young"


RULE = Rule(
    find=either(said("AGE"), pattern(_OLD, when=seen_as("AGE"), sure=CONTEXT)),
    label="AGE",
    severity=Severity.WARN,
    message="Somebody's exact age",
    sources=("safe-harbor-dates",),
    remedies=(generalise(_decade), leave_out()),
    flags=(
        "Our «91-year-old» neighbour walked in today",
        "the «17 yr old» driver is in our ICU",
        By("patient", "mine was found when i was «39», he is «6 years old» now"),
    ),
    allows=(
        "Kids under 5 years old eat free.",
        "If you're 40 or older, ask your doctor.",
        "Sports physicals for ages 11-18, $25.",
        "Our practice is 25 years old!",
    ),
)
