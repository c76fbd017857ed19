"""A member, group, policy, Medicare or health-card number.

Why: A health plan number identifies its holder and opens the way to insurance fraud.

False alarms: Group sizes and policy years that follow the word closely.

To patients: With this number others can use your insurance. The practice will ask for it in private.
"""

from __future__ import annotations

from stdnum.ca import bc_phn

from drape import abroad
from drape.conditions import all_of, none_of, sentence_has, valid, words
from drape.cues import labelled
from drape.finders import CHECKED, either, pattern, said
from drape.finding import Severity
from drape.identifiers import MBI, digits, is_au_medicare, is_ontario_health, is_ramq
from drape.rules import By, Rule

_CUE = (
    r"member|subscriber|policy|group|grp|plan(?= ?(?:id|no|num|#))|ins(?:urance)?(?= ?(?:id|no|num|#|card|is))|insurance"
    r"|medicare|medicaid|medi-?cal|mbi|ohip|health ?card|phn|ramq|beneficiary|cin|phin|philhealth|hmo|ahc|dva(?: gold)?(?: card)?"
)
_HEALTH_CARD = sentence_has(r"\b(?:medicare|ohip|health|card|phn|bc|insur\w*|version|ramq|quebec|québec)\b")

_long = none_of(valid(lambda number: len(digits(number)) < 5), valid(lambda number: number.upper().startswith("NPI")))

RULE = Rule(
    find=either(
        pattern(
            rf"(?<![\w-]){MBI}(?![\w-])",
            when=none_of(sentence_has(r"\b(?:sample|dummy|example)\b")),
            sure=CHECKED,
        ),
        labelled(_CUE, r"[2-6]\d{3} ?\d{5} ?\d(?:[-/ ]?\d)?", when=valid(is_au_medicare), sure=CHECKED),
        pattern(
            r"(?<![\w-])(?:\d{4}[ -]\d{3}[ -]\d{3}(?:[ -]?[A-Z]{2})?|\d{4} ?\d{5} ?\d(?:[-/]\d)?)(?![\w-])",
            when=all_of(
                _HEALTH_CARD,
                valid(lambda n: is_ontario_health(n) or is_au_medicare(n) or bool(bc_phn.is_valid(n))),
            ),
            sure=CHECKED,
        ),
        pattern(r"(?<!\w)[A-Z]{4} ?\d{4} ?\d{4}(?!\w)", when=valid(is_ramq), sure=CHECKED, case=True),
        labelled(_CUE, when=_long),
        labelled(rf"(?:{words('insurers')})(?: (?:health|gold|plus|plan|card|id|hmo|ppo|member))*", when=_long),
        abroad.labelled("INSURANCE_ID"),
        said("INSURANCE_ID"),
    ),
    label="INSURANCE_ID",
    severity=Severity.BLOCK,
    message="An insurance number",
    sources=("safe-harbor-plan",),
    flags=(
        "Your Medicare number «1EG4-TE5-MK73» is on file.",
        "she read me «1eg4te5mk72» over the phone",
        By("patient", "member id «XEH 204 88 7713» if u need it"),
        By("patient", "ohip «9876 543 217 AB», pretty sure it's strep"),
        By("patient", "Medicare card «3501 80315 1» if you need it"),
        By("patient", "Group no. «0788214», I have the letter."),
    ),
    allows=(
        "Group of 12 or more? Our policy since 2019: no fees.",
        "We accept Medicare. Group visits at 10 30.",
        "Comment below if your insurance changed in 2026.",
        "Bring your member card to the desk.",
        "Group 7 meets in room 12.",
    ),
)
