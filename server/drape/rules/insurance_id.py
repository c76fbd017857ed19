"""A member, group, policy, Medicare or health-card number. Source: 45 CFR 164.514(b)(2)(i)(I)."""

from __future__ import annotations

from stdnum.ca import bc_phn

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.checksums import MBI, digits, is_au_medicare, is_ontario_health, is_ramq
from drape.matching.conditions import all_of, none_of, passes, sentence_has, word_list_pattern
from drape.matching.context import labelled_number
from drape.matching.matchers import CHECKSUM, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_CUE = (
    r"member|subscriber|policy|group|grp|plan(?= ?(?:id|no|num|#))|ins(?:urance)?(?= ?(?:id|no|num|#|card|is))"
    r"|insurance"
    r"|medicare|medicaid|medi-?cal|mbi|ohip|health ?card|phn|ramq|beneficiary|cin|phin|philhealth|hmo|ahc"
    r"|dva(?: gold)?(?: card)?"
)
_HEALTH_CARD = sentence_has(r"\b(?:medicare|ohip|health|card|phn|bc|insur\w*|version|ramq|quebec|québec)\b")

_long = none_of(passes(lambda number: len(digits(number)) < 5), passes(lambda number: number.upper().startswith("NPI")))

RULE = Rule(
    find=any_match(
        pattern(
            rf"(?<![\w-]){MBI}(?![\w-])",
            when=none_of(sentence_has(r"\b(?:sample|dummy|example)\b")),
            confidence=CHECKSUM,
        ),
        labelled_number(_CUE, r"[2-6]\d{3} ?\d{5} ?\d(?:[-/ ]?\d)?", when=passes(is_au_medicare), confidence=CHECKSUM),
        pattern(
            r"(?<![\w-])(?:\d{4}[ -]\d{3}[ -]\d{3}(?:[ -]?[A-Z]{2})?|\d{4} ?\d{5} ?\d(?:[-/]\d)?)(?![\w-])",
            when=all_of(
                _HEALTH_CARD,
                passes(lambda n: is_ontario_health(n) or is_au_medicare(n) or bool(bc_phn.is_valid(n))),
            ),
            confidence=CHECKSUM,
        ),
        pattern(r"(?<!\w)[A-Z]{4} ?\d{4} ?\d{4}(?!\w)", when=passes(is_ramq), confidence=CHECKSUM, case=True),
        labelled_number(_CUE, when=_long),
        labelled_number(
            rf"(?:{word_list_pattern('insurers')})(?: (?:health|gold|plus|plan|card|id|hmo|ppo|member))*", when=_long
        ),
        abroad.labelled("INSURANCE_ID"),
        labelled_span("INSURANCE_ID"),
    ),
    label="INSURANCE_ID",
    severity=Severity.BLOCK,
    sources=("safe-harbor-plan",),
    flags=(
        "Your Medicare number «1EG4-TE5-MK73» is on file.",
        "she read me «1eg4te5mk72» over the phone",
        Example("patient", "member id «XEH 204 88 7713» if u need it"),
        Example("patient", "ohip «9876 543 217 AB», pretty sure it's strep"),
        Example("patient", "Medicare card «3501 80315 1» if you need it"),
        Example("patient", "Group no. «0788214», I have the letter."),
    ),
    allows=(
        "Group of 12 or more? Our policy since 2019: no fees.",
        "We accept Medicare. Group visits at 10 30.",
        "Comment below if your insurance changed in 2026.",
        "Bring your member card to the desk.",
        "Group 7 meets in room 12.",
    ),
)
