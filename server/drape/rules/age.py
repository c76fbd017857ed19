"""A person's exact age.

Why: An exact age narrows down who is meant, and with a place or a job it can be enough.

False alarms: Ages in education that are written like a person's.

To patients: An exact age helps strangers to recognise you. You can leave it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.ages import years
from drape.conditions import after, all_of, any_of, by, followed, itself_has, none_of, seen_as, valid, words
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.finders import Find

AGE = r"(?<![\w$./-])\d{1,3}[- ]?(?:y/?o|y\.o\.|(?:yr'?s?|years?|mo(?:nth)?s?|weeks?|days?)[- ]olds?|años|ans)(?!\w)"
"""An age with its unit."""


_UNIT = r"(?:mg|ml|mcg|g|grams?|iu|units?|pounds?|lbs?|kilos?|kgs?|oz|stone|inch(?:es)?|cm|mm|ft|feet|bpm|mmhg|percent|miles|%|/ ?\d|over \d)"
_PERSON = r"(?:\w+ )?(?:girl|boy|kid|child|patient|student|man|woman|lady|guy|tech|worker|owner|driver|teacher|coach|mom|mum|dad|nurse|player|champ|champion|lover|nerd|sitter|trainer|groomer|person)"
IS_NO_AGE = any_of(
    itself_has(rf"^\d{{2,3}} ?[A-H]{{1,3}}$|\d ?/ ?\d|\d ?{_UNIT}(?!\w)"),
    followed(rf"^(?:[ -]?{_UNIT}(?!\w)|(?-i: ?[A-H]{{1,3}}(?!\w)))", 12),
    followed(rf"^[- ]?(?:[\w-]+ ){{0,2}}?{words('no_persons')}(?! {_PERSON})", 40),
    after(
        r"\d ?/ ?$|\b(?:bp|blood pressure|pressure|pulse|seat|row|gate|room|bed|weigh\w*|size)\b\W*(?:of |is |was |at )?$",
        24,
    ),
    all_of(
        itself_has(r"^\d+$"),
        after(
            r"\b(?:(?:grand(?:ma|pa)|(?:grand)?(?:mother|father|mom|mum|mama|dad|parent))s? (?:of|to) |(?:tooth|teeth|molar|crown|implant) (?:no\.? |number |# ?)?(?:in |on |at )?)$",
            24,
        ),
    ),
    valid(lambda quote: (years(quote) or 0) > _OLDEST),
    all_of(by("practice", "clinician", "staff"), after(r"\bmy (?:own |very own )?$", 12)),
)
"""A blood pressure, a weight, a size or a seat, how many children, which tooth; what is so old is an animal or a thing, or a carer's own child."""
_OLDEST = 120


def aged(holds: Callable[[int], bool]) -> Find:
    """Find ages whose number of years, 0 for one in months or days, `holds`."""

    def fits(quote: str) -> bool:
        age = years(quote)
        return age is not None and holds(age)

    return either(
        said("AGE", when=all_of(valid(fits), none_of(IS_NO_AGE)), sure=CONTEXT),
        pattern(AGE, when=all_of(seen_as("AGE"), valid(fits), none_of(IS_NO_AGE)), sure=CONTEXT),
    )


RULE = Rule(
    find=either(
        said("AGE", when=none_of(IS_NO_AGE)),
        pattern(AGE, when=all_of(seen_as("AGE"), none_of(IS_NO_AGE)), sure=CONTEXT),
    ),
    label="AGE",
    severity=Severity.NOTE,
    message="An exact age adds to who it could be",
    sources=("safe-harbor-dates",),
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
        By("staff", "the guy in bed 4 has a BP of 178/97 and is down to 247 pounds"),
        By("clinician", "She went from 36 B to 36 D after her implants with us"),
        By("staff", "our patient's 4-year-old retriever waits outside every day"),
        "Adults 45+ should ask about screening.",
        By("practice", "A crown on tooth 14 for the mother of 3 who bakes for us"),
    ),
)
