"""A driver's licence, passport or identity-card number. Source: 45 CFR 164.514(b)(2)(i)(K)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.checksums import digits
from drape.matching.conditions import any_of, none_of, passes, preceded_by, sentence_has
from drape.matching.context import labelled_number
from drape.matching.matchers import any_match, labelled_span
from drape.rules import Example, Rule

_CUE = (
    r"driver'?s?'? ?(?:licen[cs]es?|lic)\b|(?:[a-z]{2,12} )?licen[cs]e|c?dl|driving licen[cs]e|passport|state id"
    r"|green ?card|photo id|identity card|id card|aadhaar|pan card"
)
_OURS = any_of(
    preceded_by(
        r"\b(?:ours?|we|we're|our|state|facility|agency|held|contractor|business|rn|lpn|md|board|pharmacy"
        r"|medical)\b[^.!?]{0,24}$",
        40,
    ),
    sentence_has(r"\b(?:licensed and insured|license plate|licence plate|ours is|our license)\b"),
)

RULE = Rule(
    find=any_match(
        labelled_span("LICENSE"),
        abroad.labelled("LICENSE"),
        labelled_number(_CUE, when=none_of(_OURS, passes(lambda number: len(digits(number)) < 4))),
    ),
    label="LICENSE",
    severity=Severity.BLOCK,
    sources=("safe-harbor-licence",),
    flags=(
        "Lost & found: Texas license «18842093» and a hearing aid",
        Example("patient", "a copy of my passport («533401372») is with you"),
        Example("patient", "drivers license «D310-4471-0982» inside"),
        Example("patient", "you copied my driver's license «D310-4471-0982» twice"),
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
