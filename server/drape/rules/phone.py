"""A private person's phone or fax number.

Why: A phone number leads straight to a person, so it identifies a patient. A practice's own public number is fine.

False alarms: A number given as the office's own in unusual words; order numbers of the same shape.

To patients: Anybody can read a number here, and use it. The practice already has ways to call you back.
"""

from __future__ import annotations

import re

import phonenumbers

from drape import abroad
from drape.conditions import Condition, after, all_of, any_of, none_of, seen_as, valid
from drape.cues import is_theirs, unclaimed
from drape.finders import CONTEXT, Find, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, mask, say

_TOLL_FREE = re.compile(r"\(?(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\b|1[38]00\b|13 ")
_REGIONS = ("US", "GB", "AU", "NZ", "IE", "IN", "NG", "PH")
_NUMBER_WORD = after(
    r"\b(?:phone|call|text|cell|mobile|tel|fax|ring|number|dial|whatsapp|reach|me|at|@)\b\W*(?:\w+\W+){0,3}$",
    40,
)
_NOT_A_PHONE = after(
    r"\b(?:npi|order|ticket|nhs|mrn|ohip|policy|member|group|account|acct|claim|invoice|serial|sn|s/n|isbn|ssn|sin|id|rx)\b\W*(?:\w+\W+){0,2}$",
    30,
)


def _possible(number: str) -> bool:
    """Whether a phone somewhere could have this number; most fictional numbers are possible but not valid."""
    return any(_is_possible(number, region) for region in _REGIONS)


def _is_possible(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


_a_phone = none_of(_NOT_A_PHONE, valid(lambda number: _TOLL_FREE.match(number) is not None))
_US = r"(?<![\w/#.-])(?:\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]?|[2-9]\d\d[ .-]{1,3})[2-9]\d\d[ .-]{1,3}\d{4}(?:,? ?(?:x|ext)\.? ?\d{1,5})?(?![\w-])"


def _shaped(shape: str, *conditions: Condition) -> Find:
    """Numbers of a shape: surely where somebody or the reader says whose they are, by shape where a patient gives one."""
    theirs = pattern(shape, when=all_of(_a_phone, any_of(is_theirs, seen_as("PHONE")), *conditions), sure=CONTEXT)
    return either(theirs, pattern(shape, when=all_of(_a_phone, unclaimed, *conditions)))


RULE = Rule(
    find=either(
        _shaped(_US),
        _shaped(r"(?<![\w/#.-])1?[2-9]\d\d[2-9]\d{6}(?![\w-])", _NUMBER_WORD),
        _shaped(r"(?<![\w/#.-])[2-9]\d\d[ .-]?\d{4}(?![\w-])", any_of(is_theirs, _NUMBER_WORD)),
        _shaped(r"(?<![\w+])\+\d{1,3}[ .-]?\(?\d[\d ().-]{5,15}\d(?![\w-])", valid(_possible)),
        _shaped(r"(?<![\w/#.-])\(?0\d{1,4}\)?[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\w-])", valid(_possible)),
        abroad.phones,
        said("PHONE"),
    ),
    label="PHONE",
    severity=Severity.WARN,
    message="A private phone number",
    sources=("safe-harbor-phone",),
    remedies=(say("[phone number]"), mask(keep=0), leave_out()),
    flags=(
        "Hi Dana, is your cell still «(202) 555-0143»?",
        "Her mobile is «07700 900123», ring after six.",
        By("patient", "call me on «202-555-0143» 😀"),
        By("patient", "my number is «two oh two, five five five, oh one four three» thanks"),
        By("patient", "text me at «4 0 4 5 5 5 0 1 7 3» instead"),
        By("patient", "my cell: «four oh four, 555, oh one three eight»"),
        By("patient", "ring «oh seven seven double oh nine one six five four two», sorry"),
        By("staff", "just text me direct «720-555-0119»"),
    ),
    allows=(
        "Call our office on (202) 555-0143 and ask for the manager.",
        "Questions? The front desk is at 555-0164 until 5.",
        "Dr. Halloran, NPI 1993999998, is taking new patients.",
        "Open 9-5, since 1999. Flu shots $25.",
        By("patient", "the office line is 202-555-0143 but nobody picks up"),
        By("clinician", "Swallowed something odd? Poison Control: 1-800-222-1222"),
    ),
)
