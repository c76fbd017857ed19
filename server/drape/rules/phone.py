"""A private person's phone or fax number.

Why: A phone number leads straight to a person, so it identifies a patient. A practice's own public number is fine.

False alarms: A number given as the office's own in unusual words; order numbers of the same shape.

To patients: Anybody can read a number here, and use it. The practice already has ways to call you back.
"""

from __future__ import annotations

import re

import phonenumbers

from drape import abroad
from drape.conditions import (
    Candidate,
    Condition,
    after,
    all_of,
    any_of,
    by,
    followed,
    none_of,
    seen_as,
    sentence_has,
    text_has,
    valid,
)
from drape.cues import is_ours, is_theirs, unclaimed
from drape.finders import CONTEXT, Find, either, pattern, said
from drape.finding import Severity
from drape.names import NAME_FIELD, full, titled
from drape.rules import By, Rule

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
_US = r"(?<![\d/#.-])(?:(?<!\w)\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]?|[2-9]\d\d[ .-]{1,3})\d{3}[ .-]{1,3}\d{4}(?:,? ?(?:x|ext)\.? ?\d{1,5})?(?![\w-])"
_NATIONAL = r"(?<![\w/#.-])\(?0\d{1,4}\)?[ ./-]?\d{3,4}[ .-]?\d{3,4}(?![\w-])"
_ABROAD = r"(?<![\w+])(?:\+|00(?=[1-9]\d))\d{1,3}[ .-]?\(?\d[\d ().-]{5,15}\d(?![\w-])"
_PAIRS = r"(?<![\w/#.-])0\d(?:[ .-]\d\d){4}(?![\w-])"
"""As in France."""
_NINE = r"(?<![\w/#.-])[6-9]\d\d[ .-]\d{3}[ .-]\d{3}(?![\w-])"
"""As in Spain and Portugal."""
_GERMAN_MOBILE = r"(?<![\w/#.-])(?:\+49[ ]?|0049[ ]?|0)1[567]\d[ /-]?\d{3,4}[ -]?\d{3,5}(?![\w-])"
"""Where practices have landlines, a mobile is a person's."""


_PRACTICES = any_of(
    is_ours,
    after(
        r"\b(?:call|phone|ring|text|contact|dial|reach|fax|tel|telephone|ph|whatsapp|visit|info|appointments?|questions|at the|dr\.? \w+|nurse line)\b\W*(?:at|on|us at|us on|to)?\W*$",
        28,
    ),
)
"""A number that everybody is to call is the practice's."""


def _behind_a_name(candidate: Candidate) -> bool:
    """Whether somebody is named just before it on its line, who does not work at the practice."""
    before = candidate.before(_CLOSE)
    named = [*full(before), *titled(before)]
    start, _ = candidate.document.plain.to_original(candidate.start, candidate.end)
    return bool(named) or any(
        span.label == "NAME"
        and 0 < start - span.end <= _CLOSE
        and "\n" not in candidate.document.text[span.end : start]
        for span in candidate.document.opinion.spans
    )


_CLOSE = 32


_IN_A_FORM = all_of(
    after(r"\b(?:tel|telephone|ph|phone|cell|mobile)(?:[ \t]*(?:no\.?|number|#))?[ \t]*[:=]?[ \t]*$", 24),
    text_has(NAME_FIELD),
)
"""In the field of a form in which somebody is named: "Name: …, Tel: …"."""


def _beside(shape: str) -> Find:
    """Numbers behind somebody's name, where something else is warned of."""
    whose = any_of(_IN_A_FORM, all_of(none_of(_PRACTICES), _behind_a_name))
    return pattern(shape, when=all_of(_a_phone, whose), sure=CONTEXT, counts="beside")


_CALL_US = sentence_has(r"\b(?:call|ring|text|phone|contact|reach|fax) us\b")
_YOURS = all_of(
    by("practice", "clinician", "staff"),
    any_of(
        after(r"\b(?:your|ur|his|her|their) (?:\w+ )?(?:cell|mobile|phone|number)\b[^.!?\d]{0,16}$", 40),
        followed(r"^,? (?:still |also )?(?:your|ur|his|her|their) (?:\w+ )?(?:cell|mobile|phone|number)\b", 32),
    ),
)


def _shaped(shape: str, *conditions: Condition) -> Find:
    """Numbers of a shape: surely where somebody or the reader says whose they are, by shape where a patient gives one."""
    whose = any_of(is_theirs, all_of(seen_as("PHONE"), none_of(_CALL_US)))
    theirs = pattern(shape, when=all_of(_a_phone, whose, *conditions), sure=CONTEXT)
    named = pattern(shape, when=all_of(_a_phone, _YOURS, *conditions), sure=CONTEXT, counts="alone")
    return either(theirs, named, pattern(shape, when=all_of(_a_phone, unclaimed, *conditions)))


RULE = Rule(
    find=either(
        _shaped(_US),
        _shaped(r"(?<![\w/#.-])1?[2-9]\d\d[2-9]\d{6}(?![\w-])", _NUMBER_WORD),
        _shaped(r"(?<![\w/#.-])[2-9]\d\d[ .-]?\d{4}(?![\w-])", any_of(is_theirs, _NUMBER_WORD)),
        _shaped(r"(?<=[a-z:])[2-9]\d\d[2-9]\d{6}(?![\w-])", is_theirs),
        _shaped(_ABROAD, valid(_possible)),
        _shaped(_NATIONAL, valid(_possible)),
        _shaped(_PAIRS),
        _shaped(_NINE, any_of(is_theirs, _NUMBER_WORD)),
        pattern(_GERMAN_MOBILE, when=none_of(is_ours), sure=CONTEXT, counts="alone"),
        *(_beside(shape) for shape in (_US, _ABROAD, _NATIONAL, _PAIRS)),
        abroad.phones,
        said("PHONE", when=none_of(_CALL_US)),
    ),
    label="PHONE",
    severity=Severity.WARN,
    message="A private phone number",
    sources=("safe-harbor-phone",),
    flags=(
        "Hi Dana, is your cell still «(202) 555-0143»?",
        "Her mobile is «07700 900123», ring after six.",
        By("patient", "call me on «202-555-0143» 😀"),
        By("patient", "my number is «two oh two, five five five, oh one four three» thanks"),
        By("patient", "text me at «4 0 4 5 5 5 0 1 7 3» instead"),
        By("patient", "my cell: «four oh four, 555, oh one three eight»"),
        By("patient", "ring «oh seven seven double oh nine one six five four two», sorry"),
        By("staff", "just text me direct «720-555-0119»"),
        By("patient", "Call me at «(555) 123-4567» or «555-123-4567»."),
        "Is her cell still«202-555-0143»?",
        By("patient", "mon portable c'est «06 12 34 56 78», my cell is «612 345 678»"),
        "Tel. «0171 5550123»",
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
