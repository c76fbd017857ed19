"""A Social Security number, or another country's number of the same kind.

Why: With a Social Security number anybody can be impersonated; even its last four digits identify.

False alarms: Raffle, order and part numbers that are written 000-00-0000.

To patients: With this number others can pretend to be you. Please take it out; nobody needs it here.
"""

from __future__ import annotations

from stdnum.ca import sin
from stdnum.us import itin, ssn

from drape import abroad
from drape.conditions import after, all_of, by, none_of, valid
from drape.cues import labelled
from drape.finders import CHECKED, SHAPE, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule

_OTHER_NUMBER = after(
    r"\b(?:raffle|ticket|tix|order|part|item|model|lot|sku|po|winner|sample|dummy|never|locker|tracking)\b[\w #.:]*$",
    30,
)
_CUE = r"ssn|ss(?= ?[#:])|pps(?:n|(?= ?no))?|s\.s\.n\.?|soc(?:ial)?(?: sec(?:urity)?)?|itin|tax ?id|tin|(?-i:SIN|Sin|sin)(?= ?[#:\d])|social insurance|(?-i:NI)(?= ?(?:no|num|#))"
_HYPHENED = r"(?<![\w-])\d{3}(?P<s>[-. ])\d\d(?P=s)\d{4}(?![\w-])"
_NINO = r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-TW-Z][A-CEGHJ-NP-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)"


def _is_ssn(number: str) -> bool:
    return bool(ssn.is_valid(number) or itin.is_valid(number))


RULE = Rule(
    find=either(
        pattern(_HYPHENED, when=all_of(valid(_is_ssn), none_of(_OTHER_NUMBER)), sure=CHECKED),
        pattern(_HYPHENED, when=none_of(_OTHER_NUMBER), sure=SHAPE),
        pattern(_NINO, sure=CHECKED),
        labelled(_CUE, r"\d{3}[-. ]?\d{2}[-. ]?\d{4}[A-Z]?|\d{3}[- ]\d{3}[- ]\d{3}|\d{7}[A-Z]{1,2}"),
        labelled(_CUE, r"(?:x{2,3}-?x{2}-?)?\d{4}|\d(?:[- ]\d){3}"),
        labelled(r"last (?:4|four)(?: digits)?", r"\d{4}", when=by("patient")),
        pattern(
            r"(?<![\w-])\d{3}[- ]\d{3}[- ]\d{3}(?![\w-])",
            when=all_of(valid(sin.is_valid), after(r"\bsin\b", 30)),
            sure=CHECKED,
        ),
        abroad.labelled("SSN"),
        abroad.national_ids,
        said("SSN"),
    ),
    label="SSN",
    severity=Severity.BLOCK,
    message="A Social Security number",
    sources=("safe-harbor-ssn",),
    flags=(
        "We have «536-90-4399» on file for you.",
        By("patient", "ssn «078-05-1120» there u go"),
        By("patient", "They put my whole social «457 55 5462» on a POSTCARD."),
        By("patient", "last four of my social is «0077»"),
        By("patient", "my NI number is «QQ 12 34 56 C»"),
        By("patient", "sin «130 692 544» if that helps"),
    ),
    allows=(
        "raffle winner is ticket 318-42-0077!! come grab your basket",
        "We will never ask for your Social Security number by text.",
        "SSN season: 2026 was our social year!",
        "Bring your Social Security card to HR on your first day.",
        "Ticket 078-05 is the winner.",
    ),
)
