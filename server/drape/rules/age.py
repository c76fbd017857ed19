"""A person's exact age.

Why: An age narrows down who is meant; HIPAA lists ages over 89 as identifiers, and rare ages identify by themselves.

False alarms: Ages in education that are written like a person's.
"""

from __future__ import annotations

import re

from drape.finders import CONTEXT, after, all_of, any_of, before, either, none_of, pattern, sentence_has
from drape.finding import Severity
from drape.rules import By, Rule, generalise, leave_out

_UNIT = r"(?:y/?o|yrs?|years?|ans|años|mo(?:nth)?s?|wks?|weeks?|days?)"
_OLD = r"(?<![\w$./-])\d{1,3}(?:[- ]?(?:y/?o|y\.o\.|yr'?s?[- ]old|years?[- ]old|year[- ]olds?|mo(?:nths?)?[- ]old|weeks?[- ]old|days?[- ]old|ans|años))(?!\w)"
_GENERAL = any_of(
    after(
        r"\b(?:under|over|above|below|ages?|aged|between|to|from|than|least|until|by|kids|adults|children|everyone|most|average|and)\W*(?:\d+\W+(?:and|to|or|-)\W*)?$",
        18,
    ),
    before(
        r"^\W*(?:\+|and (?:up|over|under|older|younger)|or (?:older|younger|over|under)|plus\b|and above|olds\b)",
        18,
    ),
    sentence_has(
        r"\b(?:we're|we are|we turn|our (?:clinic|practice|office)|anniversary|whisky|wine|building|business|recommended|guidelines|screening|vaccine|eligible)\b"
    ),
)


def _decade(quote: str) -> str:
    """An age as the decade it lies in; 90 and over as one group, as HIPAA allows."""
    number = re.search(r"\d{1,3}", quote)
    age = int(number[0]) if number and re.search(r"y|old|ans|años|^\d+$", quote) and "month" not in quote else 0
    if age >= 90:
        return "90 or older"
    return f"in their {age // 10 * 10}s" if age >= 20 else "young"


RULE = Rule(
    find=either(
        pattern(_OLD, when=none_of(_GENERAL), sure=CONTEXT),
        pattern(
            r"\b(?:aged?|turn(?:s|ed|ing)|is|he's|she's|shes|hes|i'm|im|am|was|at)[: ]+(?P<age>\d{2,3})(?= ?(?:today|tomorrow|now|and|,|\.|!|$|\n))(?!\w)",
            group="age",
            when=all_of(
                sentence_has(
                    r"\b(?:he|she|him|her|his|hes|shes|he's|she's|birthday|bday|turn\w*|aged?|i'm|im|my|mom|mum|dad|patient|lady|man|woman)\b"
                ),
                none_of(_GENERAL, sentence_has(r"\b(?:open|hours|am|pm|room|temp|score|percent|\$)\b")),
            ),
        ),
        pattern(
            r"(?<![\w$./-])(?P<age>\d{2})\s?/?(?:[mf])(?![\w/'])",
            group="age",
            when=sentence_has(r"\b(?:pt|patient|yo|hx|presented|chest|er|icu|admitted)\b"),
        ),
    ),
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
