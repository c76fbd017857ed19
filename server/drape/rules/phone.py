"""A private person's phone or fax number. Source: 45 CFR 164.514(b)(2)(i)(D)-(E)."""

from __future__ import annotations

import re

import phonenumbers

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import (
    Candidate,
    Condition,
    all_of,
    any_of,
    by_author,
    followed_by,
    labelled_as,
    none_of,
    passes,
    preceded_by,
    sentence_has,
    text_has,
)
from drape.matching.context import is_business, is_personal, ownership_unknown
from drape.matching.matchers import CONTEXT, Matcher, any_match, labelled_span, pattern
from drape.matching.names import NAME_FIELD, full, titled
from drape.rules import Example, Rule

_TOLL_FREE = re.compile(r"\(?(?:\+?1[ .-]?)?\(?8(?:00|33|44|55|66|77|88)\b|1[38]00\b|13 ")
_REGIONS = ("US", "GB", "AU", "NZ", "IE", "IN", "NG", "PH")
_NUMBER_WORD = preceded_by(
    r"\b(?:phone|call|text|cell|mobile|tel|fax|ring|number|dial|whatsapp|reach|me|at|@)\b\W*(?:\w+\W+){0,3}$",
    40,
)
_NOT_A_PHONE = preceded_by(
    r"\b(?:npi|order|ticket|nhs|mrn|ohip|policy|member|group|account|acct|claim|invoice|serial|sn|s/n|isbn|ssn"
    r"|sin|id|rx)\b\W*(?:\w+\W+){0,2}$",
    30,
)


def _possible(number: str) -> bool:
    """Whether some country's phone could have this number; most fictional numbers are possible but not valid."""
    return any(_is_possible(number, region) for region in _REGIONS)


def _is_possible(number: str, region: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


_a_phone = none_of(_NOT_A_PHONE, passes(lambda number: _TOLL_FREE.match(number) is not None))
_US = (
    r"(?<![\d/#.-])(?:(?<!\w)\+?1[ .-]?)?(?:\([2-9]\d\d\)[ .-]?|[2-9]\d\d[ .-]{1,3})\d{3}[ .-]{1,3}\d{4}(?:,? ?(?:x"
    r"|ext)\.? ?\d{1,5})?(?![\w-])"
)
_NATIONAL = r"(?<![\w/#.-])\(?0\d{1,4}\)?[ ./-]?\d{3,4}[ .-]?\d{3,4}(?![\w-])"
_ABROAD = r"(?<![\w+])(?:\+|00(?=[1-9]\d))\d{1,3}[ .-]?\(?\d[\d ().-]{5,15}\d(?![\w-])"
_PAIRS = r"(?<![\w/#.-])0\d(?:[ .-]\d\d){4}(?![\w-])"
"""Pairs of digits, as in France."""
_NINE = r"(?<![\w/#.-])[6-9]\d\d[ .-]\d{3}[ .-]\d{3}(?![\w-])"
"""Nine digits, as in Spain and Portugal."""
_GERMAN_MOBILE = r"(?<![\w/#.-])(?:\+49[ ]?|0049[ ]?|0)1[567]\d[ /-]?\d{3,4}[ -]?\d{3,5}(?![\w-])"
"""A German mobile number is a person's, because practices have landlines."""


_PRACTICES = any_of(
    is_business,
    preceded_by(
        r"\b(?:call|phone|ring|text|contact|dial|reach|fax|tel|telephone|ph|whatsapp|visit|info|appointments?"
        r"|questions|at the|dr\.? \w+|nurse line)\b\W*(?:at|on|us at|us on|to)?\W*$",
        28,
    ),
)
"""The number is the practice's, because everybody is asked to call it."""


def _behind_a_name(candidate: Candidate) -> bool:
    """Whether the name of somebody who is no staff is just before the number, on its line."""
    before = candidate.before(_CLOSE)
    named = [*full(before), *titled(before)]
    start, _ = candidate.document.plain.to_original(candidate.start, candidate.end)
    return bool(named) or any(
        span.label == "NAME"
        and 0 < start - span.end <= _CLOSE
        and "\n" not in candidate.document.text[span.end : start]
        for span in candidate.document.prediction.spans
    )


_CLOSE = 32


_IN_A_FORM = all_of(
    preceded_by(r"\b(?:tel|telephone|ph|phone|cell|mobile)(?:[ \t]*(?:no\.?|number|#))?[ \t]*[:=]?[ \t]*$", 24),
    text_has(NAME_FIELD),
)
"""In a form in which somebody is named: "Name: …, Tel: …"."""


def _beside(shape: str) -> Matcher:
    """Numbers after somebody's name; reported only beside another warning."""
    whose = any_of(_IN_A_FORM, all_of(none_of(_PRACTICES), _behind_a_name))
    return pattern(shape, when=all_of(_a_phone, whose), confidence=CONTEXT, counts="beside")


_CALL_US = sentence_has(r"\b(?:call|ring|text|phone|contact|reach|fax) us\b")
_YOURS = all_of(
    by_author("practice", "clinician", "staff"),
    any_of(
        preceded_by(r"\b(?:your|ur|his|her|their) (?:\w+ )?(?:cell|mobile|phone|number)\b[^.!?\d]{0,16}$", 40),
        followed_by(r"^,? (?:still |also )?(?:your|ur|his|her|their) (?:\w+ )?(?:cell|mobile|phone|number)\b", 32),
    ),
)


def _shaped(shape: str, *conditions: Condition) -> Matcher:
    """Numbers that `shape` matches: confident if words or the classifier say that they are personal.

    A number that a patient gives without saying whose it is has only the confidence of a pattern.
    """
    whose = any_of(is_personal, all_of(labelled_as("PHONE"), none_of(_CALL_US)))
    theirs = pattern(shape, when=all_of(_a_phone, whose, *conditions), confidence=CONTEXT)
    named = pattern(shape, when=all_of(_a_phone, _YOURS, *conditions), confidence=CONTEXT, counts="alone")
    return any_match(theirs, named, pattern(shape, when=all_of(_a_phone, ownership_unknown, *conditions)))


RULE = Rule(
    find=any_match(
        _shaped(_US),
        _shaped(r"(?<![\w/#.-])1?[2-9]\d\d[2-9]\d{6}(?![\w-])", _NUMBER_WORD),
        _shaped(r"(?<![\w/#.-])[2-9]\d\d[ .-]?\d{4}(?![\w-])", any_of(is_personal, _NUMBER_WORD)),
        _shaped(r"(?<=[a-z:])[2-9]\d\d[2-9]\d{6}(?![\w-])", is_personal),
        _shaped(_ABROAD, passes(_possible)),
        _shaped(_NATIONAL, passes(_possible)),
        _shaped(_PAIRS),
        _shaped(_NINE, any_of(is_personal, _NUMBER_WORD)),
        pattern(_GERMAN_MOBILE, when=none_of(is_business), confidence=CONTEXT, counts="alone"),
        *(_beside(shape) for shape in (_US, _ABROAD, _NATIONAL, _PAIRS)),
        abroad.phones,
        labelled_span("PHONE", when=none_of(_CALL_US)),
    ),
    label="PHONE",
    severity=Severity.WARN,
    sources=("safe-harbor-phone",),
    flags=(
        "Hi Dana, is your cell still «(202) 555-0143»?",
        "Her mobile is «07700 900123», ring after six.",
        Example("patient", "call me on «202-555-0143» 😀"),
        Example("patient", "my number is «two oh two, five five five, oh one four three» thanks"),
        Example("patient", "text me at «4 0 4 5 5 5 0 1 7 3» instead"),
        Example("patient", "my cell: «four oh four, 555, oh one three eight»"),
        Example("patient", "ring «oh seven seven double oh nine one six five four two», sorry"),
        Example("staff", "just text me direct «720-555-0119»"),
        Example("patient", "Call me at «(555) 123-4567» or «555-123-4567»."),
        "Is her cell still«202-555-0143»?",
        Example("patient", "mon portable c'est «06 12 34 56 78», my cell is «612 345 678»"),
        "Tel. «0171 5550123»",
    ),
    allows=(
        "Call our office on (202) 555-0143 and ask for the manager.",
        "Questions? The front desk is at 555-0164 until 5.",
        "Dr. Halloran, NPI 1993999998, is taking new patients.",
        "Open 9-5, since 1999. Flu shots $25.",
        Example("patient", "the office line is 202-555-0143 but nobody picks up"),
        Example("clinician", "Swallowed something odd? Poison Control: 1-800-222-1222"),
    ),
)
