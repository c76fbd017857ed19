"""A Social Security number, or another country's number of the same kind. Source: 45 CFR 164.514(b)(2)(i)(G)."""

from __future__ import annotations

from stdnum.ca import sin
from stdnum.us import itin, ssn

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import all_of, by_author, none_of, passes, preceded_by
from drape.matching.context import labelled_number
from drape.matching.matchers import CHECKSUM, PATTERN, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_OTHER_NUMBER = preceded_by(
    r"\b(?:raffle|ticket|tix|order|part|item|model|lot|sku|po|winner|sample|dummy|never|locker|tracking)\b[\w #.:]*$",
    30,
)
_CUE = (
    r"ssn|ss(?= ?[#:])|pps(?:n|(?= ?no))?|s\.s\.n\.?|soc(?:ial)?(?: sec(?:urity)?)?|itin|tax ?id|tin|(?-i:SIN|Sin"
    r"|sin)(?= ?[#:\d])|social insurance|(?-i:NI)(?= ?(?:no|num|#))"
)
_HYPHENED = r"(?<![\w-])\d{3}(?P<s>[-. ])\d\d(?P=s)\d{4}(?![\w-])"
_NINO = r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-TW-Z][A-CEGHJ-NP-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"


def _is_ssn(number: str) -> bool:
    return bool(ssn.is_valid(number) or itin.is_valid(number))


RULE = Rule(
    find=any_match(
        pattern(_HYPHENED, when=all_of(passes(_is_ssn), none_of(_OTHER_NUMBER)), confidence=CHECKSUM),
        pattern(_HYPHENED, when=none_of(_OTHER_NUMBER), confidence=PATTERN),
        pattern(_NINO, confidence=CHECKSUM),
        labelled_number(_CUE, r"\d{3}[-. ]?\d{2}[-. ]?\d{4}[A-Z]?|\d{3}[- ]\d{3}[- ]\d{3}|\d{7}[A-Z]{1,2}"),
        labelled_number(_CUE, r"(?:x{2,3}-?x{2}-?)?\d{4}|\d(?:[- ]\d){3}"),
        labelled_number(r"last (?:4|four)(?: digits)?", r"\d{4}", when=by_author("patient")),
        pattern(
            r"(?<![\w-])\d{3}[- ]\d{3}[- ]\d{3}(?![\w-])",
            when=all_of(passes(sin.is_valid), preceded_by(r"\bsin\b", 30)),
            confidence=CHECKSUM,
        ),
        abroad.labelled("SSN"),
        abroad.national_ids,
        labelled_span("SSN"),
    ),
    label="SSN",
    severity=Severity.BLOCK,
    sources=("safe-harbor-ssn",),
    flags=(
        "We have «536-90-4399» on file for you.",
        Example("patient", "ssn «078-05-1120» there u go"),
        Example("patient", "They put my whole social «457 55 5462» on a POSTCARD."),
        Example("patient", "last four of my social is «0077»"),
        Example("patient", "my NI number is «QQ 12 34 56 C»"),
        Example("patient", "sin «130 692 544» if that helps"),
    ),
    allows=(
        "raffle winner is ticket 318-42-0077!! come grab your basket",
        "We will never ask for your Social Security number by text.",
        "SSN season: 2026 was our social year!",
        "Bring your Social Security card to HR on your first day.",
        "Ticket 078-05 is the winner.",
    ),
)
