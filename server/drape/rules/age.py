"""A person's exact age.

Why: An exact age narrows down who is meant, and with a place or a job it can be enough.

False alarms: Ages in education that are written like a person's.

To patients: An exact age helps strangers to recognise you. You can leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.conditions import all_of, seen_as, valid
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.grammar import age_group, years
from drape.rules import By, Rule, generalise, leave_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.finders import Find

AGE = r"(?<![\w$./-])\d{1,3}[- ]?(?:y/?o|y\.o\.|(?:yr'?s?|years?|mo(?:nth)?s?|weeks?|days?)[- ]olds?|años|ans)(?!\w)"
"""An age with its unit."""


def aged(holds: Callable[[int], bool]) -> Find:
    """Find ages whose number of years, 0 for one in months or days, `holds`."""

    def fits(quote: str) -> bool:
        age = years(quote)
        return age is not None and holds(age)

    return either(
        said("AGE", when=valid(fits), sure=CONTEXT),
        pattern(AGE, when=all_of(seen_as("AGE"), valid(fits)), sure=CONTEXT),
    )


RULE = Rule(
    find=either(said("AGE"), pattern(AGE, when=seen_as("AGE"), sure=CONTEXT)),
    label="AGE",
    severity=Severity.NOTE,
    message="An exact age adds to who it could be",
    sources=("safe-harbor-dates",),
    remedies=(generalise(age_group), leave_out()),
    flags=(
        "Our «71-year-old» neighbour walked in today with chest pain",
        By("staff", "the «34 yo» driver from the crash is in our ICU"),
        By("patient", "mine was found when i was «39», he is «46 years old» now"),
        By("clinician", "«56 y/o» trucker from Dover, heart of a lion, liver of a goose"),
        By("staff", "«28-year-old» bride in bed 5 broke her ankle in the aisle"),
    ),
    allows=(
        "Kids under 5 years old eat free.",
        "If you're 40 or older, ask your doctor.",
        "Sports physicals for ages 11-18, $25.",
        "Our practice is 25 years old!",
        "Adults 45+ should ask about screening.",
    ),
)
