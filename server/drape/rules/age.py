"""A person's exact age. Source: 45 CFR 164.514(b)(2)(i)(C)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.conditions import (
    all_of,
    any_of,
    by_author,
    followed_by,
    labelled_as,
    match_has,
    none_of,
    passes,
    preceded_by,
    word_list_pattern,
)
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule
from drape.text.ages import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from drape.matching.matchers import Matcher

AGE = r"(?<![\w$./-])\d{1,3}[- ]?(?:y/?o|y\.o\.|(?:yr'?s?|years?|mo(?:nth)?s?|weeks?|days?)[- ]olds?|años|ans)(?!\w)"
"""An age with its unit."""


_UNIT = (
    r"(?:mg|ml|mcg|g|grams?|iu|units?|pounds?|lbs?|kilos?|kgs?|oz|stone|inch(?:es)?|cm|mm|ft|feet|bpm|mmhg|percent"
    r"|miles|%|/ ?\d|over \d)"
)
_PERSON = (
    r"(?:\w+ )?(?:girl|boy|kid|child|patient|student|man|woman|lady|guy|tech|worker|owner|driver|teacher|coach|mom"
    r"|mum|dad|nurse|player|champ|champion|lover|nerd|sitter|trainer|groomer|person)"
)
IS_NO_AGE = any_of(
    match_has(rf"^\d{{2,3}} ?[A-H]{{1,3}}$|\d ?/ ?\d|\d ?{_UNIT}(?!\w)"),
    followed_by(rf"^(?:[ -]?{_UNIT}(?!\w)|(?-i: ?[A-H]{{1,3}}(?!\w)))", 12),
    followed_by(rf"^[- ]?(?:[\w-]+ ){{0,2}}?{word_list_pattern('no_persons')}(?! {_PERSON})", 40),
    preceded_by(
        r"\d ?/ ?$|\b(?:bp|blood pressure|pressure|pulse|seat|row|gate|room|bed|weigh\w*|size)\b\W*(?:of |is "
        r"|was |at )?$",
        24,
    ),
    all_of(
        match_has(r"^\d+$"),
        preceded_by(
            r"\b(?:(?:grand(?:ma|pa)|(?:grand)?(?:mother|father|mom|mum|mama|dad|parent))s? (?:of|to) |(?:tooth"
            r"|teeth|molar|crown|implant) (?:no\.? |number |# ?)?(?:in |on |at )?)$",
            24,
        ),
    ),
    passes(lambda quote: (years(quote) or 0) > _OLDEST),
    all_of(by_author("practice", "clinician", "staff"), preceded_by(r"\bmy (?:own |very own )?$", 12)),
)
"""No age of a patient: blood pressure, weight, size, seat, number of children, tooth; over 120; a carer's own child."""
_OLDEST = 120


def aged(holds: Callable[[int], bool]) -> Matcher:
    """Find ages whose number of years, 0 for months or days, passes `holds`."""

    def fits(quote: str) -> bool:
        age = years(quote)
        return age is not None and holds(age)

    return any_match(
        labelled_span("AGE", when=all_of(passes(fits), none_of(IS_NO_AGE)), confidence=CONTEXT),
        pattern(AGE, when=all_of(labelled_as("AGE"), passes(fits), none_of(IS_NO_AGE)), confidence=CONTEXT),
    )


RULE = Rule(
    find=any_match(
        labelled_span("AGE", when=none_of(IS_NO_AGE)),
        pattern(AGE, when=all_of(labelled_as("AGE"), none_of(IS_NO_AGE)), confidence=CONTEXT),
    ),
    label="AGE",
    severity=Severity.NOTE,
    sources=("safe-harbor-dates",),
    flags=(
        "Our «71-year-old» neighbour walked in today with chest pain",
        Example("staff", "the «34 yo» driver from the crash is in our ICU"),
        Example("patient", "mine was found when i was «39», he is «46 years old» now"),
        Example("clinician", "«56 y/o» trucker from Dover, heart of a lion, liver of a goose"),
        Example("staff", "«28-year-old» bride in bed 5 broke her ankle in the aisle"),
    ),
    allows=(
        "Kids under 5 years old eat free.",
        "If you're 40 or older, ask your doctor.",
        "Sports physicals for ages 11-18, $25.",
        "Our practice is 25 years old!",
        Example("staff", "the guy in bed 4 has a BP of 178/97 and is down to 247 pounds"),
        Example("clinician", "She went from 36 B to 36 D after her implants with us"),
        Example("staff", "our patient's 4-year-old retriever waits outside every day"),
        "Adults 45+ should ask about screening.",
        Example("practice", "A crown on tooth 14 for the mother of 3 who bakes for us"),
    ),
)
