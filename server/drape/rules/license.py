"""A driver's licence, passport or identity-card number.

Why: The number of an identity document belongs to one person only.

False alarms: A professional licence that is not named as one.

To patients: With this number others can pretend to be you. Please take it out.
"""

from __future__ import annotations

from drape import abroad
from drape.conditions import after, any_of, none_of, sentence_has, valid
from drape.cues import labelled
from drape.finders import either, said
from drape.finding import Severity
from drape.identifiers import digits
from drape.rules import By, Rule

_CUE = r"driver'?s?'? ?(?:licen[cs]es?|lic)\b|(?:[a-z]{2,12} )?licen[cs]e|c?dl|driving licen[cs]e|passport|state id|green ?card|photo id|identity card|id card|aadhaar|pan card"
_OURS = any_of(
    after(
        r"\b(?:ours?|we|we're|our|state|facility|agency|held|contractor|business|rn|lpn|md|board|pharmacy|medical)\b[^.!?]{0,24}$",
        40,
    ),
    sentence_has(r"\b(?:licensed and insured|license plate|licence plate|ours is|our license)\b"),
)

RULE = Rule(
    find=either(
        said("LICENSE"),
        abroad.labelled("LICENSE"),
        labelled(_CUE, when=none_of(_OURS, valid(lambda number: len(digits(number)) < 4))),
    ),
    label="LICENSE",
    severity=Severity.BLOCK,
    message="The number of an identity document",
    sources=("safe-harbor-licence",),
    flags=(
        "Lost & found: Texas license «18842093» and a hearing aid",
        By("patient", "a copy of my passport («533401372») is with you"),
        By("patient", "drivers license «D310-4471-0982» inside"),
        By("patient", "you copied my driver's license «D310-4471-0982» twice"),
        "His passport no. «533401372» is at the front desk.",
    ),
    allows=(
        "Are you licensed? Ours is NY 1182L001.",
        "Licensed since 2004, over 3,000 smiles.",
        "Renew your driver's license before the 2027 deadline.",
        "Our pharmacy license hangs by the door.",
        "Bring your driver's license to the first visit.",
    ),
)
