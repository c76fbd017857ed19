"""A date or day of somebody's care or birth.

Why: Dates more exact than a year, of birth, visits, surgery or death, identify together with what else is known.

False alarms: An event that is announced to one person in the words of a visit.

To patients: An exact day makes it easy to find out who you are. "Last spring" says enough for others.
"""

from __future__ import annotations

from drape import abroad
from drape.conditions import after, any_of, seen_as
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, say

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_YEAR = r"(?:,? ?(?:'\d\d|\d{4}))"
_WRITTEN = rf"(?<![\w-])(?:{_MONTH}\.? (?:the )?{_DAY}{_YEAR}?|{_DAY} (?:of |de )?{_MONTH}\b\.?{_YEAR}?|{_MONTH} \d{{4}})(?!\w)"
_NUMERIC = (
    r"(?<![\w$./-])(?:(?:0?[1-9]|[12]\d|3[01])(?P<s>[/.-])(?:0?[1-9]|[12]\d|3[01])(?P=s)(?:\d{4}|\d{2})"
    r"|(?:19|20)\d\d(?P<t>[/.-])(?:0?[1-9]|1[0-2])(?P=t)(?:0?[1-9]|[12]\d|3[01]))(?![\w/-])"
)
_BIRTH = after(
    r"\b(?:d\.?o\.?b\.?|born(?: on)?|birth ?(?:day|date)?|bday|b\.|date of birth|birthdate)\W{0,4}(?:is |was |on )?$",
    28,
)

RULE = Rule(
    find=either(
        pattern(_WRITTEN, when=any_of(_BIRTH, seen_as("DATE")), sure=CONTEXT),
        pattern(_NUMERIC, when=any_of(_BIRTH, seen_as("DATE")), sure=CONTEXT),
        abroad.births,
        said("DATE"),
    ),
    label="DATE",
    severity=Severity.WARN,
    message="A date of somebody's care",
    sources=("safe-harbor-dates",),
    remedies=(say("recently"), leave_out()),
    flags=(
        "We saw you in our office on «3/14».",
        "Her surgery was on «March 3rd, 2026».",
        By("patient", "hi its jaylen, dob «4-7-99», need to move my appt"),
        "Mrs. Lopez was admitted with sepsis «last night»",
        "born «1944-02-01», she was seen «Tuesday»",
    ),
    allows=(
        "Closed 12/24 through 12/26. Open Monday!",
        "Join us Thursday at 6 for a free webinar.",
        "October is Breast Cancer Awareness Month.",
        "We're here 24/7, and 1/2 off whitening.",
        "Mark your calendar: open house on December 3!",
        By("patient", "I was diagnosed in 2019 and I am fine now."),
    ),
)
