"""A date or day of a person's care or birth. Source: 45 CFR 164.514(b)(2)(i)(C)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import (
    all_of,
    any_of,
    followed_by,
    labelled_as,
    match_has,
    none_of,
    preceded_by,
    sentence_has,
)
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_YEAR = r"(?:,? ?(?:'\d\d|\d{4}))"
_WRITTEN = (
    rf"(?<![\w-])(?:{_MONTH}\.? (?:the )?{_DAY}{_YEAR}?|{_DAY} (?:of |de )?{_MONTH}\b\.?{_YEAR}?"
    rf"|{_MONTH} \d{{4}})(?!\w)"
)
_NUMERIC = (
    r"(?<![\w$./-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<s>[/.-])(?:0?[1-9]|[12]\d|3[01])(?P=s)(?:\d{4}|\d{2})"
    r"|(?:19|20)\d\d(?P<t>[/.-])(?:0?[1-9]|1[0-2])(?P=t)(?:0?[1-9]|[12]\d|3[01]))(?![\w/-])"
)
_BIRTH = preceded_by(
    r"\b(?:d\.?o\.?b\.?|born(?: on)?|birth ?(?:day|date)?|bday|b\.|date of birth|birthdate)\W{0,4}(?:is |was |on )?$",
    28,
)
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|sday|urday)?s?"
_CLOCK = r"\d{1,2}(?::\d\d)?+(?!\d)(?:\s*[ap]\.?m\b\.?)?+"
_OPEN = preceded_by(
    r"\b(?:open(?:s|ing)?|closed|closes|closing|hours|walk-?ins?)\b[:,]?\s*+"
    r"(?:(?:(?:times?|is|are|on|every|each|from|this|all|day|until|till|through|thru|to|and|noon|weekdays?|again|"
    rf"{_WEEKDAY})\b|[-–—,;|/:&]|{_CLOCK})\s*+)*+$",
    100,
)
_HOURS = all_of(
    match_has(rf"^(?:on )?{_WEEKDAY}$"),
    followed_by(
        rf"^s?\s*:?\s*(?:(?:-|–|to|through|&|and)\s*{_WEEKDAY}\s*:?\s*)?{_CLOCK}\s*(?:-|–|to|until)\s*{_CLOCK}", 40
    ),
    none_of(
        sentence_has(
            r"\b(?:you|your|u|ur|he|she|him|his|her|they|them|patients?|clients?|surgery|appointment|visit|appt)\b"
        )
    ),
)
_WISHED = any_of(
    preceded_by(r"(?:^|[.!?,;:\n&]|\band)\s*(?:happy|merry)\s+$", 12),
    preceded_by(r"\bhave an? (?:great|good|nice|wonderful|lovely|fantastic|fabulous|blessed|happy|safe)\s+$", 24),
)
_OF_NOBODY = any_of(_OPEN, _HOURS, _WISHED)
"""Dates about nobody: opening hours, and a day in a wish ("happy Monday")."""
_A_DATE = all_of(any_of(_BIRTH, labelled_as("DATE")), none_of(_OF_NOBODY))

RULE = Rule(
    find=any_match(
        pattern(_WRITTEN, when=_A_DATE, confidence=CONTEXT),
        pattern(_NUMERIC, when=_A_DATE, confidence=CONTEXT),
        abroad.births,
        labelled_span("DATE", when=none_of(_OF_NOBODY)),
    ),
    label="DATE",
    severity=Severity.WARN,
    sources=("safe-harbor-dates",),
    flags=(
        "We saw you in our office on «3/14».",
        "Her surgery was on «March 3rd, 2026».",
        Example("patient", "hi its jaylen, dob «4-7-99», need to move my appt"),
        "Mrs. Lopez was admitted with sepsis «last night»",
        "born «1944-02-01», she was seen «Tuesday»",
    ),
    allows=(
        "Closed 12/24 through 12/26. Open Monday!",
        "Join us Thursday at 6 for a free webinar.",
        "October is Breast Cancer Awareness Month.",
        "We're here 24/7, and 1/2 off whitening.",
        "Mark your calendar: open house on December 3!",
        Example("patient", "I was diagnosed in 2019 and I am fine now."),
    ),
)
